"""Decisions with their reasons and dissent, promises with a date, and interests declared before both."""
