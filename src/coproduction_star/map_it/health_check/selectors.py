import datetime as dt
from collections.abc import Iterable
from uuid import UUID

from coproduction_star.journeys.case_bank.likeness import AlikeCase, alike_words
from coproduction_star.journeys.models import Initiative, Programme
from coproduction_star.map_it.models import HealthCheck

from .questions import Question

EARLIER = 10
STALE_AFTER = dt.timedelta(days=365)
MOST_CASES = 5


def check_with(*, programme: Programme, check_id: UUID) -> HealthCheck:
    rows = HealthCheck.objects.select_related("initiative__programme__organisation", "by")
    return rows.get(programme=programme, pk=check_id, initiative__removed_at__isnull=True)


def checks_of(initiative: Initiative) -> list[HealthCheck]:
    return list(HealthCheck.objects.filter(initiative=initiative).select_related("by")[:EARLIER])


def last_check(initiative: Initiative) -> HealthCheck | None:
    """One query for each initiative object: its thread and the panel below it ask for the same."""
    if "_last_check" not in initiative.__dict__:
        initiative.__dict__["_last_check"] = HealthCheck.objects.filter(initiative=initiative).first()
    found: HealthCheck | None = initiative.__dict__["_last_check"]
    return found


def checked_lately(programme: Programme, *, now: dt.datetime) -> bool:
    return HealthCheck.objects.filter(programme=programme, made_at__gte=now - STALE_AFTER).exists()


def cases_for(initiative: Initiative, questions: Iterable[Question]) -> tuple[AlikeCase, ...]:
    """Cases that did what is suggested, those about the same thing first."""
    asked = list(questions)
    if not asked:
        return ()
    words = " ".join(question.search for question in asked)
    cos = dict.fromkeys(co.value for question in asked for co in question.cos)
    said = f"{initiative.title}. {words}"
    return alike_words(said, cos=cos, around=initiative.programme.service, most=MOST_CASES)
