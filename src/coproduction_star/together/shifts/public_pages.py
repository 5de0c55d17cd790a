"""What anyone reads: the shifts to come, one with its form, the four words after it, and what they open."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from coproduction_star.journeys.frames import Frame
from coproduction_star.journeys.models import Programme
from coproduction_star.organisations.access import Access
from coproduction_star.together.models import PlaceState, Shift, ShiftPlace

from .addresses import at
from .presenters import ShiftRow, buttons_of, facts_of, frame_of, is_open, role_said, row_of, standing_said
from .selectors import Filled


@dataclass(frozen=True, slots=True)
class PublicList:
    title: str
    programme: str
    organisation: str
    rows: tuple[ShiftRow, ...]
    calendar: str
    follow: str
    contact: str
    back: str


@dataclass(frozen=True, slots=True)
class PublicShift:
    """One shift, and the form while it can be signed up for. `closed` says why not."""

    title: str
    programme: str
    organisation: str
    about: str
    facts: tuple[tuple[str, str], ...]
    roles: tuple[tuple[str, str, tuple[str, ...]], ...]
    closed: str
    button: str
    follow: str
    back: str
    wait: int


@dataclass(frozen=True, slots=True)
class SignedPage:
    """`words` is empty when they are not shown here any more. `frame` is for the team that typed it."""

    title: str
    programme: str
    organisation: str
    words: tuple[str, ...]
    said: str
    lacks: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    type_at: str
    follow: str
    back: str
    frame: Frame | None = None


@dataclass(frozen=True, slots=True)
class OwnPage:
    """One's own place, opened by four words."""

    title: str
    programme: str
    organisation: str
    said: str
    lacks: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    thanks: str
    act: str
    buttons: tuple[tuple[str, str], ...]
    erase: str
    calendar: str
    shift: str
    close: str
    contact: str


def public_list(programme: Programme, shifts: Iterable[Shift], *, follow: str, back: str) -> PublicList:
    return PublicList(
        _("Help on a shift"), programme.name, programme.organisation.name,
        tuple(row_of(one, at("public_shift", programme, one.pk)) for one in shifts),
        at("public_shifts_calendar", programme), follow,
        programme.organisation.contact, back,
    )  # fmt: skip


def public_shift(shift: Shift, roles: Sequence[Filled], *, listens: bool, follow: str, wait: int = 0) -> PublicShift:
    programme = shift.programme
    room = any(one.left or one.offered for one in roles)
    return PublicShift(
        title=shift.title, programme=programme.name, organisation=programme.organisation.name, about=shift.about,
        facts=facts_of(shift), roles=tuple((one.role.name, role_said(one), tuple(one.role.asks)) for one in roles),
        closed=_why_closed(shift, listens=listens),
        button=_("Sign up") if room else _("Stand on the waiting list"), follow=follow,
        back=at("public_shifts", programme), wait=wait,
    )  # fmt: skip


def _why_closed(shift: Shift, *, listens: bool) -> str:
    if shift.cancelled_because:
        return _("This shift does not take place. Look for another one.")
    if not is_open(shift):
        return _("This shift has begun, or it is past. Look for the next one.")
    return "" if listens else _("You cannot sign up here just now. Ask the team.")


def choices_of(roles: Sequence[Filled]) -> list[tuple[Any, str]]:
    """Each role with what the form says of it."""
    return [(one.role, f"{one.role.name}: {role_said(one)}") for one in roles]


def signed_page(
    shift: Shift, place: ShiftPlace | None, *, words: str, before: int, lacks: tuple[str, ...], follow: str
) -> SignedPage:  # fmt: skip
    programme = shift.programme
    shown = place is not None and bool(words)
    return SignedPage(
        title=_title(place) if shown else _("Your four words are not shown here now"), programme=programme.name,
        organisation=programme.organisation.name, words=tuple(words.split("-")) if shown else (),
        said=standing_said(place, before) if place is not None and shown else "", lacks=lacks if shown else (),
        facts=facts_of(shift) if shown else (), type_at=type_at(follow), follow=follow,
        back=at("public_shift", programme, shift.pk),
    )  # fmt: skip


def _title(place: ShiftPlace | None) -> str:
    if place is not None and place.state == PlaceState.WAITING:
        return _("You stand on the waiting list. Write these four words down")
    return _("Thank you, you are signed up. Write these four words down")


def entered_page(
    shift: Shift, place: ShiftPlace, *, access: Access, words: str, before: int, lacks: tuple[str, ...], follow: str
) -> SignedPage:  # fmt: skip
    programme = shift.programme
    return SignedPage(
        title=_("It is kept"), programme=programme.name, organisation=programme.organisation.name,
        words=tuple(words.split("-")) if words else (), said=standing_said(place, before), lacks=lacks,
        facts=facts_of(shift), type_at=type_at(follow), follow=at("enter_shift", programme, shift.pk),
        back=at("shift", programme, shift.pk), frame=frame_of(programme, access),
    )  # fmt: skip


def type_at(follow: str) -> str:
    return f"{settings.SITE_URL.partition('://')[2]}{follow}"


def own_page(place: ShiftPlace, *, before: int, lacks: tuple[str, ...], addresses: dict[str, str]) -> OwnPage:
    shift, programme = place.shift, place.shift.programme
    outside = at("public_shift", programme, shift.pk) if programme.published_at else ""
    return OwnPage(
        title=shift.title, programme=programme.name, organisation=programme.organisation.name,
        said=standing_said(place, before), lacks=lacks, facts=facts_of(shift),
        thanks=shift.thanks if place.came else "", act=addresses["act"],
        buttons=buttons_of(place) if is_open(shift) else (), erase=addresses["erase"],
        calendar=addresses["calendar"] if is_open(shift) and place.state == PlaceState.SIGNED else "", shift=outside,
        close=addresses["close"], contact=shift.contact or programme.organisation.contact,
    )  # fmt: skip
