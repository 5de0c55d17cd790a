"""What Together keeps about one person beside the rows that name them, and how it goes when they are erased."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from coproduction_star.audit.services import forget
from coproduction_star.journeys.steps import Held

from .models import (
    DesignDot,
    DesignExperience,
    DesignTaker,
    PointChoice,
    PointState,
    ReportView,
    ReviewPoint,
    ReviewTaker,
    Visit,
    VisitMark,
    VisitPhoto,
)


def personal_data(participant_id: UUID) -> Iterator[Held]:
    """What stands about somebody in no row that names them."""
    told = DesignExperience.objects.filter(taker__participant=participant_id)
    rows = tuple(told.values("taker__design__title", "stage__title", "feeling", "words"))
    if rows:
        yield Held("together.designexperience", rows)
    dots = DesignDot.objects.filter(taker__participant=participant_id)
    put = tuple(dots.values("priority__design__title", "priority__title"))
    if put:
        yield Held("together.designdot", put)
    yield from _of_reviews(participant_id)


def _of_reviews(participant_id: UUID) -> Iterator[Held]:
    """What they chose, their visits, and what they saw."""
    kept: dict[str, tuple[Any, str, tuple[str, ...]]] = {
        "together.pointchoice": (PointChoice, "taker__participant", ("taker__review__title", "point__title")),
        "together.visit": (Visit, "taker__participant", ("review__title", "visited_on", "where", "people", "quote")),
        "together.reportview": (ReportView, "taker__participant", ("report__review__title", "agrees", "words")),
        "together.visitphoto": (
            VisitPhoto, "visit__taker__participant", ("visit__review__title", "visit__where", "caption"),
        ),
        "together.reviewpoint": (ReviewPoint, "suggested_by__participant", ("review__title", "title")),
        "together.visitmark": (
            VisitMark, "visit__taker__participant", ("visit__review__title", "point__title", "score", "words"),
        ),
    }  # fmt: skip
    for kind, (model, whose, names) in kept.items():
        rows = tuple(model.objects.filter(**{whose: participant_id}).values(*names))
        if rows:
            yield Held(kind, rows)


def erase(participant_id: UUID) -> None:
    """What they told goes, with its dots."""
    rows = DesignTaker.objects.filter(participant=participant_id)
    forget(subject="together.designtaker", subject_ids=list(rows.values_list("pk", flat=True)))
    rows.delete()
    parts = ReviewTaker.objects.filter(participant=participant_id)
    visits = Visit.objects.filter(taker__in=parts)
    forget(subject="together.visit", subject_ids=list(visits.values_list("pk", flat=True)))
    photos = VisitPhoto.objects.filter(visit__in=visits)
    forget(subject="together.visitphoto", subject_ids=list(photos.values_list("pk", flat=True)))
    suggested = ReviewPoint.objects.filter(suggested_by__in=parts).exclude(state=PointState.LISTED)
    forget(subject="together.reviewpoint", subject_ids=list(suggested.values_list("pk", flat=True)))
    suggested.delete()
    forget(subject="together.reviewtaker", subject_ids=list(parts.values_list("pk", flat=True)))
    parts.delete()
