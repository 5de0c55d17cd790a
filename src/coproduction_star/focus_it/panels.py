"""The rule that every feature keeps which shows what groups of people think."""

MINIMUM_PEOPLE = 3
"""Fewer of a group show nothing, so that nobody can tell what one of them said."""
