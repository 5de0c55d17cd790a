"""Measures of outcomes, their figures over time, and what they say."""
