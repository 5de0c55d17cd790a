"""The pages of the team: all workshops, one with its agenda, one activity, and what is asked."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from rules import has_perm

from coproduction_star.data.workshop_templates import Agenda
from coproduction_star.journeys.frames import Frame, programme_frame
from coproduction_star.journeys.models import Programme
from coproduction_star.organisations.access import Access
from coproduction_star.together.models import (
    ActivityKind,
    Turn,
    Workshop,
    WorkshopActivity,
    WorkshopCard,
    WorkshopContribution,
)
from coproduction_star.together.permissions import Permission
from coproduction_star.ui.drawing.qr import QRCode, qr_code
from coproduction_star.voices.models import State

from .addresses import at, in_full, in_room, in_short, workshops_address
from .results import Came, came_of
from .selectors import NOT_ON_PAPER, WRITTEN
from .wording import SHORT

HERE = "workshop"
DAY = "j F Y"
HIDE = "hide"


@dataclass(frozen=True, slots=True)
class WorkshopRow:
    title: str
    address: str
    about: str
    state: str
    open: bool


@dataclass(frozen=True, slots=True)
class ListPage:
    title: str
    frame: Frame
    rows: tuple[WorkshopRow, ...]
    begin: str


@dataclass(frozen=True, slots=True)
class Act:
    text: str
    address: str


@dataclass(frozen=True, slots=True)
class Button:
    """What a button sends: where, the value of `to`, and its words."""

    text: str
    to: str
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class AgendaRow:
    title: str
    address: str
    kind: str
    about: str
    turn: str
    open: bool
    turns: str
    buttons: tuple[Button, ...]
    change: str
    paper: str


@dataclass(frozen=True, slots=True)
class Door:
    """How people come in: the code, where it is typed, and the square."""

    code: str
    type_at: str
    qr: QRCode
    room: str
    hall: str


@dataclass(frozen=True, slots=True)
class WorkshopPage:
    title: str
    frame: Frame
    about: str
    facts: tuple[str, ...]
    state: str
    open: bool
    door: Door | None
    people: str
    turns: str
    button: Button | None
    take_over: str
    leads: str
    waiting: tuple[Act, ...]
    agenda: tuple[AgendaRow, ...]
    total: str
    gone: tuple[Act, ...]
    acts: tuple[Act, ...]
    add: str
    back: str


@dataclass(frozen=True, slots=True)
class WordsRow:
    words: str
    group: str
    state: str
    check: str


@dataclass(frozen=True, slots=True)
class ReasonRow:
    """A reason, and the button that lets the room read it or takes it off the screen."""

    reason: str
    about: str
    show: str


@dataclass(frozen=True, slots=True)
class ActivityPage:
    title: str
    frame: Frame
    kind: str
    about: str
    came: Came
    words: tuple[WordsRow, ...]
    reasons: tuple[ReasonRow, ...]
    learnt: tuple[ReasonRow, ...]
    read: tuple[ReasonRow, ...]
    hide: str
    writes: bool
    back: str
    workshop: str
    button: str


@dataclass(frozen=True, slots=True)
class FormPage:
    title: str
    frame: Frame
    button: str
    back: str
    lead: str = ""
    theirs: tuple[tuple[str, str, str], ...] = ()


def frame_of(programme: Programme, access: Access) -> Frame:
    return programme_frame(programme=programme, access=access, here=HERE)


def form_page(programme: Programme, *, access: Access, title: str, button: str, back: str, **more: Any) -> FormPage:
    return FormPage(title, frame_of(programme, access), button, back, **more)


def agenda_choices(agendas: Iterable[Agenda]) -> list[tuple[str, str]]:
    """Each agenda with how long it takes."""
    return [(one.id, f"{one.title} ({minutes_said(one.minutes)})") for one in agendas]


def minutes_said(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    parts = [
        ngettext("%(n)s hour", "%(n)s hours", hours) % {"n": hours} if hours else "",
        ngettext("%(n)s minute", "%(n)s minutes", rest) % {"n": rest} if rest else "",
    ]
    return " ".join(part for part in parts if part)


def list_page(programme: Programme, *, access: Access, rows: Iterable[Any]) -> ListPage:
    keeps = has_perm(Permission.KEEP_WORKSHOPS, access, programme)
    return ListPage(
        _("Workshops"), frame_of(programme, access), tuple(_listed(one, programme) for one in rows),
        at("new_workshop", programme) if keeps else "",
    )  # fmt: skip


def _listed(one: Any, programme: Programme) -> WorkshopRow:
    came = ngettext("%(n)s seat", "%(n)s seats", one.number) % {"n": one.number}
    return WorkshopRow(
        one.title, at("workshop", programme, one.pk), f"{date_format(one.held_on, DAY)} · {came}", state_of(one),
        one.is_open,
    )  # fmt: skip


def state_of(workshop: Workshop) -> str:
    if workshop.is_open:
        return _("Open now")
    return _("Closed") if workshop.closed_at else _("Being prepared")


def workshop_page(
    workshop: Workshop, *, access: Access, people: int, agenda: Sequence[Any], gone: Sequence[Any], to_check: Any,
    user: Any,
) -> WorkshopPage:  # fmt: skip
    programme = workshop.programme
    keeps = has_perm(Permission.KEEP_WORKSHOPS, access, workshop)
    runs = keeps and workshop.closed_at is None
    checks = has_perm(Permission.CHECK_WORKSHOPS, access, workshop)
    return WorkshopPage(
        title=workshop.title, frame=frame_of(programme, access), about=workshop.about, facts=tuple(_facts(workshop)),
        state=state_of(workshop), open=workshop.is_open, door=_door(workshop) if workshop.is_open else None,
        people=ngettext("%(n)s seat is taken.", "%(n)s seats are taken.", people) % {"n": people},
        turns=at("turn_room", programme, workshop.pk) if keeps else "", button=_room_button(workshop),
        take_over=at("take_over_workshop", programme, workshop.pk) if runs and workshop.led_by_id != user.pk else "",
        leads=_leads(workshop),
        waiting=tuple(_check(one, workshop) for one in to_check) if checks else (),
        agenda=tuple(_agenda_row(one, workshop, runs=runs, checks=checks) for one in agenda),
        total=minutes_said(sum(one.minutes for one in agenda)),
        gone=tuple(_gone(one, workshop) for one in gone) if runs else (), acts=tuple(_acts(workshop, runs=runs)),
        add=at("new_workshop_activity", programme, workshop.pk) if runs else "", back=workshops_address(programme),
    )  # fmt: skip


def _leads(workshop: Workshop) -> str:
    """By their name: an address is shown to nobody here."""
    name = workshop.led_by.name if workshop.led_by else ""
    return _("Leads now: %(who)s.") % {"who": name} if name else ""


def _facts(workshop: Workshop) -> Iterator[str]:
    yield date_format(workshop.held_on, DAY)
    yield str(workshop.get_pace_display())
    if workshop.checked:
        yield _("Somebody reads words before the room sees them.")


def _door(workshop: Workshop) -> Door:
    room = in_room("room", workshop.code)
    return Door(
        workshop.code, in_short(reverse("together:type_code")), qr_code(in_full(room)), room,
        in_room("hall", workshop.code),
    )  # fmt: skip


def _room_button(workshop: Workshop) -> Button:
    if workshop.is_open:
        return Button(_("Close the room"), "close", quiet=True)
    return Button(_("Open it again"), "open", quiet=True) if workshop.closed_at else Button(_("Open the room"), "open")


def _check(one: WorkshopContribution, workshop: Workshop) -> Act:
    words = _("Read what somebody wrote in “%(title)s”") % {"title": one.activity.title}
    return Act(words, at("check_workshop_words", workshop.programme, workshop.pk, one.activity_id, one.pk))


def _gone(one: Any, workshop: Workshop) -> Act:
    return Act(one.title, at("change_workshop_activity", workshop.programme, workshop.pk, one.pk))


def _acts(workshop: Workshop, *, runs: bool) -> Iterator[Act]:
    where = (workshop.programme, workshop.pk)
    yield Act(_("What goes on: ideas become initiatives or promises"), at("workshop_goes_on", *where))
    yield Act(_("Print sheets for people without a phone"), at("workshop_pack", *where))
    if runs:
        yield Act(_("Change the workshop"), at("change_workshop", workshop.programme, workshop.pk))


def _agenda_row(one: Any, workshop: Workshop, *, runs: bool, checks: bool) -> AgendaRow:
    where = (workshop.programme, workshop.pk, one.pk)
    asks = one.kind != ActivityKind.TALK
    said = [minutes_said(one.minutes), _counted(one) if asks else ""]
    return AgendaRow(
        title=one.title, address=at("workshop_activity", *where) if asks else "",
        kind=str(SHORT[ActivityKind(one.kind)]), about=" · ".join(part for part in said if part),
        turn=str(Turn(one.turn).label), open=one.turn == Turn.OPEN,
        turns=at("turn_workshop_activity", *where) if runs else "", buttons=_buttons(one, workshop),
        change=at("change_workshop_activity", *where) if runs else "",
        paper=at("type_in_workshop", *where) if one.kind not in NOT_ON_PAPER and checks else "",
    )  # fmt: skip


def _counted(one: Any) -> str:
    if one.kind in WRITTEN:
        return ngettext("%(n)s thing written", "%(n)s things written", one.words) % {"n": one.words}
    return ngettext("%(n)s person answered", "%(n)s people answered", one.marked) % {"n": one.marked}


def _buttons(one: Any, workshop: Workshop) -> tuple[Button, ...]:
    moves = (Button(_("Earlier"), "earlier", quiet=True), Button(_("Later"), "later", quiet=True))
    if not workshop.is_open:
        return moves
    if one.turn == Turn.OPEN:
        return (Button(_("Close"), Turn.CLOSED), *moves)
    text = _("Open again") if one.turn == Turn.CLOSED else _("Open")
    return (Button(text, Turn.OPEN), *moves)


def groupable(words: Iterable[WorkshopContribution]) -> list[tuple[str, str]]:
    return [(str(one.pk), one.words) for one in words if one.state == State.SHOWN]


def activity_page(
    activity: WorkshopActivity, *, words: Sequence[WorkshopContribution], reasons: Sequence[Any],
    learnt: Iterable[WorkshopCard], access: Access,
) -> ActivityPage:  # fmt: skip
    workshop, programme = activity.workshop, activity.workshop.programme
    checks = has_perm(Permission.CHECK_WORKSHOPS, access, workshop)
    early = activity.kind == ActivityKind.SILENT and activity.turn != Turn.CLOSED
    came = came_of(activity)
    shown = [one for one in reasons if one.shown] if checks and came.rows else []
    seen = words if checks else () if early else [one for one in words if one.state == State.SHOWN]
    return ActivityPage(
        title=activity.title, frame=frame_of(programme, access), kind=str(activity.get_kind_display()),
        about=activity.about, came=came,
        words=tuple(_words_row(one, activity, checks=checks) for one in seen),
        reasons=tuple(_reason_row(one, activity) for one in reasons if not one.shown) if checks else (),
        learnt=tuple(_learnt_row(one, activity) for one in learnt) if checks else (),
        read=tuple(_reason_row(one, activity) for one in shown), hide=HIDE,
        writes=activity.kind in WRITTEN,
        back=at("workshop", programme, workshop.pk), workshop=workshop.title, button=_("Put them together"),
    )  # fmt: skip


def _reason_row(one: Any, activity: WorkshopActivity) -> ReasonRow:
    workshop = activity.workshop
    where = at("show_workshop_reason", workshop.programme, workshop.pk, activity.pk, one.pk)
    return ReasonRow(one.reason, one.contribution.words, where)


def _learnt_row(one: WorkshopCard, activity: WorkshopActivity) -> ReasonRow:
    """Without the card it was learnt from."""
    workshop = activity.workshop
    keys = (workshop.pk, activity.pk, one.contribution_id)
    return ReasonRow(one.learnt, "", at("show_workshop_learnt", workshop.programme, *keys))


def _words_row(one: WorkshopContribution, activity: WorkshopActivity, *, checks: bool) -> WordsRow:
    workshop = activity.workshop
    where = at("check_workshop_words", workshop.programme, workshop.pk, activity.pk, one.pk) if checks else ""
    state = "" if one.state == State.SHOWN else str(one.get_state_display())
    return WordsRow(one.words, one.group, state, where)
