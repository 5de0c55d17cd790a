"""A result in public: said by somebody who may, seen by everybody, and taken back for a reason that is seen too."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django_scopes import scope

from coproduction_star.audit.services import record
from coproduction_star.journeys.models import Programme
from coproduction_star.organisations.models import Organisation
from coproduction_star.people_it.models import ResultState, Survey, SurveyResult


class NothingToPublish(Exception):
    """It is not worked out, or nothing of it is in public."""


@transaction.atomic
def publish(*, result: SurveyResult, who: str, by: Any) -> None:
    """Show it to everybody; one of the survey that was shown before is replaced. Raises NothingToPublish."""
    if result.state != ResultState.DONE:
        raise NothingToPublish(result.pk)
    _of(result.survey).update(
        published_at=None, published_by=None, published_who="", taken_back_at=None, taken_back_why=""
    )  # fmt: skip
    result.published_at, result.published_by, result.published_who = timezone.now(), by, who
    result.taken_back_at, result.taken_back_why = None, ""
    result.save(update_fields=["published_at", "published_by", "published_who", "taken_back_at", "taken_back_why"])
    record(by=by, verb="people_it.result_published", subject=result.survey, decided=who)


@transaction.atomic
def take_back(*, survey: Survey, why: str, by: Any) -> None:
    """Nobody outside sees its numbers from now on; that and why it was taken back stays. Raises NothingToPublish."""
    rows = _of(survey).filter(taken_back_at__isnull=True)
    if not rows.update(taken_back_at=timezone.now(), taken_back_why=why):
        raise NothingToPublish(survey.pk)
    record(by=by, verb="people_it.result_taken_back", subject=survey, reason=why)


def _of(survey: Survey) -> QuerySet[SurveyResult]:
    return SurveyResult.objects.filter(survey=survey, published_at__isnull=False)


@contextmanager
def in_public(organisation: Organisation, slug: str) -> Iterator[Programme]:
    """A programme that is public, in its scope. Raises Programme.DoesNotExist."""
    with scope(organisation=organisation.pk, programme=None):
        programme = Programme.objects.get(
            organisation=organisation, slug=slug, archived_at__isnull=True, published_at__isnull=False
        )
    programme.organisation = organisation
    with scope(organisation=organisation.pk, programme=programme.pk):
        yield programme


def public_results(programme: Programme) -> QuerySet[SurveyResult]:
    """What everybody may see now, by title."""
    rows = SurveyResult.objects.filter(
        programme=programme, published_at__isnull=False, taken_back_at__isnull=True
    )  # fmt: skip
    return rows.select_related("survey").order_by("survey__title", "pk")


def public_result(programme: Programme, *, survey_id: UUID) -> SurveyResult:
    """What is in public of this survey, or was until it was taken back. Raises SurveyResult.DoesNotExist."""
    rows = SurveyResult.objects.filter(programme=programme, survey=survey_id, published_at__isnull=False)
    found: SurveyResult = rows.select_related("survey").get()
    found.survey.programme = programme
    return found
