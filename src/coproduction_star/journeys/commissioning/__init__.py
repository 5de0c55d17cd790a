"""From a decision to words for a strategy, a tender and a contract; and what stops or shrinks to pay for it."""
