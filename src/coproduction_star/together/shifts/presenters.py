"""The pages of the programme: all shifts, one shift, and what is asked."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.paginator import Page
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from rules import has_perm

from coproduction_star.journeys.addresses import address as journey_address
from coproduction_star.journeys.frames import Frame, programme_frame
from coproduction_star.journeys.hiding import Hidden
from coproduction_star.journeys.models import Programme
from coproduction_star.organisations.access import Access
from coproduction_star.together.models import PlaceState, Shift, ShiftPlace
from coproduction_star.together.permissions import Permission

from .addresses import at, shifts_address
from .selectors import Filled
from .wording import people_needed, when_of

HERE = "shifts"


@dataclass(frozen=True, slots=True)
class Act:
    text: str
    address: str


@dataclass(frozen=True, slots=True)
class ShiftRow:
    """A shift in a list. `mine` says how the reader stands on it."""

    title: str
    when: str
    where: str
    said: str
    colour: str
    mine: str
    address: str


@dataclass(frozen=True, slots=True)
class ListPage:
    title: str
    frame: Frame
    rows: tuple[ShiftRow, ...]
    pages: Page[Any]
    acts: tuple[Act, ...]


@dataclass(frozen=True, slots=True)
class Somebody:
    """Somebody on the list of the team. `lacks` is what keeps them from a place."""

    name: str
    contact: str
    needs: str
    note: str
    lacks: tuple[str, ...]
    address: str


@dataclass(frozen=True, slots=True)
class RoleBlock:
    """A role: what it needs, who comes and who waits (for the team), and whether the reader can sign up."""

    key: str
    name: str
    said: str
    asks: tuple[str, ...]
    come: tuple[Somebody, ...]
    wait: tuple[Somebody, ...]
    button: str
    change: str


@dataclass(frozen=True, slots=True)
class Mine:
    """How the reader stands on the shift, and what they can press: the value and the words of each button."""

    said: str
    more: tuple[str, ...]
    buttons: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ShiftPage:
    title: str
    frame: Frame
    state: str
    colour: str
    about: str
    facts: tuple[tuple[str, str], ...]
    initiative: str
    initiative_address: str
    mine: Mine | None
    roles: tuple[RoleBlock, ...]
    names: bool
    counts: tuple[tuple[str, str], ...]
    join: str
    add_role: str
    acts: tuple[Act, ...]
    takes_place: str
    look_again: str
    thanks: str
    link: str
    back: str


@dataclass(frozen=True, slots=True)
class FormPage:
    title: str
    frame: Frame
    button: str
    back: str
    lead: str = ""
    theirs: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class FeedPage:
    """`address` is there once only, when it was made."""

    title: str
    frame: Frame
    address: str
    has_one: bool
    back: str


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads a shift: what they may, and their own place on it."""

    access: Access
    place: ShiftPlace | None = None
    before: int = 0
    lacks: tuple[str, ...] = ()


def frame_of(programme: Programme, access: Access) -> Frame:
    return programme_frame(programme=programme, access=access, here=HERE)


def list_page(
    programme: Programme, *, access: Access, pages: Page[Any], mine: Mapping[UUID, ShiftPlace]
) -> ListPage:  # fmt: skip
    return ListPage(
        _("Shifts"), frame_of(programme, access),
        tuple(row_of(one, at("shift", programme, one.pk), mine.get(one.pk)) for one in pages), pages,
        tuple(_list_acts(programme, access)),
    )  # fmt: skip


def _list_acts(programme: Programme, access: Access) -> Iterator[Act]:
    if has_perm(Permission.KEEP_SHIFTS, access, programme):
        yield Act(_("Put a shift on the page"), at("new_shift", programme))
    if has_perm(Permission.JOIN_SHIFTS, access, programme):
        yield Act(_("My shifts in my own calendar"), at("my_shift_feed", programme))
    if programme.published_at:
        yield Act(_("What anyone sees"), at("public_shifts", programme))


def row_of(shift: Shift, address: str, mine: ShiftPlace | None = None) -> ShiftRow:
    said, colour = state_of(shift)
    standing = str(PlaceState(mine.state).label) if mine else ""
    return ShiftRow(shift.title, when_of(shift), shift.where, said, colour, standing, address)


