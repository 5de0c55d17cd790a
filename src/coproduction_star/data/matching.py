"""Needs and offers as JSON: who asks for what and who offers it, when, where, and under which conditions."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from coproduction_star.methods.matching import Rules, Side, marks
from coproduction_star.methods.matching.sides import MOST_KM, Called

from .parts import Part

MOST_CONDITIONS = 60
REACH_KM = 15.0


@dataclass(frozen=True, slots=True)
class Row:
    """One need or one offer. ``words`` is what was written, where that may be compared."""

    id: str
    person: str
    topics: tuple[str, ...]
    times: tuple[str, ...]
    at: tuple[float, float]
    reach_km: float
    requires: tuple[str, ...]
    has: tuple[str, ...]
    consent: bool
    most: int
    area: str
    declined: tuple[str, ...]
    groups: Mapping[str, str]
    words: str = ""


@dataclass(frozen=True, slots=True)
class RingsAsked:
    """How long rings may be, and with how many helpers of each person they are made."""

    longest: int
    helpers: int


@dataclass(frozen=True, slots=True)
class Matching:
    """A file, read."""

    title: str
    rules: Rules
    most: int
    squares_km: float | None
    rings: RingsAsked | None
    needs: tuple[Row, ...]
    offers: tuple[Row, ...]

    def sides(self) -> tuple[Side, Side]:
        """Turn needs and offers into tables with the same columns."""
        every = (*self.needs, *self.offers)
        topics = sorted({topic for row in every for topic in row.topics})
        times = sorted({time for row in every for time in row.times})
        conditions = sorted({name for row in every for name in (*row.requires, *row.has)})
        people = {person: place for place, person in enumerate(self.people())}

        def side(called: Called, rows: Sequence[Row]) -> Side:
            order = sorted(range(len(rows)), key=lambda place: rows[place].id)
            return Side.of(
                _flags([row.topics for row in rows], topics),
                _flags([row.times for row in rows], times),
                [row.at for row in rows],
                called=called,
                number=np.argsort(order),
                person=[people[row.person] for row in rows],
                reach=[row.reach_km for row in rows],
                requires=[marks(row.requires, conditions) for row in rows],
                has=[marks(row.has, conditions) for row in rows],
                consents=[row.consent for row in rows],
                most=[row.most for row in rows],
            )

        return side("needs", self.needs), side("offers", self.offers)

    def people(self) -> list[str]:
        """Name everybody once; the tables count them by their places here."""
        return sorted({row.person for row in (*self.needs, *self.offers)})

    def never(self) -> set[tuple[int, int]]:
        """Give the pairs that either side declined, by their places."""
        need = {row.id: place for place, row in enumerate(self.needs)}
        offer = {row.id: place for place, row in enumerate(self.offers)}
        asked = {
            (place, offer[name]) for place, row in enumerate(self.needs) for name in row.declined if name in offer
        }
        return asked | {
            (need[name], at) for at, row in enumerate(self.offers) for name in row.declined if name in need
        }


def read(file: Part) -> Matching:
    """Read a file; raises BadParts with every problem."""
    title = file.text("title")
    reach = file.number("reach_km", default=REACH_KM, lowest=0, highest=MOST_KM)
    needs = tuple(_row(part, "wanted", reach) for part in file.parts("needs"))
    offers = tuple(_row(part, "load", reach) for part in file.parts("offers"))
    for key, rows, others in (("needs", needs, offers), ("offers", offers, needs)):
        _complain(file, key, rows, others)
    found = Matching(
        title=title,
        rules=_rules(file.part("weights"), file),
        most=file.whole_number("candidates", default=5, lowest=1, highest=100),
        squares_km=file.optional_number("squares_km", lowest=1),
        rings=_rings(file.part("rings")) if file.has("rings") else None,
        needs=needs,
        offers=offers,
    )
    conditions = {name for row in (*needs, *offers) for name in (*row.requires, *row.has)}
    if len(conditions) > MOST_CONDITIONS:
        file.complain("needs", f"There are {len(conditions):,} conditions.", f"Name at most {MOST_CONDITIONS}.")
    file.refuse_problems()
    return found


def _rules(part: Part, file: Part) -> Rules:
    usual = Rules()
    likeness = part.number("likeness", default=usual.likeness, lowest=0)
    times = part.number("times", default=usual.times, lowest=0)
    nearness = part.number("nearness", default=usual.nearness, lowest=0)
    enough = file.number("enough_times", default=usual.enough, lowest=1)
    fade_km = file.number("fade_km", default=usual.fade_km, lowest=0.1)
    if likeness + times + nearness > 0:
        return Rules(likeness, times, nearness, enough, fade_km)
    file.complain("weights", "All are 0.", "Give one of them more than 0.")
    return usual


def _rings(part: Part) -> RingsAsked:
    longest = part.whole_number("longest", default=4, lowest=2, highest=4)
    return RingsAsked(longest, part.whole_number("helpers", default=10, lowest=1, highest=20))


def _row(part: Part, most: str, reach_km: float) -> Row:
    name = part.text("id")
    groups = part.part("groups")
    return Row(
        id=name,
        person=part.text("person", default=name),
        topics=part.texts("topics"),
        times=part.texts("times"),
        at=_place(part),
        reach_km=part.number("reach_km", default=reach_km, lowest=0, highest=MOST_KM),
        requires=part.texts("requires", default=()),
        has=part.texts("has", default=()),
        consent=part.flag("consent"),
        most=part.whole_number(most, default=1, lowest=1, highest=1_000),
        area=part.text("area", default=""),
        declined=part.texts("declined", default=()),
        groups={question: groups.text(question) for question in groups.names()},
    )


def _place(part: Part) -> tuple[float, float]:
    place = part.numbers("place_km", lowest=-MOST_KM, highest=MOST_KM)
    if len(place) != 2:
        part.complain("place_km", "It is not two numbers.", "Give kilometres east and north: [412.3, 287.5].")
        return (0.0, 0.0)
    return (place[0], place[1])


def _complain(file: Part, key: str, rows: Sequence[Row], others: Sequence[Row]) -> None:
    names, known = [row.id for row in rows], {row.id for row in others}
    if not rows:
        file.complain(key, "There are none.", "Add at least one.")
    for name in sorted(name for name, times in Counter(names).items() if times > 1):
        file.complain(key, f"“{name}” is there twice.", "Give each an id of its own.")
    for row in rows:
        for name in row.declined:
            if name not in known:
                file.complain(key, f"{row.id} declined “{name}”, which is not there.", "Leave it out, or mend the id.")


def _flags(named: Sequence[Sequence[str]], known: Sequence[str]) -> np.ndarray:
    place = {name: at for at, name in enumerate(known)}
    table = np.zeros((len(named), max(len(known), 1)), dtype=np.float32)
    for row, names in enumerate(named):
        table[row, [place[name] for name in names]] = 1
    return table
