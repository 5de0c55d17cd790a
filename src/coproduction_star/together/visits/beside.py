"""What stands beside the result of a review: the official figure, and the review that it repeats."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from coproduction_star.journeys.models import Programme
from coproduction_star.journeys.steps import Figure, all_steps
from coproduction_star.methods import visits as method
from coproduction_star.together.models import PointState, Review, ReviewPoint

from .selectors import LEAST, Results, marks_of


@dataclass(frozen=True, slots=True)
class Earlier:
    """The review before, with how far this one lies from it, over the points of both; by the title of each too."""

    review: Review
    whole: method.Whole
    now: method.Whole
    change: method.Change | None
    points: dict[UUID, tuple[float, int]]
    """By a point of the later review: the mean before, and from how many visitors."""


def figures_in(programme: Programme) -> tuple[Figure, ...]:
    """What a programme counts or measures, that a review can stand beside."""
    return tuple(one for step in all_steps() for one in step.figures(programme) if one.address)


def official_figure(review: Review) -> Figure | None:
    """The newest figure of the measure that was chosen; None while there is none."""
    if not review.official:
        return None
    return next((one for one in figures_in(review.programme) if one.address == review.official), None)


def others_in(programme: Programme, *, but: UUID | None = None) -> QuerySet[Review]:
    return Review.objects.filter(programme=programme).exclude(pk=but).order_by("title", "made_at")


def earlier_of(review: Review, points: tuple[ReviewPoint, ...], now: Results) -> Earlier | None:
    """Points are the same where their words are; what fewer than five saw is in none. Two queries."""
    before = review.earlier
    if before is None:
        return None
    marks = marks_of(before)
    old = tuple(ReviewPoint.objects.filter(review=before, state=PointState.LISTED))
    found = method.seen([str(one.pk) for one in old], marks, least=LEAST)
    told = {
        _same(point.title): (point.pk, seen.mean, seen.visitors)
        for point, seen in zip(old, found, strict=True)
        if seen.mean is not None
    }
    alike = {one.pk: told[_same(one.title)] for one in points if _same(one.title) in told}
    told_now = {one.point for one in now.points if one.mean is not None}
    both = {key: then for key, (then, _mean, _visitors) in alike.items() if str(key) in told_now}
    old_whole, new_whole = _over(marks, both.values()), _over(now.marks, both)
    change = method.change(old_whole, new_whole)
    return Earlier(before, old_whole, new_whole, change, {key: told[1:] for key, told in alike.items()})


def _over(marks: Iterable[method.Mark], points: Iterable[UUID]) -> method.Whole:
    keys = {str(one) for one in points}
    return method.whole((one for one in marks if one.point in keys), least=LEAST)


def _same(title: str) -> str:
    return " ".join(title.casefold().split())
