import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.core.paginator import Page
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from rules import has_perm

from coproduction_star.audit.sentences import sentence
from coproduction_star.journeys.frames import Frame, Link, programme_frame
from coproduction_star.journeys.hiding import Hidden
from coproduction_star.journeys.models import Programme
from coproduction_star.market_it.models import Charter, CharterIncentive, CharterParty, CharterRisk
from coproduction_star.market_it.permissions import Permission
from coproduction_star.organisations.access import Access

from .addresses import at, charters_address, of

HERE = "charter"


@dataclass(frozen=True, slots=True)
class CharterRow:
    """One charter in the list."""

    title: str
    address: str
    state: str
    tone: str
    said: str


@dataclass(frozen=True, slots=True)
class ChartersPage:
    title: str
    frame: Frame
    rows: tuple[CharterRow, ...]
    pages: Page[Any]
    add: str
    real: str
    """Charters of others, and what each teaches."""


@dataclass(frozen=True, slots=True)
class FormPage:
    title: str
    frame: Frame
    button: str
    back: str
    lead: str = ""
    theirs: tuple[tuple[str, str, str], ...] = ()
    said: str = ""
    """What somebody suggested, or what a clause says now, word for word."""
    now: str = ""


@dataclass(frozen=True, slots=True)
class HistoryPage:
    title: str
    frame: Frame
    rows: tuple[tuple[dt.datetime, str], ...]
    back: str


@dataclass(frozen=True, slots=True)
class SideRow:
    name: str
    kind: str
    rename: str
    remove: str


@dataclass(frozen=True, slots=True)
class SidesPage:
    title: str
    frame: Frame
    rows: tuple[SideRow, ...]
    button: str
    back: str


@dataclass(frozen=True, slots=True)
class CarriedRow:
    """An incentive or a risk that stands in the charter. `about` is what carries it and who holds it."""

    title: str
    about: str
    remove: str


@dataclass(frozen=True, slots=True)
class CarriedPage:
    title: str
    frame: Frame
    lead: str
    rows: tuple[CarriedRow, ...]
    nothing: str
    """Why there is nothing to choose from, and where it comes from."""
    source: str
    button: str
    back: str


def frame_of(programme: Programme, access: Access, charter: Charter | None = None) -> Frame:
    frame = programme_frame(programme=programme, access=access, here=HERE)
    if charter is None:
        return frame
    back = Link(_("Charters"), charters_address(programme))
    return replace(frame, up=(*frame.up, back, Link(charter.title, of("charter", charter))))


def state_of(charter: Any, *, today: dt.date) -> tuple[str, str]:
    """Where a charter stands, in words, and its colour."""
    if charter.ended_at:
        return _("Ended"), "grey"
    if charter.is_open_again:
        return _("Open again: both sides look at it"), "blue"
    if charter.published_at:
        return _("Published"), "green"
    if charter.open_edition_id:
        return _("Open for signing"), "turquoise"
    if charter.suggest_until and charter.suggest_until >= today:
        day = date_format(charter.suggest_until, "j F Y")
        return _("Draft: residents can suggest words until %(day)s") % {"day": day}, "blue"
    return _("Draft"), "yellow"


def charters_page(programme: Programme, access: Access, pages: Page[Any], *, today: dt.date) -> ChartersPage:
    writes = has_perm(Permission.WRITE_CHARTER, access, programme)
    return ChartersPage(
        title=_("Charters"),
        frame=frame_of(programme, access),
        rows=tuple(_row(one, programme, today) for one in pages),
        pages=pages,
        add=at("new_charter", programme) if writes else "",
        real=at("real_charters", programme),
    )


def _row(one: Any, programme: Programme, today: dt.date) -> CharterRow:
    state, tone = state_of(one, today=today)
    said = [ngettext("%(n)s clause", "%(n)s clauses", one.lines) % {"n": one.lines}]
    if one.waiting:
        told = ngettext("%(n)s suggestion waits", "%(n)s suggestions wait", one.waiting)
        said.append(told % {"n": one.waiting})
    return CharterRow(one.title, at("charter", programme, one.pk), state, tone, " · ".join(said))


def form_page(
    programme: Programme, access: Access, *, title: str, button: str, charter: Charter | None = None, back: str = "",
    **more: Any,
) -> FormPage:  # fmt: skip
    leads_back = of("charter", charter) if charter else charters_address(programme)
    return FormPage(
        title=title, frame=frame_of(programme, access, charter), button=button, back=back or leads_back, **more
    )


def history_page(charter: Charter, access: Access, events: Iterable[Any], hidden: Hidden) -> HistoryPage:
    return HistoryPage(
        title=_("What was done with this charter"),
        frame=frame_of(charter.programme, access, charter),
        rows=tuple((one.at, hidden.sentence(one.by, sentence(one))) for one in events),
        back=of("charter", charter),
    )


def sides_page(charter: Charter, access: Access, sides: Iterable[CharterParty]) -> SidesPage:
    return SidesPage(
        title=_("Who takes part in this charter"),
        frame=frame_of(charter.programme, access, charter),
        rows=tuple(
            SideRow(
                one.name,
                one.get_kind_display(),
                of("rename_side", charter, one.pk),
                of("remove_side", charter, one.pk),
            )
            for one in sides
        ),
        button=_("Add this side"),
        back=of("charter", charter),
    )


def incentives_page(
    charter: Charter, access: Access, rows: Iterable[CharterIncentive], *, is_empty: bool
) -> CarriedPage:
    return CarriedPage(
        title=_("Incentives in this charter"),
        frame=frame_of(charter.programme, access, charter),
        lead=_("A charter is a deal: what each gives, and what helps each to start and to keep going."),
        rows=tuple(CarriedRow(one.item.words, "", of("leave_out", charter, one.pk)) for one in rows),
        nothing=_("There is nothing more to choose. Plan what helps people first.") if is_empty else "",
        source=at("incentive_plans", charter.programme),
        button=_("Put it into the charter"),
        back=of("charter", charter),
    )


def risks_page(charter: Charter, access: Access, rows: Iterable[CharterRisk], *, is_empty: bool) -> CarriedPage:
    return CarriedPage(
        title=_("Risks in this charter"),
        frame=frame_of(charter.programme, access, charter),
        lead=_("Doing things together has risks. Say of each what makes it bearable, and who holds it."),
        rows=tuple(
            CarriedRow(one.risk.title, in_words(one.mechanism, holder_of(one)), of("put_down", charter, one.pk))
            for one in rows
        ),
        nothing=_("There is nothing more to choose. Put the risk on the register first.") if is_empty else "",
        source=at("risks", charter.programme),
        button=_("Put it into the charter"),
        back=of("charter", charter),
    )


def in_words(mechanism: str, holder: str) -> str:
    """By what a risk is carried, and who holds it."""
    return _("%(mechanism)s – held by %(who)s") % {"mechanism": mechanism, "who": holder}


def holder_of(one: CharterRisk) -> str:
    return ", ".join(part for part in (one.held_by.name if one.held_by else "", one.held_in_words) if part)


def day_of(moment: dt.datetime | None) -> str:
    return date_format(timezone.localdate(moment), "j F Y") if moment else ""
