"""What pages show of photographs."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from coproduction_star.journeys.frames import Frame
from coproduction_star.organisations.access import Access
from coproduction_star.together.models import Review, Visit, VisitPhoto
from coproduction_star.voices.models import State

from .addresses import at
from .presenters import frame_of
from .seen_page import visit_said


@dataclass(frozen=True, slots=True)
class OwnPhoto:
    caption: str
    state: str
    out: str


@dataclass(frozen=True, slots=True)
class PhotosPage:
    """The photographs of one visit of one's own, and the form for another. `frame` is empty without an account."""

    title: str
    lead: str
    rows: tuple[OwnPhoto, ...]
    button: str
    back: str
    full: bool
    frame: Frame | None = None


@dataclass(frozen=True, slots=True)
class CheckPhotoPage:
    title: str
    frame: Frame
    button: str
    back: str
    picture: str
    caption: str
    width: int
    height: int
    visit: str
    state: str
    theirs: tuple[tuple[str, str, str], ...] = ()


def photos_page(
    visit: Visit, photos: Iterable[VisitPhoto], *, back: str, outs: Any, full: bool, frame: Frame | None = None
) -> PhotosPage:
    rows = tuple(OwnPhoto(one.caption, _state(one), outs(one)) for one in photos)
    return PhotosPage(
        _("Photographs of your visit"), visit_said(visit), rows, _("Add the photograph"), back, full, frame
    )  # fmt: skip


def _state(photo: VisitPhoto) -> str:
    if photo.state == State.REFUSED:
        why = _("Not shown: %(rule)s.") % {"rule": photo.get_reason_display()}
        return f"{why} {photo.reason_words}".strip()
    return _("Others can see it") if photo.state == State.SHOWN else _("Waiting to be checked")


def check_photo_page(review: Review, photo: VisitPhoto, *, access: Access, theirs: Any) -> CheckPhotoPage:
    programme = review.programme
    return CheckPhotoPage(
        title=_("Check a photograph"), frame=frame_of(programme, access), button=_("Decide"),
        back=at("review", programme, review.pk), picture=at("visit_photo", programme, review.pk, photo.pk),
        caption=photo.caption, width=photo.width, height=photo.height, visit=visit_said(photo.visit),
        state=photo.get_state_display(), theirs=theirs,
    )  # fmt: skip
