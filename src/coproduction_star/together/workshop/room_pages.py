"""What the room sees: on a phone, and on the screen in the hall."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coproduction_star.together.models import ActivityKind, Workshop, WorkshopActivity, WorkshopContribution
from coproduction_star.ui.drawing.qr import QRCode, qr_code
from coproduction_star.voices.models import State

from .addresses import in_full, in_room, in_short
from .results import Came, Group
from .selectors import MARKED, WRITTEN


@dataclass(frozen=True, slots=True)
class CodePage:
    title: str
    wait: int


@dataclass(frozen=True, slots=True)
class JoinPage:
    title: str
    whose: str
    about: str
    wait: int


@dataclass(frozen=True, slots=True)
class OwnWords:
    """What this phone wrote, whether the room reads it, and where it is taken back."""

    words: str
    said: str
    take_back: str
    four_words: str
    asked: str


@dataclass(frozen=True, slots=True)
class Doing:
    """One thing that is open. `form` is the key of its form; empty where there is nothing to fill in."""

    form: str
    title: str
    about: str
    writes: bool
    votes: bool
    answered: bool
    address: str
    own: tuple[OwnWords, ...]
    others: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class RoomPage:
    title: str
    whose: str
    about: str
    greeting: str
    doing: tuple[Doing, ...]
    closed: bool
    came: Came | None
    went_on: tuple[str, ...]
    before: tuple[OwnWords, ...]
    here: str
    seat: str
    now: str
    state: str
    leave: str


@dataclass(frozen=True, slots=True)
class LeavePage:
    title: str
    whose: str
    back: str


@dataclass(frozen=True, slots=True)
class HallPage:
    title: str
    whose: str
    closed: bool
    code: str
    join: str
    qr: QRCode
    people: str
    came: tuple[Came, ...]
    went_on: tuple[str, ...]
    again: str


def code_page(*, wait: int) -> CodePage:
    return CodePage(_("Join a workshop"), wait)


def join_page(workshop: Workshop, *, wait: int) -> JoinPage:
    return JoinPage(workshop.title, whose(workshop), workshop.about, wait)


def whose(workshop: Workshop) -> str:
    return f"{workshop.programme.organisation.name} · {workshop.programme.name}"


def room_page(
    workshop: Workshop, *, name: str, activities: Sequence[WorkshopActivity],
    own: Mapping[UUID, Sequence[WorkshopContribution]], marked: Mapping[UUID, Any],
    others: Mapping[UUID, tuple[Group, ...]], came: Came | None, went_on: tuple[str, ...], seat: str, now: str,
) -> RoomPage:  # fmt: skip
    """`own` is all that this seat wrote: what is not open any more stands below."""
    code = workshop.code
    here = {one.pk for one in activities}
    before = [row for key, rows in own.items() if key not in here for row in rows]
    doing = tuple(
        _doing(one, code, own.get(one.pk, ()), answered=one.pk in marked, others=others.get(one.pk, ()))
        for one in activities
    )
    return RoomPage(
        title=workshop.title, whose=whose(workshop), about=workshop.about,
        greeting=_("Welcome, %(name)s.") % {"name": name} if name else _("Welcome."),
        doing=doing, closed=workshop.closed_at is not None, came=came, went_on=went_on,
        before=tuple(own_words(row, code, row.activity) for row in before),
        here=in_room("room", code), seat=seat, now=now,
        state=in_room("room_now", code), leave=in_room("leave_room", code),
    )  # fmt: skip


def _doing(
    one: WorkshopActivity, code: str, own: Iterable[WorkshopContribution], *, answered: bool,
    others: tuple[Group, ...],
) -> Doing:  # fmt: skip
    asks = one.kind != ActivityKind.TALK
    return Doing(
        form=one.pk.hex if asks else "", title=one.title, about=one.about, writes=one.kind in WRITTEN,
        votes=one.kind in MARKED, answered=answered, address=in_room("say_in_room", code, one.pk) if asks else "",
        own=tuple(own_words(row, code, one) for row in own), others=others,
    )  # fmt: skip


def own_words(row: WorkshopContribution, code: str, activity: WorkshopActivity) -> OwnWords:
    came = row.became_id or row.promise_id
    back = "" if came else in_room("take_back_in_room", code, activity.pk, row.pk)
    card = in_room("card_in_room", code, row.pk) if activity.kind == ActivityKind.CARD else ""
    return OwnWords(row.words, _state_said(row), back, card, activity.title)


def _state_said(row: WorkshopContribution) -> str:
    if row.state == State.REFUSED:
        return _("Not shown: %(reason)s. %(words)s") % {
            "reason": row.get_reason_display(), "words": row.reason_words
        }  # fmt: skip
    if row.state in {State.WAITING, State.HELD}:
        return _("Somebody reads it first, then the room sees it.")
    return ""


def leave_page(workshop: Workshop) -> LeavePage:
    return LeavePage(_("Leave the workshop"), whose(workshop), in_room("room", workshop.code))


def hall_page(workshop: Workshop, *, people: int, came: Sequence[Came], went_on: tuple[str, ...]) -> HallPage:
    where = in_room("room", workshop.code)
    return HallPage(
        title=workshop.title, whose=whose(workshop), closed=workshop.closed_at is not None, code=workshop.code,
        join=in_short(reverse("together:type_code")),
        qr=qr_code(in_full(where)),
        people=ngettext("%(n)s phone or tablet is here.", "%(n)s phones and tablets are here.", people)
        % {"n": people},
        came=tuple(came), went_on=went_on, again=in_room("hall", workshop.code),
    )  # fmt: skip


def went_on(words: Iterable[WorkshopContribution]) -> tuple[str, ...]:
    """What the team took on, in the words of whoever wrote it and what it became."""
    said = []
    for one in words:
        if one.became:
            said.append(_("“%(words)s” became an initiative.") % {"words": one.words})
        elif one.promise:
            day = date_format(one.promise.due_on, "j F Y")
            said.append(_("“%(words)s” became a promise, by %(day)s.") % {"words": one.words, "day": day})
    return tuple(said)
