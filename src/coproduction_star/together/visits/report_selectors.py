"""What is read of the report of a review, of those who agree or not, and of the service’s answers."""

from dataclasses import dataclass
from uuid import UUID

from coproduction_star.together.models import (
    ReportVersion,
    ReportView,
    Review,
    ReviewReport,
    ReviewTaker,
    ServiceAnswer,
)
from coproduction_star.voices.models import State


@dataclass(frozen=True, slots=True)
class Reported:
    """A report with everybody’s view of it."""

    report: ReviewReport
    agree: int
    disagree: int
    words: tuple[ReportView, ...]
    """Checked words, of those who disagree and of those who agree and add something."""


def report_of(review: Review) -> ReviewReport | None:
    return ReviewReport.objects.filter(review=review).first()


def reported(review: Review) -> Reported | None:
    """Two queries, one while there is no report."""
    report = report_of(review)
    if report is None:
        return None
    views = tuple(ReportView.objects.filter(report=report))
    shown = tuple(one for one in views if one.words and one.state == State.SHOWN)
    agree = sum(one.agrees for one in views)
    return Reported(report, agree, len(views) - agree, shown)


def answers_of(review: Review) -> dict[UUID, ServiceAnswer]:
    return {one.point_id: one for one in ServiceAnswer.objects.filter(point__review=review)}


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
