"""Everything of a review that its page shows, brought together for the team and for anyone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from coproduction_star.journeys.steps import Figure
from coproduction_star.together.models import (
    ReportView,
    Review,
    ReviewPhase,
    ReviewPoint,
    ServiceAnswer,
    VisitMark,
    VisitPhoto,
)

from . import beside, photos, selectors
from . import report_selectors as reports

ANSWERED = (ReviewPhase.ANSWERED, ReviewPhase.CLOSED)


@dataclass(frozen=True, slots=True)
class Shown:
    """What is read once for a page."""

    points: Sequence[ReviewPoint]
    took: selectors.Took
    results: selectors.Results
    words: Sequence[VisitMark]
    reported: reports.Reported | None
    answers: Mapping[UUID, ServiceAnswer]
    photos: Sequence[VisitPhoto]
    earlier: beside.Earlier | None
    official: Figure | None = None
    to_check: Sequence[VisitMark] = ()
    views_to_check: Sequence[ReportView] = ()
    photos_to_check: Sequence[VisitPhoto] = ()

    @property
    def checklist(self) -> tuple[ReviewPoint, ...]:
        return selectors.listed(self.points)


def of_team(review: Review, *, keeps: bool, checks: bool) -> Shown:
    """`keeps`: they read all checked words; others only those that may be quoted."""
    shown = replace(_shown(review, team=keeps, report=True), official=beside.official_figure(review))
    if not checks:
        return shown
    return replace(
        shown,
        to_check=tuple(selectors.to_check(review)),
        views_to_check=reports.views_to_check(review),
        photos_to_check=photos.to_check(review),
    )


def of_anyone(review: Review) -> Shown:
    """The report only once the service has answered it: before, those who took part agree on it."""
    return _shown(review, team=False, report=review.phase in ANSWERED)


def _shown(review: Review, *, team: bool, report: bool) -> Shown:
    points = selectors.points_of(review)
    results = selectors.results_of(review, selectors.listed(points))
    words = selectors.words_of(review, team=team)
    reported = reports.reported(review) if report else None
    answers = reports.answers_of(points)
    earlier = beside.earlier_of(review, selectors.listed(points), results)
    took = selectors.took_part(review)
    return Shown(points, took, results, words, reported, answers, photos.shown_of(review), earlier)
