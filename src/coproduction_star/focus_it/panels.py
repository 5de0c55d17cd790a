"""The rule that every feature keeps which shows what groups of people think."""

from coproduction_star.methods.disclosure import fewest

MINIMUM_PEOPLE = fewest("panel")
"""Fewer of a group show nothing, so that nobody can tell what one of them said."""
