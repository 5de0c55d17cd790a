"""What cases can be filtered by."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any

YES = "yes"


class Facet(StrEnum):
    """The facets, in the order people see them. `EVERY` holds all published cases."""

    CO = "co"
    SECTOR = "sector"
    PEOPLE = "people"
    OUTCOME = "outcome"
    COUNTRY = "country"
    EVIDENCE = "evidence"
    STARTED = "started"
    SAVINGS = "savings"
    MIXED = "mixed"
    LOCAL = "local"
    EVERY = "every"


CHOSEN_FROM = (
    Facet.CO,
    Facet.SECTOR,
    Facet.PEOPLE,
    Facet.OUTCOME,
    Facet.COUNTRY,
    Facet.EVIDENCE,
    Facet.SAVINGS,
    Facet.MIXED,
    Facet.LOCAL,
)
"""Facets whose values are ticked; years are a range."""


def facets_of(
    record: Mapping[str, Any], *, has_savings: bool, has_negative_or_mixed: bool, local: bool = False
) -> Iterator[tuple[str, str]]:
    """Every facet value a case has, each once."""
    yield Facet.EVERY, ""
    yield from ((Facet.CO, co) for co in dict.fromkeys(record["cos"]))
    yield Facet.SECTOR, record["sector"]
    yield from ((Facet.PEOPLE, word) for word in dict.fromkeys(record["people"]))
    yield from ((Facet.OUTCOME, word) for word in dict.fromkeys(record["outcomes_sought"]))
    yield Facet.COUNTRY, record["country"]
    yield Facet.EVIDENCE, record["evidence"]
    if record.get("started") is not None:
        yield Facet.STARTED, str(record["started"])
    if has_savings:
        yield Facet.SAVINGS, YES
    if has_negative_or_mixed:
        yield Facet.MIXED, YES
    if local:
        yield Facet.LOCAL, YES
