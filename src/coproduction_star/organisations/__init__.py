"""Organisations, their members, roles and participants, and the scope every tenant query needs."""
