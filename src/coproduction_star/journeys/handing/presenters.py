from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from rules import has_perm

from coproduction_star.audit.sentences import name_of
from coproduction_star.journeys.addresses import address
from coproduction_star.journeys.frames import FormPage, Frame, programme_frame
from coproduction_star.journeys.hiding import Hidden
from coproduction_star.journeys.models import Handover, Programme
from coproduction_star.journeys.permissions import Permission
from coproduction_star.organisations.access import Access
from coproduction_star.organisations.roles import Role

from .selectors import LeftOver


@dataclass(frozen=True, slots=True)
class HandoverRow:
    words: str
    state: str
    when: datetime
    address: str


@dataclass(frozen=True, slots=True)
class HandoversPage:
    title: str
    frame: Frame
    rows: tuple[HandoverRow, ...]
    new: str


@dataclass(frozen=True, slots=True)
class Item:
    words: str
    about: str
    address: str


@dataclass(frozen=True, slots=True)
class Group:
    name: str
    items: tuple[Item, ...]
    none: str


@dataclass(frozen=True, slots=True)
class HandoverPage:
    title: str
    frame: Frame
    words: str
    state: str
    note: str
    groups: tuple[Group, ...]
    accept: str
    change: str
    withdraw: str
    withdraw_words: str
    back: str


def frame_of(programme: Programme, access: Access) -> Frame:
    return programme_frame(programme=programme, access=access, here="settings")


def words_of(one: Handover, hidden: Hidden) -> str:
    who = [hidden.sentence(user, name_of(user)) for user in (one.leaver, one.successor)]
    return _("From %(old)s to %(new)s") % {"old": who[0], "new": who[1]}


def state_of(one: Handover) -> str:
    if one.accepted_at:
        return _("Accepted on %(day)s") % {"day": date_format(one.accepted_at, "j F Y")}
    if one.withdrawn_at:
        return _("Did not come about, %(day)s") % {"day": date_format(one.withdrawn_at, "j F Y")}
    return _("Waits for an answer")


def list_page(programme: Programme, rows: Iterable[Handover], *, access: Access, hidden: Hidden) -> HandoversPage:
    rows = list(rows)
    may = has_perm(Permission.HAND_OVER, access, programme) and not any(one.waits for one in rows)
    return HandoversPage(
        title=_("Hand over to a new lead"), frame=frame_of(programme, access),
        rows=tuple(
            HandoverRow(words_of(one, hidden), state_of(one), one.made_at, address("handover", programme, one.pk))
            for one in rows
        ),
        new=address("new_handover", programme) if may else "",
    )  # fmt: skip


def handover_page(one: Handover, left: LeftOver, *, access: Access, user: Any, hidden: Hidden) -> HandoverPage:
    programme = one.programme
    mine, asked = one.leaver_id == user.pk, one.successor_id == user.pk
    may = has_perm(Permission.HAND_OVER, access, programme)
    return HandoverPage(
        title=_("Handing over"), frame=frame_of(programme, access), words=words_of(one, hidden), state=state_of(one),
        note=one.note, groups=tuple(_groups(programme, left)),
        accept=address("accept_handover", programme, one.pk) if one.waits and asked else "",
        change=address("change_handover", programme, one.pk) if one.waits and (mine or may) else "",
        withdraw=address("withdraw_handover", programme, one.pk) if one.waits and (mine or asked or may) else "",
        withdraw_words=_("I do not want to lead it") if asked else _("Take it back"),
        back=address("handovers", programme) if may else address("star", programme),
    )  # fmt: skip


def _groups(programme: Programme, left: LeftOver) -> Iterator[Group]:
    yield Group(_("What they promised and is open"), tuple(
        Item(one.what, date_format(one.due_on, "j F Y"), address("decisions", programme)) for one in left.promises
    ), _("No promise of theirs is open."))  # fmt: skip
    yield Group(_("What waits for them here"), tuple(
        Item(one.title, date_format(one.due, "j F Y") if one.due else "", one.address) for one in left.waiting
    ), _("Nothing waits for them."))  # fmt: skip
    yield Group(_("What the programme needs next"), tuple(
        Item(str(one.title), str(one.reason), one.address) for one in left.next
    ), _("Nothing is urgent."))  # fmt: skip
    yield Group(_("Initiatives they are asked about"), tuple(
        Item(one.title, "", address("initiative", programme, one.pk)) for one in left.asked_about
    ), _("They are asked about none."))  # fmt: skip
    yield Group(_("Their roles here"), tuple(
        Item(str(Role(one.role).label), "", address("people", programme)) for one in left.roles
    ), _("They have no role in this programme alone. A role in the whole organisation stays."))  # fmt: skip


def form_page(programme: Programme, *, access: Access, title: str, button: str, back: str, lead: str = "") -> FormPage:
    return FormPage(title, frame_of(programme, access), button, back, lead or programme.name)
