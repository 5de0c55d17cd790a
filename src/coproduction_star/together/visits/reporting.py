"""What comes of a review: the report and its versions, who agrees, the service’s answer, and the end."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_noop

from coproduction_star.audit.services import record
from coproduction_star.journeys.services import claim_version, make_promise
from coproduction_star.together.models import (
    Accepts,
    ReportVersion,
    ReportView,
    Review,
    ReviewPhase,
    ReviewPoint,
    ReviewReport,
    ReviewTaker,
    ServiceAnswer,
)
from coproduction_star.voices.models import State
from coproduction_star.voices.services import held_because

from .selectors import checklist_of
from .services import held_open, to_phase
from .taking_part import NotNow

LONGEST_PROMISE = 300


class NoReport(ValueError):
    """The service has nothing to answer yet."""

    def __init__(self) -> None:
        super().__init__(gettext_noop("Write the report of the group first: the service answers to it."))


class NoAnswer(ValueError):
    """Not every point has an answer."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the service says to one point."""

    accepts: str
    words: str
    by_when: dt.date | None


@transaction.atomic
def write_report(*, review: Review, text: str, version: int, by: Any) -> ReviewReport:
    """The report as it stands now; each version stays. Raises NotNow, IsClosed, ChangedMeanwhile."""
    held = held_open(review)
    if held.phase != ReviewPhase.AGREEING:
        raise NotNow
    owned = {"programme_id": held.programme_id, "organisation_id": held.organisation_id}
    report = ReviewReport.objects.filter(review=held).first()
    if report is None:
        report = ReviewReport.objects.create(review=held, text=text, by=by, **owned)
    else:
        claim_version(report, version=version)
        ReviewReport.objects.filter(pk=report.pk).update(text=text, by=by)
        report.refresh_from_db()
    ReportVersion.objects.create(report=report, number=report.version, text=text, by=by, **owned)
    record(by=by, verb="together.report_written", subject=held, version=report.version)
    return report


@transaction.atomic
def say_view(
    *, review: Review, taker: ReviewTaker, agrees: bool, words: str, read: int | None = None, by: Any = None
) -> ReportView:
    """Whether somebody who took part agrees with the version they read, in the place of what they said before.

    Raises NotNow.
    """
    held = Review.objects.select_for_update().get(pk=review.pk)
    report = ReviewReport.objects.filter(review=held).first()
    if held.phase != ReviewPhase.AGREEING or report is None:
        raise NotNow
    found = held_because(review.programme, words) if words else {}
    state = State.HELD if any(found.values()) else State.WAITING if words else State.SHOWN
    ReportView.objects.filter(report=report, taker=taker).delete()
    made = ReportView.objects.create(
        report=report, taker=taker, agrees=agrees, words=words, state=state,
        of_version=min(read or report.version, report.version),
        programme_id=held.programme_id, organisation_id=held.organisation_id,
        **found,
    )  # fmt: skip
    record(by=by, verb="together.report_viewed", subject=held)
    return made


@transaction.atomic
def answer(*, review: Review, version: int, answers: Mapping[UUID, Answer], by: Any) -> None:
    """The service’s answer to each point. What it does becomes a promise with its day.

    Raises NoReport, NoAnswer, IsClosed, ChangedMeanwhile.
    """
    held = held_open(review)
    claim_version(held, version=version)
    if not ReviewReport.objects.filter(review=held).exists():
        raise NoReport
    points = checklist_of(held)
    if any(one.pk not in answers for one in points):
        raise NoAnswer(gettext_noop("Each point needs an answer: what you do, or why you cannot."))
    for point in points:
        _keep(held, point, answers[point.pk], by=by)
    to_phase(held, ReviewPhase.ANSWERED, by=by)
    record(by=by, verb="together.review_answered", subject=held)


def _keep(review: Review, point: ReviewPoint, said: Answer, *, by: Any) -> None:
    promise = None
    if said.accepts != Accepts.NO and said.by_when is not None:
        promise = make_promise(
            programme=review.programme, what=said.words[:LONGEST_PROMISE], due_on=said.by_when, by=by,
            who_in_words=review.service, initiative=review.initiative,
        )  # fmt: skip
    ServiceAnswer.objects.create(
        point=point, accepts=said.accepts, words=said.words, promise=promise, by=by,
        by_when=None if said.accepts == Accepts.NO else said.by_when,
        programme_id=review.programme_id, organisation_id=review.organisation_id,
    )  # fmt: skip


@transaction.atomic
def close(*, review: Review, by: Any) -> None:
    """End it. Raises NoAnswer while the service has not answered."""
    held = Review.objects.select_for_update().get(pk=review.pk)
    if held.phase == ReviewPhase.CLOSED:
        return
    if held.phase != ReviewPhase.ANSWERED:
        raise NoAnswer
    to_phase(held, ReviewPhase.CLOSED, by=by)


@transaction.atomic
def reopen(*, review: Review, by: Any) -> None:
    """Undo the end: its answers stay."""
    held = Review.objects.select_for_update().get(pk=review.pk)
    if held.phase == ReviewPhase.CLOSED:
        to_phase(held, ReviewPhase.ANSWERED, by=by)
