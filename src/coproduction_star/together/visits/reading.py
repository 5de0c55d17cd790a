"""Everything of a review that its page shows, brought together for the team and for anyone."""

from collections.abc import Sequence
from dataclasses import dataclass

from coproduction_star.together.models import Review, ReviewPoint, VisitMark

from . import selectors


@dataclass(frozen=True, slots=True)
class Shown:
    """What is read once for a page."""

    points: Sequence[ReviewPoint]
    took: selectors.Took
    results: selectors.Results
    words: Sequence[VisitMark]
    to_check: Sequence[VisitMark] = ()

    @property
    def checklist(self) -> tuple[ReviewPoint, ...]:
        return selectors.listed(self.points)


def of_team(review: Review, *, keeps: bool, checks: bool) -> Shown:
    """`keeps`: they read all checked words; others only those that may be quoted."""
    return _shown(review, team=keeps, to_check=tuple(selectors.to_check(review)) if checks else ())


def of_anyone(review: Review) -> Shown:
    return _shown(review, team=False)


def _shown(review: Review, *, team: bool, to_check: Sequence[VisitMark] = ()) -> Shown:
    points = selectors.points_of(review)
    results = selectors.results_of(review, selectors.listed(points))
    words = selectors.words_of(review, team=team)
    return Shown(points, selectors.took_part(review), results, words, to_check)
