"""What the team does with a review: set it up, make the checklist, and move on."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext_noop

from coproduction_star.audit.services import record
from coproduction_star.journeys.models import Programme
from coproduction_star.journeys.services import claim_version
from coproduction_star.together.models import PointState, Review, ReviewPhase, ReviewPoint

from .selectors import is_scored

MOVES = (ReviewPhase.CHOOSING, ReviewPhase.VISITING, ReviewPhase.AGREEING)
"""Phases that a press of a button leads to."""


class IsClosed(ValueError):
    """What was answered is kept as it is."""

    def __init__(self) -> None:
        super().__init__(gettext_noop("The service has answered this review. Nothing you wrote was kept."))


class NoPoints(ValueError):
    """Nobody can visit without a checklist."""


class PointScored(ValueError):
    """Visitors have scored a point that would go."""


@transaction.atomic
def set_up(*, programme: Programme, values: Mapping[str, Any], points: Iterable[str], by: Any) -> Review:
    made = Review.objects.create(
        programme=programme, organisation_id=programme.organisation_id, by=by,
        phases=[[ReviewPhase.CHOOSING, timezone.localdate().isoformat()]], **values,
    )  # fmt: skip
    rows = [(title, "") for title in points]
    if not rows and made.earlier is not None:
        listed_then = ReviewPoint.objects.filter(review=made.earlier, state=PointState.LISTED)
        rows = list(listed_then.values_list("title", "easy"))
    for place, (title, easy) in enumerate(rows):
        ReviewPoint.objects.create(
            review=made, programme=programme, organisation_id=programme.organisation_id, title=title, easy=easy,
            position=place,
        )  # fmt: skip
    record(by=by, verb="together.review_begun", subject=made)
    return made


@transaction.atomic
def change(*, review: Review, version: int, values: Mapping[str, Any], by: Any) -> None:
    held = held_open(review)
    claim_version(held, version=version)
    Review.objects.filter(pk=held.pk).update(**values)
    record(by=by, verb="together.review_changed", subject=held)


@transaction.atomic
def add_point(*, review: Review, values: Mapping[str, Any], by: Any) -> ReviewPoint:
    held = held_open(review)
    last = ReviewPoint.objects.filter(review=held).aggregate(last=Max("position"))["last"]
    made = ReviewPoint.objects.create(
        review=held, programme_id=held.programme_id, organisation_id=held.organisation_id,
        position=0 if last is None else last + 1, **values,
    )  # fmt: skip
    record(by=by, verb="together.point_added", subject=made)
    return made


@transaction.atomic
def change_point(*, point: ReviewPoint, version: int, values: Mapping[str, Any], by: Any) -> None:
    """Word it anew, list it or leave it out. Raises PointScored, ChangedMeanwhile."""
    held_open(point.review)
    claim_version(point, version=version)
    if values["state"] != PointState.LISTED and is_scored(point):
        raise PointScored(gettext_noop("Visitors have scored this point, so it stays on the checklist. You can word "
                                       "it anew."))  # fmt: skip
    ReviewPoint.objects.filter(pk=point.pk).update(**values)
    point.refresh_from_db()
    record(by=by, verb="together.point_changed", subject=point)


@transaction.atomic
def move(*, review: Review, to: str, by: Any) -> None:
    """Go on to another phase, or back. The day of each stays."""
    held = held_open(review)
    if to not in MOVES:
        raise ValueError(to)
    if to != ReviewPhase.CHOOSING and not ReviewPoint.objects.filter(review=held, state=PointState.LISTED).exists():
        raise NoPoints
    if held.phase != to:
        to_phase(held, to, by=by)


def to_phase(held: Review, to: str, *, by: Any) -> None:
    held.phase = to
    held.phases = [*held.phases, [to, timezone.localdate().isoformat()]]
    held.save(update_fields=["phase", "phases"])
    record(by=by, verb="together.review_moved", subject=held, phase=str(ReviewPhase(to).label))


def held_open(review: Review) -> Review:
    """The review, locked. Raises IsClosed once the service has answered."""
    held = Review.objects.select_for_update().get(pk=review.pk)
    if held.phase not in MOVES:
        raise IsClosed
    return held
