"""How often a person may still be asked, over all programmes of their organisation."""

import datetime as dt
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Count, Q
from django.utils import timezone
from django_scopes import scope

from coproduction_star.audit.services import record
from coproduction_star.organisations.models import Participant
from coproduction_star.people_it.models import AskedNoMore, Survey, SurveyAsk

MOST_ASKS = 3
"""In a quarter: an invitation and a reminder to one survey, and one more."""
QUARTER = dt.timedelta(days=91)
KEPT = dt.timedelta(days=365)


def asks_left(participant: Participant, *, today: dt.date | None = None) -> int:
    """How often this person may be asked now; 0 means not at all."""
    return asks_left_of([participant], today=today)[participant.pk]


def asks_left_of(people: Iterable[Participant], *, today: dt.date | None = None) -> dict[UUID, int]:
    """The same for many people of one organisation, in one query, whatever programme is open."""
    asked = {person.pk: person for person in people}
    since = (today or timezone.localdate()) - QUARTER
    organisation = next((person.organisation_id for person in asked.values()), None)
    with scope(organisation=organisation, programme=None):
        rows = SurveyAsk.objects.filter(participant__in=asked, asked_on__gt=since).order_by()
        counted = dict(rows.values_list("participant").annotate(number=Count("pk")))
    return {key: max(0, MOST_ASKS - counted.get(key, 0)) for key in asked}


def want_no_more(people: Iterable[UUID], *, survey: Survey) -> set[UUID]:
    """Who of these said that they want to be asked no more, to this survey or to any."""
    rows = AskedNoMore.objects.filter(Q(survey=survey) | Q(survey__isnull=True), participant__in=list(people))
    return set(rows.values_list("participant_id", flat=True))


@transaction.atomic
def ask_no_more(*, participant: Participant, survey: Survey | None, by: Any = None) -> None:
    """Keep to it from now on. Without a survey: to none of this organisation."""
    AskedNoMore.objects.get_or_create(
        organisation_id=participant.organisation_id, participant=participant, survey=survey
    )
    record(by=by, verb="people_it.asked_no_more", subject=participant, for_whom=participant.pk)


@transaction.atomic
def ask(*, survey: Survey, people: Iterable[Participant], by: Any) -> tuple[Participant, ...]:
    """Write down that these people are asked now, and give those who may be.

    The others were asked often enough, said no, or are gone. Whoever asks the same people at once waits here.
    """
    rows = Participant.objects.select_related("membership").select_for_update(of=("self",)).order_by("pk")
    everybody = list(rows.filter(pk__in=[person.pk for person in people]))
    left, today = asks_left_of(everybody), timezone.localdate()
    silent = want_no_more(left, survey=survey)
    asked = tuple(person for person in everybody if left[person.pk] and person.pk not in silent and not person.is_gone)
    SurveyAsk.objects.bulk_create(
        SurveyAsk(
            survey=survey, programme_id=survey.programme_id, organisation_id=survey.organisation_id,
            participant=person, asked_on=today, by=by, delete_after=today + KEPT,
        )
        for person in asked
    )  # fmt: skip
    record(
        by=by, verb="people_it.people_asked", subject=survey, people=len(asked), held_back=len(everybody) - len(asked)
    )
    return asked


def erase(participant_id: UUID) -> None:
    SurveyAsk.objects.filter(participant=participant_id).delete()
    AskedNoMore.objects.filter(participant=participant_id).delete()
