"""Shifts: who comes when, in which role, what they gave, and what was seen."""
