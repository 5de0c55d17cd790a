"""The spine: programmes, initiatives, cases, outcomes, decisions, promises, and the registry of steps."""
