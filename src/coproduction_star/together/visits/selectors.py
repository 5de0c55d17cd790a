"""What reviews read."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django_scopes import scope, scopes_disabled

from coproduction_star.journeys.models import Initiative, Place, Programme
from coproduction_star.methods import visits as method
from coproduction_star.methods.disclosure import fewest
from coproduction_star.together.models import (
    PointChoice,
    PointState,
    Review,
    ReviewPoint,
    ReviewTaker,
    Visit,
    VisitMark,
)
from coproduction_star.voices.models import State

LEAST = fewest("visits")
"""Fewest visitors of whom anything is told."""
SHOWN_FOR = dt.timedelta(minutes=30)
MOST_WORDS = 500


class NotFound(LookupError):
    """No such reference: wrong, taken back, or long gone. Nobody is told which."""


@dataclass(frozen=True, slots=True)
class Took:
    """How many took part, chose and visited, and how they came. A pair is one."""

    all: int
    chose: int
    visited: int
    typed_in: int


@dataclass(frozen=True, slots=True)
class Results:
    """What visitors saw: each point of the checklist, all together, and each place."""

    points: tuple[method.PointSeen, ...]
    whole: method.Whole
    places: tuple[method.Whole, ...]
    marks: tuple[method.Mark, ...]
    """Of the points that are told."""


def reviews_of(programme: Programme) -> QuerySet[Review]:
    rows = Review.objects.filter(programme=programme)
    return rows.annotate(number=Count("visits")).order_by("-made_at")


def review_called(programme: Programme, review_id: UUID) -> Review:
    rows = Review.objects.select_related("programme__organisation", "initiative", "earlier", "report")
    return rows.get(programme=programme, pk=review_id)


def points_of(review: Review) -> tuple[ReviewPoint, ...]:
    """All points of a review with what the service answers, whatever became of them: one query."""
    rows = ReviewPoint.objects.filter(review=review).select_related("answer").annotate(number=Count("choices"))
    return tuple(rows.order_by("position", "made_at"))


def listed(points: Iterable[ReviewPoint]) -> tuple[ReviewPoint, ...]:
    return tuple(one for one in points if one.state == PointState.LISTED)


def checklist_of(review: Review) -> tuple[ReviewPoint, ...]:
    return listed(points_of(review))


def point_called(review: Review, point_id: UUID) -> ReviewPoint:
    return ReviewPoint.objects.get(review=review, pk=point_id)


def is_scored(point: ReviewPoint) -> bool:
    return VisitMark.objects.filter(point=point).exists()


def took_part(review: Review) -> Took:
    chose, visited = (Exists(rows.objects.filter(taker=OuterRef("pk"))) for rows in (PointChoice, Visit))
    found = ReviewTaker.objects.filter(review=review).aggregate(
        all=Count("pk"), chose=Count("pk", filter=chose), visited=Count("pk", filter=visited),
        typed_in=Count("pk", filter=~Q(channel="online")),
    )  # fmt: skip
    return Took(**found)


def marks_of(review: Review) -> tuple[method.Mark, ...]:
    rows = VisitMark.objects.filter(visit__review=review, score__isnull=False).order_by()
    found = rows.values_list("visit__taker", "point", "score", "visit__place__name", "visit__where")
    return tuple(
        method.Mark(str(taker), str(point), score, place or where) for taker, point, score, place, where in found
    )


def results_of(review: Review, points: Sequence[ReviewPoint]) -> Results:
    marks = marks_of(review)
    keys = [str(one.pk) for one in points]
    found = method.seen(keys, marks, least=LEAST)
    told = method.of_told(found, marks)
    return Results(found, method.whole(told, least=LEAST), method.by_place(told, least=LEAST), told)


def words_of(review: Review, *, team: bool) -> tuple[VisitMark, ...]:
    """Checked words: the team reads all of them, others those whose authors agree."""
    rows = VisitMark.objects.filter(visit__review=review, state=State.SHOWN).exclude(words="")
    if not team:
        rows = rows.filter(visit__quote=True)
    return tuple(rows.select_related("visit__place")[:MOST_WORDS])


def to_check(review: Review) -> QuerySet[VisitMark]:
    rows = VisitMark.objects.filter(visit__review=review, state__in=[State.WAITING, State.HELD])
    return rows.exclude(words="").select_related("visit", "point").order_by("made_at")


def visit_mark_called(review: Review, visit_mark_id: UUID) -> VisitMark:
    rows = VisitMark.objects.select_related("visit__place", "point", "programme__organisation")
    return rows.exclude(words="").get(visit__review=review, pk=visit_mark_id)


def initiatives_for(programme: Programme) -> QuerySet[Initiative]:
    return Initiative.objects.filter(programme=programme).order_by("title")


def places_for(programme: Programme) -> QuerySet[Place]:
    return Place.objects.filter(organisation=programme.organisation_id).order_by("name")


def visit_of_taker(taker: ReviewTaker, visit_id: UUID) -> Visit:
    return Visit.objects.select_related("place").get(taker=taker, pk=visit_id)


def visit_of_participant(review: Review, visit_id: UUID, participant_id: UUID) -> Visit:
    rows = Visit.objects.select_related("taker", "place").filter(taker__participant=participant_id)
    return rows.get(review=review, pk=visit_id)


def visits_of(taker: ReviewTaker) -> tuple[Visit, ...]:
    return tuple(Visit.objects.filter(taker=taker).select_related("place"))


def visits_of_participant(review: Review, participant_id: UUID | None) -> tuple[Visit, ...]:
    if participant_id is None:
        return ()
    rows = Visit.objects.filter(review=review, taker__participant=participant_id)
    return tuple(rows.select_related("place"))


def marks_told(visits: Iterable[Visit]) -> dict[UUID, list[VisitMark]]:
    """What stands in each visit, in the order of the checklist."""
    told: dict[UUID, list[VisitMark]] = {}
    for one in VisitMark.objects.filter(visit__in=[visit.pk for visit in visits]).select_related("point"):
        told.setdefault(one.visit_id, []).append(one)
    return told


def chosen_by(taker: ReviewTaker | None) -> frozenset[str]:
    rows = PointChoice.objects.filter(taker=taker).values_list("point", flat=True) if taker else ()
    return frozenset(str(key) for key in rows)


def taker_of(review: Review, participant_id: UUID | None) -> ReviewTaker | None:
    if participant_id is None:
        return None
    return ReviewTaker.objects.filter(review=review, participant=participant_id).first()


def taker_called(review: Review, taker_id: UUID) -> ReviewTaker:
    return ReviewTaker.objects.get(review=review, pk=taker_id)


def told_lately(review: Review, taker_id: Any) -> ReviewTaker | None:
    since = timezone.now() - SHOWN_FOR
    return ReviewTaker.objects.filter(review=review, pk=taker_id, made_at__gt=since).first()


def kept_under(hashes: tuple[str, ...]) -> tuple[UUID, str] | None:
    """Whose part it is, in whichever organisation: the words are the only key."""
    with scopes_disabled():
        return ReviewTaker.objects.filter(reference_hash__in=hashes).values_list("pk", "reference_hash").first()


@contextmanager
def opened(identity: UUID, reference_hash: str) -> Iterator[ReviewTaker]:
    """What the browser opened, in the scope of its programme."""
    with scopes_disabled():
        rows = ReviewTaker.objects.filter(pk=identity, reference_hash=reference_hash)
        found = rows.select_related("review__programme__organisation", "review__report").first()
    if found is None:
        raise NotFound
    with scope(organisation=found.organisation_id, programme=found.programme_id):
        yield found
