"""What people want to learn beside what others can show, by place and kind of skill: people counted, none of them few.

docs/methods/skills-gap.md has the reasons. The rule of methods.disclosure is applied once, here: the page, its picture
and the files have nothing else to show.
"""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from coproduction_star.journeys.models import Programme
from coproduction_star.methods.disclosure import Protected, protected
from coproduction_star.people_it.models import Agreement, Kind, Need, Offer
from coproduction_star.people_it.offered import State, agreed, in_state

NOT_SAID = ""
"""The place of what names none."""
Counts = Mapping[tuple[str, str], int]


@dataclass(frozen=True, slots=True)
class Gap:
    """How many people would like to learn something in a place, and how many could show it; None is too few to say."""

    place: str
    skill: str
    wanted: int | None
    offered: int | None

    @property
    def more(self) -> int:
        """How many more want it than can show it, of what may be shown."""
        return (self.wanted or 0) - (self.offered or 0)


@dataclass(frozen=True, slots=True)
class Gaps:
    """`rows` with the widest gap first; `together` adds up, for each skill, what `rows` show of it in several places.

    It is a sum of what is shown alone: whether a place is missing from it, it must not tell.
    """

    rows: tuple[Gap, ...] = ()
    together: tuple[Gap, ...] = ()

    @property
    def short(self) -> tuple[Gap, ...]:
        """Where more want to learn than can show it."""
        return tuple(one for one in self.rows if one.more > 0)


def gaps_in(programme: Programme, *, today: dt.date) -> Gaps:
    """Of those who agreed to be counted in figures. Two queries."""
    counted = (in_state(State.LIVING, today=today), agreed(Agreement.STATISTICS))
    wanted = _people(Need.objects.filter(*counted, programme=programme, to_learn=True))
    offered = _people(Offer.objects.filter(*counted, programme=programme, kind=Kind.SKILL))
    return shown_gaps(wanted, offered)


def _people(rows: QuerySet[Any]) -> Counts:
    """Somebody who offers the same twice in a place is one person."""
    found: dict[tuple[str, str], set[Any]] = defaultdict(set)
    for place, person, tags in rows.order_by().values_list("place__name", "participant", "tags").iterator():
        for tag in tags.split() or [NOT_SAID]:
            found[place or NOT_SAID, tag].add(person)
    return {key: len(people) for key, people in found.items()}


def shown_gaps(wanted: Counts, offered: Counts) -> Gaps:
    """The counts as they may be shown. A pair of which neither may is left out, as if nobody had named it."""
    places = sorted({place for place, _skill in (*wanted, *offered)})
    skills = sorted({skill for _place, skill in (*wanted, *offered)})
    if not places:
        return Gaps()
    want, can = _protected(wanted, places, skills), _protected(offered, places, skills)
    rows = tuple(
        Gap(place, skill, want.cells[i][j], can.cells[i][j])
        for i, place in enumerate(places)
        for j, skill in enumerate(skills)
        if want.cells[i][j] or can.cells[i][j]
    )
    together = (Gap(NOT_SAID, *one) for one in zip(skills, want.columns, can.columns, strict=True))
    places_of = Counter(row.skill for row in rows)
    return Gaps(_widest_first(rows), _widest_first(one for one in together if places_of[one.skill] > 1))


def _protected(counts: Counts, places: Sequence[str], skills: Sequence[str]) -> Protected:
    return protected([[counts.get((place, skill), 0) for skill in skills] for place in places])


def _widest_first(rows: Iterable[Gap]) -> tuple[Gap, ...]:
    return tuple(sorted(rows, key=lambda one: (-one.more, one.place, one.skill)))
