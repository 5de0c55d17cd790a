"""Map it: what exists, what could exist, and the cases that show it."""
