"""Who could be invited, how each would be reached, and who is held back and why: read anew before anything is sent."""

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import QuerySet
from django_scopes import scope

from coproduction_star.notices.models import Frequency
from coproduction_star.organisations.models import AgeBand, Participant, SafeChannel
from coproduction_star.organisations.reaching import email_of
from coproduction_star.people_it.asks import asks_left_of, want_no_more
from coproduction_star.people_it.models import (
    ADULT,
    Age,
    ConsentKind,
    HeldBack,
    InvitationWay,
    Invitee,
    Survey,
    SurveyConsent,
)
from coproduction_star.people_it.parents import Youth, youths

A_YEAR_LATER = dt.timedelta(days=335)
"""People agree to be asked again in twelve months; the last of them has begun."""
FIRST_AGE: Mapping[str, int] = {
    AgeBand.UNDER_16: 0, AgeBand.FROM_16: 16, AgeBand.FROM_25: 25, AgeBand.FROM_45: 45, AgeBand.FROM_65: 65,
    AgeBand.FROM_80: 80,
}  # fmt: skip
"""Nobody in this band is younger, in years."""
Narrowed = Mapping[str, Collection[str]]


@dataclass(frozen=True, slots=True)
class Listed:
    """One person of a list. `key` is the same whenever the list is read."""

    key: str
    way: str
    place_id: UUID | None = None
    participant: Participant | None = None
    name: str = ""
    address: str = ""


@dataclass(slots=True)
class Frame:
    """Who can be asked, and how many cannot, by why."""

    listed: list[Listed] = field(default_factory=list)
    held: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class Agreed:
    """When and where somebody agreed to be asked again, the last time."""

    at: dt.datetime
    place_id: UUID | None


def people_frame(survey: Survey, *, narrowed: Narrowed, today: dt.date) -> Frame:
    """Everybody who agreed to be asked again, in whichever programme of the organisation."""
    agreed = _who_agreed(survey)
    people = [person for person in _people(agreed) if _fits(person, agreed[person.pk], narrowed)]
    why, frame = why_not(survey, people, agreed=agreed, today=today), Frame()
    for person in people:
        if reason := why.get(person.pk):
            frame.held[reason] += 1
        else:
            frame.listed.append(
                Listed(str(person.pk), way_to(person) or "", agreed[person.pk].place_id, participant=person)
            )
    return frame


def _who_agreed(survey: Survey) -> dict[UUID, Agreed]:
    with scope(organisation=survey.organisation_id, programme=None):
        rows = SurveyConsent.objects.filter(
            kind=ConsentKind.RECONTACT, taken_back_at__isnull=True, response__withdrawn_at__isnull=True,
            response__participant__isnull=False,
        )  # fmt: skip
        said = rows.order_by("given_at").values_list("response__participant", "given_at", "response__place")
        return {person: Agreed(at, place) for person, at, place in said}


def _people(ids: Iterable[UUID]) -> QuerySet[Participant]:
    """With all that says whether and how to reach them: two queries however many."""
    rows = Participant.objects.filter(pk__in=list(ids), merged_into__isnull=True).order_by("pk")
    return rows.select_related("user__notice_setting", "membership").prefetch_related("groups")


def _fits(person: Participant, agreed: Agreed, narrowed: Narrowed) -> bool:
    places, groups, ages = (narrowed.get(name) for name in ("places", "groups", "ages"))
    return (
        (not places or str(agreed.place_id) in places)
        and (not groups or any(row.group in groups for row in person.groups.all()))
        and (not ages or person.age_band in ages)
    )


def why_not(
    survey: Survey, people: Collection[Participant], *, agreed: Mapping[UUID, Agreed] | None, today: dt.date
) -> dict[UUID, str]:
    """The first reason, by person, why somebody is not asked; whoever is not in it may be asked."""
    ids = [person.pk for person in people]
    silent, known = want_no_more(ids, survey=survey), _invited_or_answered(survey, ids) if agreed else set()
    left, said = asks_left_of(people, today=today), youths(survey.organisation_id, ids, kind="answers")
    found = {}
    for person in people:
        when = agreed.get(person.pk) if agreed else None
        reasons = (
            (HeldBack.GONE, person.is_gone),
            (HeldBack.ALREADY, person.pk in known),
            (HeldBack.SAID_NO, person.pk in silent or wants_no_message(person)),
            (HeldBack.SOON, when is not None and when.at.date() + A_YEAR_LATER > today),
            (HeldBack.YOUNG, _may_be_too_young(person, said.get(person.pk), survey)),
            (HeldBack.OLD, _is_too_old(person, said.get(person.pk), survey)),
            (HeldBack.NO_WAY, way_to(person) is None),
            (HeldBack.OFTEN, not left[person.pk]),
        )
        if first := next((str(reason.value) for reason, holds in reasons if holds), ""):
            found[person.pk] = first
    return found


def _may_be_too_young(person: Participant, said: Youth | None, survey: Survey) -> bool:
    """A child is asked only while a parent's yes holds, and nobody for what is not for their age."""
    if person.age_band not in {"", AgeBand.UNDER_16, AgeBand.FROM_16}:
        return False
    if said is None or (person.age_band == AgeBand.UNDER_16 and said.age == Age.ADULT):
        return person.age_band == AgeBand.UNDER_16
    alone_from = survey.programme.organisation.alone_from
    return not said.may_take_part(youngest=survey.youngest, alone_from=alone_from)


def _is_too_old(person: Participant, said: Youth | None, survey: Survey) -> bool:
    """Whoever is surely above the last age. In doubt they are asked: the first page says for whom it is."""
    if survey.oldest is None:
        return False
    adult = ADULT if said is not None and said.age == Age.ADULT else 0
    return max(adult, FIRST_AGE[person.age_band] if person.age_band else 0) > survey.oldest


def _invited_or_answered(survey: Survey, ids: Collection[UUID]) -> set[UUID]:
    invited = Invitee.objects.filter(sample__survey=survey, participant__in=ids)
    answered = survey.responses.filter(participant__in=ids, withdrawn_at__isnull=True)
    return {*invited.values_list("participant", flat=True), *answered.values_list("participant", flat=True)}


def wants_no_message(person: Participant) -> bool:
    setting = getattr(person.user, "notice_setting", None)
    never = setting is not None and setting.frequency == Frequency.NEVER
    return person.safe_channel == SafeChannel.NONE or never


def way_to(person: Participant) -> str | None:
    """The way that is safe; nothing where none is known. What somebody chose is the only way."""
    email, phone = bool(email_of(person)), bool(person.phone)
    ways = {
        SafeChannel.EMAIL: InvitationWay.EMAIL if email else None,
        SafeChannel.TEXT: InvitationWay.TEXT if phone else None,
        SafeChannel.PHONE: InvitationWay.PHONE if phone else None,
        SafeChannel.POST: InvitationWay.PAPER,
        SafeChannel.IN_PERSON: InvitationWay.PAPER,
        SafeChannel.NONE: None,
    }
    if person.safe_channel:
        return ways[SafeChannel(person.safe_channel)]
    return InvitationWay.EMAIL if email else InvitationWay.PHONE if phone else None


def is_still_safe(one: Invitee) -> bool:
    """Whether the way found when it was sent is the way that is safe now. An address on a list says nothing."""
    return one.participant is None or way_to(one.participant) == one.way
