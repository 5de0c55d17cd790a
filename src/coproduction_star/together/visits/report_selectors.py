"""What is read of the report of a review, of those who agree or not, and of the service’s answers."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from coproduction_star.together.models import (
    ReportVersion,
    ReportView,
    Review,
    ReviewPoint,
    ReviewReport,
    ReviewTaker,
    ServiceAnswer,
)
from coproduction_star.voices.models import State


@dataclass(frozen=True, slots=True)
class Reported:
    """A report with everybody’s view of it. Who agreed with an older version has not agreed with this one."""

    report: ReviewReport
    agree: int
    disagree: int
    words: tuple[ReportView, ...]
    """Checked words, of those who disagree and of those who agree and add something."""


def report_of(review: Review) -> ReviewReport | None:
    """No query where the review was fetched with it."""
    return getattr(review, "report", None)


def reported(review: Review) -> Reported | None:
    """One query, none while there is no report."""
    report = report_of(review)
    if report is None:
        return None
    views = tuple(ReportView.objects.filter(report=report))
    shown = tuple(one for one in views if one.words and one.state == State.SHOWN)
    agree = sum(one.agrees and one.of_version == report.version for one in views)
    return Reported(report, agree, sum(not one.agrees for one in views), shown)


def answers_of(points: Iterable[ReviewPoint]) -> dict[UUID, ServiceAnswer]:
    """No query where the points were fetched with them."""
    return {one.pk: one.answer for one in points if hasattr(one, "answer")}


def versions_of(report: ReviewReport) -> tuple[ReportVersion, ...]:
    return tuple(ReportVersion.objects.filter(report=report).select_related("by"))


def views_to_check(review: Review) -> tuple[ReportView, ...]:
    rows = ReportView.objects.filter(report__review=review, state__in=[State.WAITING, State.HELD])
    return tuple(rows.exclude(words=""))


def report_view_called(review: Review, report_view_id: UUID) -> ReportView:
    rows = ReportView.objects.select_related("programme__organisation").exclude(words="")
    return rows.get(report__review=review, pk=report_view_id)


def view_of(report: ReviewReport, taker: ReviewTaker) -> ReportView | None:
    return ReportView.objects.filter(report=report, taker=taker).first()
