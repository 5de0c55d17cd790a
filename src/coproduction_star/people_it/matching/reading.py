"""The seam: offers, needs, roles and ideas of a programme as the rows that the library matches."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from coproduction_star.data.audiences import StakeholderGroup
from coproduction_star.data.matching import Matching, RingsAsked, Row
from coproduction_star.journeys.case_bank.words import stem, telling_stems
from coproduction_star.journeys.models import Initiative, Programme, Status
from coproduction_star.methods.matching import Rules
from coproduction_star.organisations.models import ParticipantGroup
from coproduction_star.people_it.introducing import may_introduce, meets_whom, needs_care, others_are_there, unmet_for
from coproduction_star.people_it.models import Kind, Need, Offer, RoleWanted, Times, Travel, With
from coproduction_star.people_it.offered import roles_that_look, to_match

from .busy import IDEA, ROLE, Busy, busy_in, room_of
from .ground import Ground, ground_of

REACH_KM: Mapping[str, float] = {Travel.HOME: 1_000.0, Travel.NEAR: 5.0, Travel.FAR: 25.0, "": 15.0}
"""How far somebody can come. From home or online there is no way to go; where nothing was said, 15 km."""
PERSON, LEARNING, CAREFUL, STAFF = "person", "learning", "careful", "staff"
"""Conditions of ours: a role is for a person, somebody young or at risk is not introduced to one person alone, and an
idea looks for staff."""
GIVES: Mapping[str, tuple[str, ...]] = {
    Kind.SKILL: (Kind.SKILL, Kind.KNOWLEDGE, Kind.TIME, LEARNING, PERSON),
    Kind.KNOWLEDGE: (Kind.KNOWLEDGE, Kind.SKILL, LEARNING, PERSON),
    Kind.EXPERIENCE: (Kind.EXPERIENCE, Kind.KNOWLEDGE, LEARNING, PERSON),
    Kind.TIME: (Kind.TIME, PERSON),
    Kind.SPACE: (Kind.SPACE,),
    Kind.TOOL: (Kind.TOOL,),
}
"""What an offer of each kind can be for: somebody with a skill can also teach it, a room is only a room."""
STAFF_GROUPS = (StakeholderGroup.FRONTLINE_STAFF, StakeholderGroup.HEADS_OF_SERVICES, StakeholderGroup.TOP_MANAGERS)
SAYS_LITTLE = frozenset(
    stem(word)
    for word in (
        "somebody", "someone", "anybody", "people", "others", "like", "need", "want", "would", "could", "help", "know",
        "show", "once", "day", "week", "weekday", "weekend", "morning", "afternoon", "evening", "free",
    )
)  # fmt: skip
"""Words that stand in any offer or need, and times, which have their own part of the score. A text of nothing else is
compared with none."""
RINGS = RingsAsked(longest=4, helpers=10)


@dataclass(frozen=True, slots=True)
class Read:
    """Rows for the library, and the places behind them; `full` counts offers whose people take on no more now."""

    matching: Matching
    ground: Ground
    places: Mapping[str, UUID | None]
    full: int

    def knows_distance(self, need: str, offer: str) -> bool:
        return self.ground.knows(self.places[need], self.places[offer])


@dataclass(frozen=True, slots=True)
class _Around:
    """What a row needs to know of the others."""

    ground: Ground
    busy: Busy
    room: Mapping[UUID, int]
    staff: Collection[UUID]
    barred: Mapping[UUID, frozenset[str]]
    """For each offer the roles that its person may not be introduced for."""


def read(programme: Programme, *, rules: Rules, with_rings: bool, today: dt.date) -> Read:
    """Eight queries, however much waits, and a few for each role alone with somebody, of steps that answer for it."""
    rows = to_match(Offer, programme, today=today).select_related("entry__participant")
    offers = list(rows.prefetch_related("entry__consents"))
    needs = list(to_match(Need, programme, today=today))
    roles = list(roles_that_look(programme, today=today).select_related("contact"))
    ideas = list(Initiative.objects.filter(programme=programme, status=Status.POTENTIAL))
    everything = (*offers, *needs, *roles, *ideas)
    busy = busy_in(programme)
    around = _Around(
        ground_of(one.place_id for one in everything), busy, room_of(offers, busy), _staff(offers),
        _barred(offers, roles),
    )  # fmt: skip
    given = tuple(_offer(one, around) for one in offers if one.pk in around.room)
    wanted = (*(_need(one, around) for one in needs), *(_role(one, around) for one in roles),
              *(_idea(one, around) for one in ideas if around.staff))  # fmt: skip
    asked = tuple(row for row in wanted if row.most > 0)
    given = tuple(_speaking(given, asked, {row_key(one): _codes(getattr(one, "languages", "")) for one in everything}))
    matching = Matching("", rules, 1, None, RINGS if with_rings else None, asked, given)
    return Read(matching, around.ground, {row_key(one): one.place_id for one in everything}, len(offers) - len(given))


def row_key(one: Any) -> str:
    """The id that an offer, a need, a role or an idea has in the rows."""
    prefix = ROLE if isinstance(one, RoleWanted) else IDEA if isinstance(one, Initiative) else ""
    return f"{prefix}{one.pk}"


def _staff(offers: Iterable[Offer]) -> set[UUID]:
    people = {one.participant_id for one in offers}
    rows = ParticipantGroup.objects.filter(participant__in=people, group__in=STAFF_GROUPS)
    return set(rows.values_list("participant", flat=True))


def _codes(words: str) -> tuple[str, ...]:
    return tuple(words.split())


def _barred(offers: Iterable[Offer], roles: Iterable[RoleWanted]) -> dict[UUID, frozenset[str]]:
    """Roles that are done alone with somebody are for whoever may be introduced for them, and for nobody else.

    What a role asks for is asked once for everybody whom it concerns.
    """
    barred: dict[UUID, set[str]] = defaultdict(set)
    for role in (role for role in roles if role.one_to_one):
        asked = [one for one in offers if role.whom != With.ANYONE or needs_care(one.entry)]
        people = {who.pk: who for one in asked if (who := meets_whom(one.entry, role)) is not None}
        unmet = unmet_for(role, people.values()) if asked else {}
        for one in asked:
            if not may_introduce(one.entry, role=role, unmet=unmet).allowed:
                barred[one.pk].add(row_key(role))
    return {key: frozenset(roles) for key, roles in barred.items()}


def is_careful(one: Offer | Need) -> bool:
    """Whoever is young, or at risk, and does not come with a group that the team knows."""
    return needs_care(one.entry) and not others_are_there(one.entry)


def _offer(one: Offer, around: _Around) -> Row:
    has = [*_codes(one.conditions), *GIVES[one.kind]]
    has += [STAFF] if one.participant_id in around.staff else []
    has += [CAREFUL] if others_are_there(one.entry) else []
    declined = around.barred.get(one.pk, frozenset()) | around.busy.declined.get(one.pk, frozenset())
    return _row(
        one, around, person=str(one.participant_id), words=one.words, requires=[CAREFUL] if is_careful(one) else [],
        has=has, most=around.room[one.pk], declined=tuple(sorted(declined)),
    )  # fmt: skip


def _need(one: Need, around: _Around) -> Row:
    requires = [*_codes(one.conditions), LEARNING if one.to_learn else one.kind]
    requires += [CAREFUL] if is_careful(one) else []
    return _row(
        one, around, person=str(one.participant_id), words=one.words, requires=requires,
        has=[CAREFUL] if others_are_there(one.entry) else [], most=one.most,
    )  # fmt: skip


def _role(one: RoleWanted, around: _Around) -> Row:
    """Whoever may not be introduced for it is barred from it, so the role itself asks for nothing more."""
    return _row(
        one, around, person=f"{ROLE}{one.pk}", words=f"{one.title} {one.words}", most=one.people,
        requires=[*_codes(one.conditions), PERSON], has=[CAREFUL],
    )  # fmt: skip


def _idea(one: Initiative, around: _Around) -> Row:
    return _row(
        one, around, person=f"{IDEA}{one.pk}", words=f"{one.title} {one.summary}", requires=[STAFF, PERSON],
        has=[CAREFUL], most=1,
    )  # fmt: skip


def _row(
    one: Any, around: _Around, *, person: str, words: str, requires: Sequence[str], has: Sequence[str], most: int,
    declined: tuple[str, ...] = (),
) -> Row:  # fmt: skip
    key = row_key(one)
    left = most if isinstance(one, Offer) else around.busy.left(key, most)
    said = tuple(one for one in telling_stems(words) if one not in SAYS_LITTLE)
    topics = dict.fromkeys((*_codes(getattr(one, "tags", "")), *said))
    times = _codes(getattr(one, "times", "")) or tuple(Times.values)
    return Row(
        id=key, person=person, topics=tuple(topics), times=times, at=around.ground.at(one.place_id),
        reach_km=REACH_KM.get(getattr(one, "travel", ""), REACH_KM[""]), requires=tuple(dict.fromkeys(requires)),
        has=tuple(dict.fromkeys(has)), consent=True, most=left, area="", declined=declined, groups={},
        words=words if said else "",
    )  # fmt: skip


def _speaking(given: Sequence[Row], wanted: Sequence[Row], said: Mapping[str, tuple[str, ...]]) -> Iterator[Row]:
    """Two who both named languages, and none in common, cannot speak to each other: that pair is never proposed."""
    named, here = [(row.id, set(said[row.id])) for row in wanted if said[row.id]], {row.id for row in wanted}
    for row in given:
        mine = set(said[row.id])
        apart = {key for key, theirs in named if mine and not mine & theirs}
        yield replace(row, declined=tuple(sorted((apart | set(row.declined)) & here)))
