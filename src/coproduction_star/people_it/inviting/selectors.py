"""Samples, the people in them, and how many answered."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.utils import timezone
from django_scopes import scopes_disabled

from coproduction_star.journeys.models import Place, Programme
from coproduction_star.organisations.codes import hash_of
from coproduction_star.organisations.reaching import safe_times
from coproduction_star.people_it.counting import COUNTED
from coproduction_star.people_it.models import (
    InvitationWay,
    Invitee,
    Sample,
    SampleFrame,
    SampleState,
    Survey,
    SurveyLink,
)

from . import telling
from .frame import is_still_safe, wants_no_message, way_to

AT_ONCE = 500
TO_ASK = Q(asked=True, answered=False, stopped=False)
"""Those who can still be reminded, or rung."""


@dataclass(frozen=True, slots=True)
class Part:
    """One place, or one way to people: how many were asked, and how many of them answered."""

    of: str
    asked: int
    answered: int


@dataclass(frozen=True, slots=True)
class Reached:
    """How many of a sample are reached by each way, and how many of them were asked in the end."""

    ways: Counter[str]
    asked: int
    to_remind: int
    held: Counter[str]


def survey_with(*, programme: Programme, survey_id: UUID) -> Survey:
    """Published; a draft invites nobody."""
    rows = Survey.objects.select_related("programme__organisation").defer("draft", "taken_out")
    return rows.get(programme=programme, pk=survey_id, published_at__isnull=False)


def samples_of(survey: Survey) -> list[Sample]:
    """The newest first, with how many people are in each and how many answered."""
    in_it = Count("invited", filter=Q(invited__held=""))
    rows = Sample.objects.filter(survey=survey).annotate(people=in_it)
    return list(rows.order_by("-made_at"))


def sample_with(*, survey: Survey, sample_id: UUID) -> Sample:
    found = Sample.objects.get(survey=survey, pk=sample_id)
    found.survey = survey
    return found


def reached(sample: Sample) -> Reached:
    """One query."""
    rows = Invitee.objects.filter(sample=sample).order_by().values_list("way", "held")
    counted = rows.annotate(
        number=Count("pk"), were_asked=Count("pk", filter=Q(asked=True)), waits=Count("pk", filter=TO_ASK)
    )
    ways, held, asked, waits = Counter[str](), Counter[str](), 0, 0
    hands = len(_by_no_letter(sample.organisation_id, Invitee.objects.filter(sample=sample)))
    for way, why, number, were_asked, waiting in counted:
        if why:
            held[why] += number
        else:
            ways[way] += number
        asked, waits = asked + were_asked, waits + waiting
    ways[InvitationWay.EMAIL] -= hands
    ways[HAND] += hands
    return Reached(ways, asked, waits, held)


HAND = "hand"
"""Whoever would get an e-mail, and gets none: they named a safe time, or it was held back as it went."""


def _by_no_letter(organisation_id: UUID, rows: QuerySet[Invitee]) -> dict[UUID, bool]:
    """Of these, whoever is reached by e-mail and to whom none goes by itself, and whether they answered."""
    rows = rows.filter(way=InvitationWay.EMAIL, held="", participant__isnull=False).order_by()
    timed = safe_times(organisation_id, rows.values("participant"))
    back = telling.taken_back(organisation_id)
    found = dict(rows.filter(Q(participant__in=timed) | Q(pk__in=back)).values_list("pk", "answered"))
    return {key: found[key] for key in found.keys() - telling.gone_to(found)}


def parts_of(survey: Survey, *, by: str) -> list[Part]:
    """Of all that was sent: by `place`, by its key, or by `way`. Cards in letterboxes count with their place."""
    asked, answered = Counter[str](), Counter[str]()
    rows = Invitee.objects.filter(sample__survey=survey, asked=True).order_by()
    if by == "way":
        hands = _by_no_letter(survey.organisation_id, rows)
        asked[HAND], answered[HAND] = len(hands), sum(hands.values())
        asked[InvitationWay.EMAIL], answered[InvitationWay.EMAIL] = -asked[HAND], -answered[HAND]
    counted = rows.values_list(by).annotate(number=Count("pk"), answers=Count("pk", filter=Q(answered=True)))
    for of, number, answers in counted:
        asked[str(of or "")] += number
        answered[str(of or "")] += answers
    for of, number, answers in _homes(survey):
        key = of if by == "place" else CARDS
        asked[key] += number
        answered[key] += min(answers, number)
    return [Part(of, asked[of], answered[of]) for of in sorted(asked) if asked[of]]


CARDS = "cards"


def _homes(survey: Survey) -> list[tuple[str, int, int]]:
    samples = Sample.objects.filter(survey=survey, frame=SampleFrame.HOMES, state=SampleState.SENT)
    strata = [one for strata in samples.values_list("strata", flat=True) for one in strata]
    if not strata:
        return []
    links = SurveyLink.objects.filter(pk__in=[one["link"] for one in strata]).order_by()
    answers = {
        str(key): number for key, number in links.values_list("pk").annotate(Count("responses", filter=COUNTED))
    }
    return [(one["names"][0], one["drawn"], answers.get(one["link"], 0)) for one in strata]


def ways_of(sample: Sample) -> dict[str, SurveyLink]:
    """Of each stratum, by its key."""
    keys = [one["link"] for one in sample.strata if one["link"]]
    return {str(link.pk): link for link in SurveyLink.objects.filter(survey=sample.survey_id, pk__in=keys)}


def names_of_places(organisation_id: UUID) -> dict[str, str]:
    rows = Place.objects.filter(organisation=organisation_id).order_by("name").values_list("pk", "name")
    return {str(pk): name for pk, name in rows}


@dataclass(frozen=True, slots=True)
class ByHand:
    """Those whom no program reaches, and what they said about when it is safe, by person."""

    invited: list[Invitee]
    when: dict[UUID, str]

    def at_any_time(self, way: str) -> list[Invitee]:
        """Those of this way who named no safe time: they can be reached all at once."""
        return [one for one in self.invited if one.way == way and one.participant_id not in self.when]


def by_hand(sample: Sample) -> ByHand:
    """Who is rung or sent a text, and whoever named a safe time, however they are reached."""
    rows = _by_the_way_now(sample)
    when = safe_times(sample.organisation_id, [one.participant_id for one in rows])
    hands = (InvitationWay.PHONE, InvitationWay.TEXT)
    return ByHand([one for one in rows if one.way in hands or one.participant_id in when], when)


def on_paper(sample: Sample) -> list[Invitee]:
    """Those who get a letter or a card with their name, and have not answered."""
    listed = _to_reach(sample, way=InvitationWay.PAPER, participant__isnull=True).order_by("address", "name", "pk")
    return [*listed, *(one for one in _by_the_way_now(sample) if one.way == InvitationWay.PAPER)]


def _by_the_way_now(sample: Sample) -> list[Invitee]:
    """People, by name, each with the way that is safe today: nobody is forgotten who chose another since it was sent.

    Whoever had the e-mail before that was asked by it, and is asked no second time.
    """
    rows = list(_to_reach(sample, participant__isnull=False).order_by("participant__name", "pk"))
    was = {one.pk: one.way for one in rows}
    for one in rows:
        one.way = "" if wants_no_message(one.participant) else way_to(one.participant) or ""
    gone = telling.gone_to([one.pk for one in rows if one.way != was[one.pk] == InvitationWay.EMAIL])
    return [one for one in rows if one.way and one.pk not in gone]


def _to_reach(sample: Sample, **which: Any) -> QuerySet[Invitee]:
    rows = Invitee.objects.filter(TO_ASK, sample=sample, **which)
    return rows.select_related("participant__user__notice_setting", "place")


def invitee_with(*, sample: Sample, invitee_id: UUID) -> Invitee:
    return Invitee.objects.select_related("participant").get(sample=sample, pk=invitee_id, asked=True)


def invited_by(code: str) -> Invitee:
    """Whose code this is, in whichever organisation, once they were asked: it is all that its holder knows."""
    with scopes_disabled():
        rows = Invitee.objects.select_related("sample__survey__programme__organisation", "participant", "link")
        return rows.get(code_hash=hash_of(code), asked=True)


def can_send(survey: Survey, today: dt.date | None = None) -> bool:
    return survey.is_open(today or timezone.localdate())


def _batches(rows: Iterable[Invitee]) -> Iterator[list[Invitee]]:
    them = iter(rows)
    while some := list(islice(them, AT_ONCE)):
        yield some


def to_write_to(sample: Sample, *, reminded: bool) -> Iterator[Invitee]:
    """Those to whom an e-mail may go now. Whoever named a safe time is written to by hand, at that time."""
    rows = _to_reach(sample, way=InvitationWay.EMAIL, reminded=reminded).order_by("pk")
    for some in _batches(rows.iterator(chunk_size=AT_ONCE)):
        when = safe_times(sample.organisation_id, [one.participant_id for one in some if one.participant_id])
        yield from (one for one in some if one.participant_id not in when and is_still_safe(one))


def rows_of(sample: Sample, **which: Any) -> list[Invitee]:
    rows = Invitee.objects.filter(sample=sample, **which)
    return list(rows.select_related("participant__user__notice_setting", "participant__membership").order_by("pk"))
