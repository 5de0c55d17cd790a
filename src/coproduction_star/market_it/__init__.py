"""Market it: what helps people start and keep going."""
