"""Noticing in somebody's words what must not be shown: addresses, and other people's names.

A pattern is no judge: what it finds is held until a person has looked. What it
misses, the writer's own answer and the moderator find.
"""

import re
from collections.abc import Iterable

STREETS = (
    "street|st|road|rd|avenue|ave|lane|ln|close|drive|court|crescent|terrace|gardens|grove|mews|row|walk|way|square|"
    "heol|ffordd|stryd|lôn|rhodfa"
)
E_MAIL = re.compile(r"[^\s@,;()<>]+@[^\s@,;()<>]+\.[a-z]{2,}", re.IGNORECASE)
PHONE = re.compile(r"(?<![\d.])(?:\+|00|0)(?:[\s().-]*\d){9,14}(?!\d)")
POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[ABD-HJLNP-UW-Z]{2}\b", re.IGNORECASE)
HOUSE = re.compile(
    rf"\b\d{{1,4}}[a-z]?,?\s+(?:(?:[A-Z][\w’'-]*\s+){{1,3}}(?i:{STREETS})|[\w’'-]+\s+(?i:{STREETS}))\b"
    rf"|\b(?i:flat|fflat)\s+\d+[a-z]?\b|\b\d{{1,4}}[a-z]?,?\s+(?i:heol|ffordd|stryd|lôn|rhodfa)\s+\w+"
)
TITLE = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Cllr|Councillor|PC|Nurse|Sister|Father|Reverend)\.?\s+[A-Z][\w’'-]+")
PAIR = re.compile(r"\b[A-Z][a-zà-ÿ’'-]+(?:\s+[A-Z][a-zà-ÿ’'-]+)+")
RELATION = re.compile(
    r"\b(?:[Mm]y|[Oo]ur|[Hh]is|[Hh]er|[Tt]heir)\s+(?:neighbour|friend|son|daughter|mum|mother|dad|father|brother|"
    r"sister|wife|husband|partner|carer|nurse|teacher|boss|landlord)s?,?\s+[A-Z][a-zà-ÿ’'-]+"
)
NO_PERSON = {
    "Street", "Road", "Avenue", "Lane", "Close", "Drive", "Court", "Crescent", "Terrace", "Gardens", "Park", "Green",
    "Square", "Centre", "Center", "School", "Library", "Church", "Chapel", "Council", "Hospital", "House", "Hall",
    "Club", "Surgery", "Primary", "Academy", "College", "University", "Station", "Market", "Estate", "Town", "City",
    "Village", "Trust", "Service", "Services", "Team", "Group", "Association", "Society", "Bank", "Bridge", "Day",
    "Week", "Christmas", "Easter", "Year", "North", "South", "East", "West", "Kingdom", "Government", "Act", "Plan",
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "Common", "Wood", "Woods", "Farm",
    "River", "Lake", "Beach", "Hill", "High", "Old", "New", "The", "Age", "Food", "Community", "Youth", "Health",
}  # fmt: skip
"""A pair of capitals with one of these is a place or a body."""


def address_in(words: str) -> bool:
    """Whether there is a phone number, an e-mail, a postcode or a house address in the words."""
    return any(pattern.search(words) for pattern in (E_MAIL, PHONE, POSTCODE, HOUSE))


def person_in(words: str, *, known: Iterable[str] = ()) -> bool:
    """Whether somebody seems to be named. `known` are names of places and bodies, which are nobody."""
    for name in known:
        words = words.replace(name, " … ") if name else words
    named = TITLE.search(words) or RELATION.search(words)
    return bool(named) or any(_is_a_person(pair) for pair in PAIR.findall(words))


def _is_a_person(pair: str) -> bool:
    return not set(re.split(r"\s+", pair)) & NO_PERSON
