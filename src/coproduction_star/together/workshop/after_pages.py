"""The pages after a workshop, and the sheets for paper."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from rules import has_perm

from coproduction_star.journeys.addresses import address as journey_address
from coproduction_star.journeys.frames import Frame
from coproduction_star.organisations.access import Access
from coproduction_star.together.models import ActivityKind, Workshop, WorkshopActivity, WorkshopContribution
from coproduction_star.together.permissions import Permission
from coproduction_star.ui.drawing.qr import QRCode, qr_code

from .addresses import at, in_full, in_room, in_short
from .presenters import frame_of
from .results import cut_said
from .room_pages import whose
from .selectors import WRITTEN
from .wording import COS, STANDS

LINES = 8


@dataclass(frozen=True, slots=True)
class GoesOnRow:
    words: str
    about: str
    became: str
    became_at: str
    option_at: str
    take_on: str


@dataclass(frozen=True, slots=True)
class GoesOnPage:
    title: str
    frame: Frame
    rows: tuple[GoesOnRow, ...]
    cut: str
    workshop: str
    back: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """One thing to fill in on paper: lines to write on, or boxes to tick."""

    title: str
    about: str
    lines: int
    choices: tuple[str, ...]
    stands: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PackPage:
    title: str
    whose: str
    about: str
    day: str
    code: str
    join: str
    qr: QRCode
    is_open: bool
    sheets: tuple[Sheet, ...]
    back: str


def goes_on_page(workshop: Workshop, *, access: Access, words: Sequence[Any], number: int) -> GoesOnPage:
    """`number` is how many there are in all."""
    keeps = has_perm(Permission.KEEP_WORKSHOPS, access, workshop.programme)
    return GoesOnPage(
        _("What goes on"), frame_of(workshop.programme, access),
        tuple(_goes_on(one, workshop, keeps=keeps) for one in words), cut_said(len(words), number), workshop.title,
        at("workshop", workshop.programme, workshop.pk),
    )  # fmt: skip


def _goes_on(one: Any, workshop: Workshop, *, keeps: bool) -> GoesOnRow:
    programme = workshop.programme
    dots = ngettext("%(n)s dot", "%(n)s dots", one.dots) % {"n": one.dots} if one.dots else ""
    became, where = became_of(one, workshop)
    take_on = at("take_on_words", programme, workshop.pk, one.activity_id, one.pk) if keeps and not became else ""
    return GoesOnRow(
        one.words, " · ".join(part for part in (one.activity.title, one.group, dots) if part), became, where,
        one.option_at, take_on,
    )  # fmt: skip


def became_of(one: WorkshopContribution, workshop: Workshop) -> tuple[str, str]:
    """What it became, in words, and where that is."""
    if one.became:
        return _("An initiative: %(title)s") % {"title": one.became.title}, journey_address(
            "initiative", workshop.programme, one.became_id
        )
    if one.promise:
        said = _("A promise: %(what)s, by %(day)s") % {
            "what": one.promise.what, "day": date_format(one.promise.due_on, "j F Y")
        }  # fmt: skip
        return said, f"{journey_address('decisions', workshop.programme)}#promise-{one.promise_id}"
    return "", ""


def pack_page(workshop: Workshop, sheets: Sequence[tuple[WorkshopActivity, Sequence[Any]]]) -> PackPage:
    return PackPage(
        title=workshop.title, whose=whose(workshop), about=workshop.about,
        day=date_format(workshop.held_on, "j F Y"), code=workshop.code, join=in_short(reverse("together:type_code")),
        qr=qr_code(in_full(in_room("room", workshop.code))), is_open=workshop.is_open,
        sheets=tuple(_sheet(one, choices) for one, choices in sheets),
        back=at("workshop", workshop.programme, workshop.pk),
    )  # fmt: skip


def _sheet(one: WorkshopActivity, choices: Sequence[Any]) -> Sheet:
    ways = {ActivityKind.AGREE: STANDS, ActivityKind.PLACE: COS}.get(ActivityKind(one.kind), {})
    stands = tuple(str(words) for words in ways.values())
    about = one.about
    if one.kind in WRITTEN:
        return Sheet(one.title, about, LINES, (), ())
    return Sheet(one.title, about, 0 if choices else LINES, tuple(row.words for row in choices), stands)
