"""Photographs of a visit: with consent, checked before others see them, and gone as soon as they are taken out."""

from typing import Any
from uuid import UUID

from django.db import transaction

from coproduction_star.audit.erasures import note_erasure
from coproduction_star.audit.models import ErasureKind
from coproduction_star.audit.services import record
from coproduction_star.journeys.services import claim_version
from coproduction_star.together.models import Review, ReviewPhase, ReviewTaker, Visit, VisitPhoto
from coproduction_star.ui.pictures import Photograph
from coproduction_star.voices.models import State

from .taking_part import NotNow

MOST = 5
"""Photographs of one visit."""
MOST_SHOWN = 60
"""Photographs on one page."""


class TooMany(ValueError):
    """The visit has as many photographs as it may have."""


@transaction.atomic
def add(*, visit: Visit, photograph: Photograph, caption: str, by: Any = None) -> VisitPhoto:
    """Keep a photograph whose taker says that there is consent. Raises NotNow, TooMany."""
    held = Review.objects.select_for_update().get(pk=visit.review_id)
    if held.phase != ReviewPhase.VISITING:
        raise NotNow
    if VisitPhoto.objects.filter(visit=visit).count() >= MOST:
        raise TooMany
    made = VisitPhoto.objects.create(
        visit=visit, picture=photograph.content, width=photograph.width, height=photograph.height, caption=caption,
        consent=True, programme_id=visit.programme_id, organisation_id=visit.organisation_id,
    )  # fmt: skip
    record(by=by, verb="together.photo_added", subject=made)
    return made


@transaction.atomic
def take_out(*, photo: VisitPhoto, by: Any = None) -> None:
    record(by=by, verb="together.photo_taken_out", subject=photo)
    note_erasure(ErasureKind.VISIT_PHOTO, photo.pk)
    VisitPhoto.objects.filter(pk=photo.pk).delete()


@transaction.atomic
def decide(*, photo: VisitPhoto, reason: str, reason_words: str, version: int, by: Any) -> None:
    """Let others see it, or not for a reason. Raises ChangedMeanwhile."""
    claim_version(photo, version=version)
    state = State.REFUSED if reason else State.SHOWN
    VisitPhoto.objects.filter(pk=photo.pk).update(state=state, reason=reason, reason_words=reason_words)
    verb, why = ("together.photo_refused", {"reason": reason}) if reason else ("together.photo_shown", {})
    record(by=by, verb=verb, subject=photo, **why)


def shown_of(review: Review) -> tuple[VisitPhoto, ...]:
    """What others see, without the pictures themselves."""
    rows = VisitPhoto.objects.filter(visit__review=review, state=State.SHOWN).defer("picture")
    return tuple(rows.select_related("visit__place")[:MOST_SHOWN])


def to_check(review: Review) -> tuple[VisitPhoto, ...]:
    return tuple(VisitPhoto.objects.filter(visit__review=review, state=State.WAITING).defer("picture"))


def photo_called(review: Review, visit_photo_id: UUID, *, checks: bool = False) -> VisitPhoto:
    rows = VisitPhoto.objects.filter(visit__review=review).select_related("visit__place")
    return (rows if checks else rows.filter(state=State.SHOWN)).get(pk=visit_photo_id)


def photos_of(visit: Visit) -> tuple[VisitPhoto, ...]:
    return tuple(VisitPhoto.objects.filter(visit=visit).defer("picture"))


def photo_of_taker(taker: ReviewTaker | None, visit_photo_id: UUID) -> VisitPhoto:
    return VisitPhoto.objects.defer("picture").get(visit__taker=taker, pk=visit_photo_id)