def state_of(shift: Shift) -> tuple[str, str]:
    """In words, and the colour of their tag."""
    if shift.cancelled_because:
        return _("Called off"), "grey"
    if shift.counted_on:
        came = ngettext("%(n)s person came", "%(n)s people came", shift.came or 0) % {"n": shift.came}
        return came, "grey"
    if shift.is_over:
        return _("Past"), "grey"
    return people_needed(shift.missing), "orange" if shift.missing else "green"


def shift_page(shift: Shift, roles: Sequence[Filled], *, reader: Reader, seen: Any, hidden: Hidden) -> ShiftPage:
    programme, access = shift.programme, reader.access
    keeps = has_perm(Permission.KEEP_SHIFTS, access, programme)
    joins = has_perm(Permission.JOIN_SHIFTS, access, programme) and is_open(shift)
    said, colour = state_of(shift)
    may_join = joins and (reader.place is None or reader.place.state == PlaceState.BACK)
    return ShiftPage(
        title=shift.title, frame=frame_of(programme, access), state=said, colour=colour, about=shift.about,
        facts=facts_of(shift) + _given(shift), initiative=str(shift.initiative or ""),
        initiative_address=journey_address("initiative", programme, shift.initiative.pk) if shift.initiative else "",
        mine=_mine(shift, reader, may=joins),
        roles=tuple(_block(one, shift, reader, joins=may_join, keeps=keeps, hidden=hidden) for one in roles),
        names=keeps, counts=tuple((one.count.name, _number(one.number)) for one in seen),
        join=at("join_shift", programme, shift.pk) if joins else "",
        add_role=at("new_shift_role", programme, shift.pk) if keeps and is_open(shift) else "",
        acts=tuple(_acts(shift)) if keeps else (),
        takes_place=at("cancel_shift", programme, shift.pk) if keeps and shift.cancelled_because else "",
        look_again=at("settle_shift", programme, shift.pk) if keeps and _may_move_up(shift, roles) else "",
        thanks=shift.thanks, link=at("public_shift", programme, shift.pk) if programme.published_at else "",
        back=shifts_address(programme),
    )  # fmt: skip


def _may_move_up(shift: Shift, roles: Sequence[Filled]) -> bool:
    return is_open(shift) and any(one.wait and one.left for one in roles)


def can_be_noted(shift: Shift) -> bool:
    return shift.is_over and not shift.cancelled_because


def is_open(shift: Shift) -> bool:
    return not shift.is_over and not shift.cancelled_because


def facts_of(shift: Shift) -> tuple[tuple[str, str], ...]:
    facts = (
        (_("When"), when_of(shift)), (_("Where people meet"), shift.where),
        (_("Getting there and taking part"), shift.access), (_("Costs"), shift.costs),
        (_("On the day, reach us at"), shift.contact), (_("Called off, because"), shift.cancelled_because),
    )  # fmt: skip
    return tuple((name, said) for name, said in facts if said)


def _given(shift: Shift) -> tuple[tuple[str, str], ...]:
    """For those of the programme only: of few people, hours tell who gave them."""
    return () if shift.hours is None else ((_("Hours given, together"), _number(shift.hours)),)


def _number(value: Any) -> str:
    return _("not noted yet") if value is None else f"{value.normalize():f}"


def found_said(one: Filled) -> str:
    return _("%(n)s of %(of)s found") % {"n": len(one.come), "of": one.role.needed}


def role_said(one: Filled) -> str:
    said = found_said(one)
    if one.offered:
        return _("%(said)s. Somebody offers their place.") % {"said": said}
    if not one.left:
        return _("%(said)s. There is a waiting list.") % {"said": said}
    return said


def _block(
    one: Filled, shift: Shift, reader: Reader, *, joins: bool, keeps: bool, hidden: Hidden
) -> RoleBlock:  # fmt: skip
    button = _("Sign up") if one.left or one.offered else _("Stand on the waiting list")
    contact = has_perm(Permission.SEE_SHIFT_CONTACTS, reader.access, shift)
    return RoleBlock(
        key=str(one.role.pk), name=one.role.name, asks=tuple(one.role.asks),
        said=role_said(one) if is_open(shift) else found_said(one),
        come=tuple(_somebody(place, shift, one, hidden, contact=contact) for place in one.come) if keeps else (),
        wait=tuple(_somebody(place, shift, one, hidden, contact=contact) for place in one.wait) if keeps else (),
        button=button if joins else "",
        change=at("shift_role", shift.programme, shift.pk, one.role.pk) if keeps else "",
    )  # fmt: skip


