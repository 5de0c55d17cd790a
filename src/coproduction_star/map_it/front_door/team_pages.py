"""The team's pages about its front door."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.core.paginator import Page
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from rules import has_perm

from coproduction_star.journeys.frames import Frame, Link, SurePage, programme_frame
from coproduction_star.journeys.hiding import Hidden
from coproduction_star.journeys.models import Programme
from coproduction_star.map_it.models import DecisionAhead, FrontDoor
from coproduction_star.map_it.permissions import Permission
from coproduction_star.map_it.telling import Ward
from coproduction_star.organisations.access import Access
from coproduction_star.voices.selectors import Closed

from .addresses import front_door_address, in_full, public_address, public_part, team_address

NAMES = {
    "happening": lambda: _("Initiatives"),
    "decided": lambda: _("Decisions"),
    "promised": lambda: _("Promises"),
}

NOBODY_TOLD = {Closed.NO_LEAD, Closed.NO_ADDRESS}
"""Why nobody would be told of a worry."""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing the page needs or should have before it opens."""

    text: str
    done: bool
    address: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class WardLine:
    """A place the page speaks of and who is told before."""

    name: str
    councillors: tuple[str, ...]
    told: str


@dataclass(frozen=True, slots=True)
class Coming:
    """A decision ahead, with its forms."""

    what: str
    when: str
    how: str
    past: bool
    change: str
    remove: str


@dataclass(frozen=True, slots=True)
class TeamPage:
    """Whether the door is open, what it still needs, and everything behind it."""

    title: str
    frame: Frame
    state: str
    public: str
    """The address people open, in full; empty while it is closed."""
    checks: tuple[Check, ...]
    ready: bool
    wards: tuple[WardLine, ...]
    shown: tuple[Check, ...]
    coming: tuple[Coming, ...]
    add_coming: str
    describe: str
    preview: str
    poster: str
    publish: str
    unpublish: str
    is_open: bool
    waits: bool
    may_publish: bool
    will_tell: str


@dataclass(frozen=True, slots=True)
class Row:
    """One record to show or not."""

    id: str
    title: str
    more: str
    shown: bool
    note: str


@dataclass(frozen=True, slots=True)
class ChoosePage:
    """What of the programme's records the public may read."""

    title: str
    frame: Frame
    lead: str
    rows: tuple[Row, ...]
    pages: Page[Any]
    nothing: str
    all_that_happen: bool


@dataclass(frozen=True, slots=True)
class FormPage:
    """A page that asks about the front door."""

    title: str
    button: str
    frame: Frame
    lead: str = ""
    theirs: tuple[tuple[str, str, str], ...] = ()


def team_page(
    *, programme: Programme, access: Access, door: FrontDoor, numbers: Mapping[str, int], wards: tuple[Ward, ...],
    coming: tuple[DecisionAhead, ...], closed: tuple[Closed, ...], missing: list[str], hidden: Hidden,
) -> TeamPage:  # fmt: skip
    is_open = programme.published_at is not None
    return TeamPage(
        title=_("The public page"),
        frame=programme_frame(programme=programme, access=access, here=""),
        state=_state(programme, door),
        public=in_full(public_address(programme)) if is_open else "",
        checks=_checks(programme, missing, closed),
        ready=not missing,
        wards=tuple(_ward(ward, hidden) for ward in wards),
        shown=tuple(_shown(programme, kind, number) for kind, number in numbers.items()),
        coming=tuple(_coming(one, programme) for one in coming),
        add_coming=team_address("announce_decision", programme),
        describe=team_address("describe_front_door", programme),
        preview=team_address("preview_front_door", programme),
        poster=public_part("public_poster", programme) if is_open else "",
        publish=team_address("publish_front_door", programme),
        unpublish=team_address("unpublish_front_door", programme),
        is_open=is_open,
        waits=door.publish_at is not None and not is_open,
        may_publish=has_perm(Permission.PUBLISH, access, programme),
        will_tell=_will_tell(wards),
    )


def _state(programme: Programme, door: FrontDoor) -> str:
    if programme.published_at is not None:
        return _("Anyone can read it since %(day)s.") % {"day": _moment(programme.published_at)}
    if door.publish_at is not None:
        return _("It opens by itself on %(day)s.") % {"day": _moment(door.publish_at)}
    return _("Only your team can see it.")


