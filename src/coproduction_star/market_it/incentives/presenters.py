import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.core.paginator import Page
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from rules import has_perm

from coproduction_star.audit.sentences import sentence
from coproduction_star.journeys.frames import Frame, Link, programme_frame
from coproduction_star.journeys.hiding import Hidden
from coproduction_star.journeys.models import Programme
from coproduction_star.market_it.models import IncentivePlan
from coproduction_star.market_it.permissions import Permission
from coproduction_star.organisations.access import Access

from .addresses import at, plans_address
from .menu import Entry, warning_about
from .selectors import NamedBarrier
from .wording import behaviour_of, state_of

HERE = "incentives"


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A plan in the list of its programme."""

    title: str
    address: str
    about: str
    state: str
    tone: str
    number: str


@dataclass(frozen=True, slots=True)
class PlansPage:
    """The plans of a programme. Links are empty without the right."""

    title: str
    frame: Frame
    rows: tuple[PlanRow, ...]
    pages: Page[Any]
    add: str
    menu: str
    cards: str
    csv: str


@dataclass(frozen=True, slots=True)
class FormPage:
    """A page that asks, in a programme."""

    title: str
    frame: Frame
    button: str
    back: str
    lead: str = ""
    theirs: tuple[tuple[str, str, str], ...] = ()
    points: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BarrierHeard:
    """A barrier that people named in a survey."""

    title: str
    said: str
    source: str
    address: str


@dataclass(frozen=True, slots=True)
class WarningPage:
    """What is known about benefits and tax, what is not, and what to do first."""

    title: str
    frame: Frame
    what: str
    known: tuple[str, ...]
    not_known: str
    before: tuple[str, ...]
    easy: tuple[str, ...]
    written: str
    button: str
    back: str
    theirs: tuple[tuple[str, str, str], ...] = ()
    points: tuple[str, ...] = ()
    lead: str = ""


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """Who did what with a plan, and when, the newest first."""

    title: str
    frame: Frame
    rows: tuple[tuple[dt.datetime, str], ...]
    back: str


def frame_of(programme: Programme, access: Access, plan: IncentivePlan | None = None) -> Frame:
    frame = programme_frame(programme=programme, access=access, here=HERE)
    if plan is None:
        return frame
    back = Link(_("Incentives"), plans_address(programme))
    return replace(frame, up=(*frame.up, back, Link(plan.title, at("incentive_plan", programme, plan.pk))))


def plans_page(programme: Programme, access: Access, pages: Page[Any]) -> PlansPage:
    plans = has_perm(Permission.PLAN_INCENTIVES, access, programme)
    rows = tuple(_row(one, programme) for one in pages)
    return PlansPage(
        title=_("Incentives"),
        frame=frame_of(programme, access),
        rows=rows,
        pages=pages,
        add=at("new_plan", programme) if plans else "",
        menu=at("incentive_menu", programme),
        cards=at("menu_cards", programme),
        csv=at("plans_csv", programme) if rows else "",
    )


def _row(plan: Any, programme: Programme) -> PlanRow:
    state, tone = state_of(plan)
    told = ngettext("%(n)s thing in it, %(offered)s offered", "%(n)s things in it, %(offered)s offered", plan.lines)
    return PlanRow(
        title=plan.title, address=at("incentive_plan", programme, plan.pk), about=behaviour_of(plan), state=state,
        tone=tone, number=told % {"n": plan.lines, "offered": plan.offered},
    )  # fmt: skip


def form_page(
    programme: Programme, access: Access, *, title: str, button: str, plan: IncentivePlan | None = None,
    lead: str = "", theirs: tuple[tuple[str, str, str], ...] = (), points: Sequence[str] = (), back: str = "",
) -> FormPage:  # fmt: skip
    leads_back = at("incentive_plan", programme, plan.pk) if plan else plans_address(programme)
    return FormPage(
        title=title, frame=frame_of(programme, access, plan), button=button, back=back or leads_back, lead=lead,
        theirs=theirs, points=tuple(points),
    )  # fmt: skip


def heard(rows: Iterable[NamedBarrier], titles: Mapping[str, str]) -> tuple[BarrierHeard, ...]:
    """What surveys found, the most named first, in sentences."""
    said = _("%(people)s of %(of)s named it")
    return tuple(
        BarrierHeard(
            titles.get(one.key, one.key), said % {"people": one.people, "of": one.of_people}, one.source, one.address
        )
        for one in rows
    )


def warning_page(
    programme: Programme, access: Access, *, plan: IncentivePlan, what: str, entry: Entry | None,
    theirs: tuple[tuple[str, str, str], ...] = (),
) -> WarningPage:  # fmt: skip
    told = warning_about(entry.payment if entry else None)
    month = date_format(dt.date.fromisoformat(f"{told.written}-01"), "F Y")
    return WarningPage(
        title=_("Before you offer this: benefits and tax"),
        frame=frame_of(programme, access, plan),
        what=what,
        known=told.known,
        not_known=told.not_known,
        before=told.before,
        easy=told.easy,
        written=_("Written in %(month)s about the rules of the United Kingdom. Rules change: ask again each year.")
        % {"month": month},
        button=_("Save that I have read it"),
        back=at("incentive_plan", programme, plan.pk),
        theirs=theirs,
    )


def history_page(
    programme: Programme, access: Access, *, plan: IncentivePlan, events: Iterable[Any], hidden: Hidden
) -> HistoryPage:
    return HistoryPage(
        title=_("What was changed in this plan"),
        frame=frame_of(programme, access, plan),
        rows=tuple((one.at, hidden.sentence(one.by, sentence(one))) for one in events),
        back=at("incentive_plan", programme, plan.pk),
    )
