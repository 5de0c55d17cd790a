"""Postcodes as people type them. What is a postcode and nothing else is kept nowhere: see ui/resilience."""

import re

POSTCODE = re.compile(r"[A-Z]{1,2}\d[A-Z\d]?\d[A-Z]{2}")
BETWEEN = re.compile(r"[\W_]+")
LONGEST = 24
"""Letters, with the spaces around them."""


def normal(text: str) -> str:
    """In capitals, without spaces of any kind, hyphens or full stops: SW1A1AA. Empty when it is too long for one."""
    return BETWEEN.sub("", text).upper() if len(text) <= LONGEST else ""


def is_postcode(text: str) -> bool:
    """Whether the whole text is a postcode of the United Kingdom."""
    return bool(POSTCODE.fullmatch(normal(text)))
