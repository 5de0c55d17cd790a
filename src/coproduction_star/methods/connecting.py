"""Which councillor connects people with an outcome in a ward, and where nobody does."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from .sentences import Sentence, worded


class Part(StrEnum):
    """What a councillor does for an outcome."""

    WARD = "ward-connector"
    PORTFOLIO = "portfolio-lead"
    SCRUTINY = "scrutiny-member"
    CHAMPION = "champion"
    LEADER = "group-leader"
    OWN_WARD = "co-producer"


CONNECTS = frozenset({Part.WARD, Part.PORTFOLIO, Part.CHAMPION, Part.OWN_WARD})
"""Who links people with the work. Scrutiny asks questions of it and a group leader protects it: neither is a link."""


@dataclass(frozen=True, slots=True)
class Link:
    """One part that somebody plays. An empty outcome or ward means all of them."""

    who: str
    part: str
    outcome: str = ""
    ward: str = ""

    def covers(self, outcome: str, ward: str) -> bool:
        """Whether it counts for this outcome in this ward."""
        return self.outcome in ("", outcome) and self.ward in ("", ward)


Cell = tuple[str, str]
"""The keys of an outcome and of a ward."""


def connecting(
    outcomes: Mapping[str, str], wards: Mapping[str, str], links: Sequence[Link]
) -> dict[Cell, tuple[Link, ...]]:
    """Give for each outcome and ward who connects there, in their order; empty where nobody does.

    Examples
    --------
    >>> found = connecting({"a": "Safe"}, {"n": "Northfield"}, [Link("Cllr Harker", Part.WARD, ward="n")])
    >>> [one.who for one in found["a", "n"]]
    ['Cllr Harker']
    """
    return {
        (outcome, ward): tuple(one for one in links if one.part in CONNECTS and one.covers(outcome, ward))
        for outcome in outcomes
        for ward in wards
    }


def nobody_connects(
    outcomes: Mapping[str, str], wards: Mapping[str, str], links: Sequence[Link]
) -> tuple[Sentence, ...]:
    """Say where nobody connects, one sentence for each outcome; a ward where nobody connects at all is told first."""
    return tuple(_gaps(outcomes, wards, connecting(outcomes, wards, links)))


def _gaps(
    outcomes: Mapping[str, str], wards: Mapping[str, str], found: Mapping[Cell, tuple[Link, ...]]
) -> Iterator[Sentence]:
    bare = [ward for ward in wards if outcomes and not any(found[outcome, ward] for outcome in outcomes)]
    for ward in bare:
        yield worded("Nobody connects in %(ward)s at all.", ward=wards[ward])
    for outcome, words in outcomes.items():
        names = tuple(name for ward, name in wards.items() if ward not in bare and not found[outcome, ward])
        if names:
            yield worded("Nobody connects for “%(outcome)s” in: %(wards)s.", outcome=words.rstrip("."), wards=names)