def _somebody(place: ShiftPlace, shift: Shift, one: Filled, hidden: Hidden, *, contact: bool) -> Somebody:
    return Somebody(
        name_of(place, hidden), place.contact if contact else "", place.access_needs if contact else "",
        _note_of(place), one.lacks.get(place.pk, ()),
        at("step_somebody_back", shift.programme, shift.pk, place.pk) if is_open(shift) else "",
    )  # fmt: skip


def _note_of(place: ShiftPlace) -> str:
    """What stands beside a name: an offered place, or afterwards whether they came."""
    if place.offered_at and place.came is None:
        return _("Offers their place to others")
    if place.came is None:
        return ""
    return _("Came: %(hours)s hours") % {"hours": _number(place.hours)} if place.came else _("Did not come")


def name_of(place: ShiftPlace, hidden: Hidden) -> str:
    return hidden.name(place.participant) if place.participant is not None else place.name


def _mine(shift: Shift, reader: Reader, *, may: bool) -> Mine | None:
    place = reader.place
    if place is None:
        return None
    return Mine(standing_said(place, reader.before), reader.lacks, buttons_of(place) if may else ())


def standing_said(place: ShiftPlace, before: int) -> str:
    role = {"role": place.role.name}
    if place.state == PlaceState.BACK:
        return _("You stepped back: %(role)s.") % role
    if place.state == PlaceState.WAITING:
        if not before:
            return _("You stand first on the waiting list: %(role)s.") % role
        said = ngettext(
            "You stand on the waiting list, behind %(n)s other: %(role)s.",
            "You stand on the waiting list, behind %(n)s others: %(role)s.", before,
        )  # fmt: skip
        return said % {"n": before, **role}
    if place.offered_at:
        return _("You offer your place to others: %(role)s. Please come if nobody takes it.") % role
    return _("You come: %(role)s.") % role


BACK, AGAIN, OFFER, KEEP = "back", "again", "offer", "keep"


def buttons_of(place: ShiftPlace) -> tuple[tuple[str, str], ...]:
    """What somebody can do with their place."""
    if place.state == PlaceState.BACK:
        return ((AGAIN, _("Sign up again")),)
    if place.state == PlaceState.WAITING:
        return ((BACK, _("Leave the waiting list")),)
    swap = (KEEP, _("Keep my place after all")) if place.offered_at else (OFFER, _("Offer my place to others"))
    return ((BACK, _("Step back")), swap)


def _acts(shift: Shift) -> Iterator[Act]:
    programme, key = shift.programme, shift.pk
    yield Act(_("Change the shift"), at("change_shift", programme, key))
    if can_be_noted(shift):
        yield Act(_("Note who came and what you saw"), at("attend_shift", programme, key))
    if shift.came:
        yield Act(_("Thank those who came"), at("thank_shift", programme, key))
    yield Act(_("The sheet to take along"), at("shift_sheet", programme, key))
    if is_open(shift) and programme.published_at:
        yield Act(_("A poster with a QR code"), at("shift_poster", programme, key))
    if not shift.cancelled_because:
        yield Act(_("Sign up somebody who rang or came by"), at("enter_shift", programme, key))
        if not shift.is_over:
            yield Act(_("Call it off"), at("cancel_shift", programme, key))


def feed_page(programme: Programme, *, access: Access, has_one: bool, path: str) -> FeedPage:
    return FeedPage(
        _("My shifts in my own calendar"), frame_of(programme, access), f"{settings.SITE_URL}{path}" if path else "",
        has_one, shifts_address(programme),
    )  # fmt: skip


def form_page(programme: Programme, *, access: Access, title: str, button: str, back: str, **more: Any) -> FormPage:
    return FormPage(title, frame_of(programme, access), button, back, **more)