def _checks(programme: Programme, missing: list[str], closed: tuple[Closed, ...]) -> tuple[Check, ...]:
    describe = team_address("describe_front_door", programme)
    return (
        Check(_("It says what the programme is for."), "purpose" not in missing, describe, _("Say it")),
        Check(_("It names somebody who answers for it."), "answerable" not in missing, describe, _("Name somebody")),
        Check(_can_tell(programme), not closed),
        Check(_("A safeguarding lead can be written to: one has an e-mail address."), not NOBODY_TOLD & set(closed)),
    )


def _can_tell(programme: Programme) -> str:
    if programme.published_at is None:
        return _("Once the page is public, people can tell you something: a safeguarding lead is named.")
    return _("People can tell you something: a safeguarding lead is named and the forms are open.")


def _ward(ward: Ward, hidden: Hidden) -> WardLine:
    named = tuple(
        f"{hidden.name(seat.participant)}{f' ({seat.party})' if seat.party else ''}" for seat in ward.councillors
    )
    return WardLine(ward.place.name, named, _moment(ward.told_at) if ward.told_at else "")


def _will_tell(wards: tuple[Ward, ...]) -> str:
    number = sum(len(ward.councillors) for ward in wards if ward.must_be_told)
    if not number:
        return ""
    return ngettext(
        "%(number)s councillor is told now; the page opens 24 hours later.",
        "%(number)s councillors are told now, all together; the page opens 24 hours later.",
        number,
    ) % {"number": number}


def _shown(programme: Programme, kind: str, number: int) -> Check:
    said = {"kind": NAMES[kind](), "number": f"{number:,}"}
    where = team_address("choose_shown", programme, kind)
    return Check(_("%(kind)s: %(number)s shown") % said, bool(number), where, _("Choose"))


def _coming(one: DecisionAhead, programme: Programme) -> Coming:
    return Coming(
        what=one.what,
        when=date_format(one.on, "j F Y"),
        how=one.how,
        past=one.on < timezone.localdate(),
        change=team_address("change_announcement", programme, one.pk),
        remove=team_address("withdraw_announcement", programme, one.pk),
    )


def choose_page(
    kind: str, *, programme: Programme, access: Access, pages: Page[Any], public: Mapping[UUID, dt.datetime],
) -> ChoosePage:  # fmt: skip
    return ChoosePage(
        title=_("%(kind)s that anyone may read") % {"kind": NAMES[kind]()},
        frame=frame_below(programme, access),
        lead=_("Tick what the public page shows. Take care that no words here tell who a person is."),
        rows=tuple(_row(kind, row, public.get(row.pk)) for row in pages),
        pages=pages,
        nothing="" if pages.paginator.count else _("There is nothing to show yet."),
        all_that_happen=kind == "happening",
    )


def _row(kind: str, row: Any, from_at: dt.datetime | None) -> Row:
    title = row.title if kind == "happening" else row.what
    more = {
        "happening": lambda: ", ".join(filter(None, (row.get_status_display(), str(row.place or "")))),
        "decided": lambda: date_format(row.decided_on, "j F Y"),
        "promised": lambda: date_format(row.due_on, "j F Y"),
    }[kind]() if kind else ""  # fmt: skip
    later = from_at is not None and from_at > timezone.now()
    note = _("Shown from %(day)s: the ward’s councillors have just been told.") % {"day": _moment(from_at)}
    return Row(str(row.pk), title, more, from_at is not None, note if later else "")


def frame_below(programme: Programme, access: Access) -> Frame:
    frame = programme_frame(programme=programme, access=access, here="")
    return replace(frame, up=(*frame.up, Link(_("The public page"), front_door_address(programme))))


def close_page(*, programme: Programme, access: Access) -> SurePage:
    return SurePage(
        title=_("Close the public page?"),
        about=programme.name,
        frame=programme_frame(programme=programme, access=access, here=""),
        points=(
            _("Nobody but your team can read it, and nobody can tell it anything."),
            _("Who told you something can still follow it with their four words."),
            _("Its stories are closed too. What you wrote and chose stays."),
        ),
        undo=_("You can open it again. Then councillors of its wards are told first, as before."),
        button=_("Close the page"),
        back=front_door_address(programme),
    )


def form_page(*, programme: Programme, access: Access, title: str, button: str, lead: str = "") -> FormPage:
    return FormPage(title, button, frame_below(programme, access), lead)


def _moment(when: dt.datetime | None) -> str:
    return date_format(timezone.localtime(when), "j F Y, H:i") if when else ""
