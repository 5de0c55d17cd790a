"""Shared budgets: hand in, check, discuss, vote in secret, count, and say what each vote paid for."""
