from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from rules import has_perm

from coproduction_star.grow_it.indicators.addresses import at
from coproduction_star.grow_it.models import NextState, PeerNetwork, Roadshow, SpreadNext, SpreadPlan, Teaching
from coproduction_star.grow_it.permissions import Permission
from coproduction_star.journeys.addresses import address as journey_address
from coproduction_star.journeys.announcing import Event, in_words, missing_of
from coproduction_star.journeys.frames import FormPage, Frame, programme_frame
from coproduction_star.journeys.hiding import Hidden
from coproduction_star.journeys.history import Line, lines
from coproduction_star.journeys.models import Initiative, Programme
from coproduction_star.organisations.access import Access

HERE = "spread"
HEADINGS: Mapping[str, Any] = {
    "next": gettext_lazy("Who comes next"), "teaching": gettext_lazy("Who teaches whom"),
    "network": gettext_lazy("Networks of people who do the same"),
    "roadshow": gettext_lazy("Days on which others see it"),
}  # fmt: skip
ADD: Mapping[str, Any] = {
    "next": gettext_lazy("Add a service or a place"), "teaching": gettext_lazy("Add who teaches"),
    "network": gettext_lazy("Add a network"), "roadshow": gettext_lazy("Add a day"),
}  # fmt: skip
NONE_YET: Mapping[str, Any] = {
    "next": gettext_lazy("Nobody was asked yet."), "teaching": gettext_lazy("Nobody teaches others yet."),
    "network": gettext_lazy("There is no network yet."), "roadshow": gettext_lazy("No day is planned yet."),
}  # fmt: skip
TONES = {NextState.ASKED: "grey", NextState.WILLING: "blue", NextState.STARTED: "green", NextState.STOPPED: "red"}


@dataclass(frozen=True, slots=True)
class PlanRow:
    title: str
    address: str
    about: str


@dataclass(frozen=True, slots=True)
class PlansPage:
    """`could` have no plan yet: each with where one is begun."""

    title: str
    frame: Frame
    rows: tuple[PlanRow, ...]
    could: tuple[tuple[str, str], ...]
    cases: str
    csv: str


@dataclass(frozen=True, slots=True)
class LineRow:
    title: str
    state: str
    tone: str
    facts: tuple[tuple[str, str], ...]
    change: str
    remove: str
    announce: str
    hide: str
    missing: str


@dataclass(frozen=True, slots=True)
class Group:
    kind: str
    name: str
    rows: tuple[LineRow, ...]
    none: str
    add: str
    add_words: str


@dataclass(frozen=True, slots=True)
class PlanPage:
    title: str
    frame: Frame
    lead: str
    initiative_at: str
    stays: str
    may_change: str
    change: str
    groups: tuple[Group, ...]
    removed: tuple[tuple[str, str], ...]
    history: tuple[Line, ...]
    word: str
    csv: str
    back: str


def frame_of(programme: Programme, access: Access) -> Frame:
    return programme_frame(programme=programme, access=access, here=HERE)


def title_of(plan: SpreadPlan) -> str:
    return plan.initiative.title if plan.initiative else _("The programme as a whole")


def plans_page(
    programme: Programme, *, access: Access, plans: Sequence[Any], without: Iterable[Initiative]
) -> PlansPage:
    may = has_perm(Permission.KEEP_SPREAD, access, programme)
    could = [(one.title, at("begin_spread", programme, "one", one.pk)) for one in without] if may else []
    if may and all(plan.initiative_id for plan in plans):
        could.insert(0, (_("The programme as a whole"), at("begin_spread", programme, "whole", programme.pk)))
    return PlansPage(
        title=_("Where it goes next"), frame=frame_of(programme, access), rows=tuple(_plan(one) for one in plans),
        could=tuple(could), cases=at("case_drafts", programme), csv=at("spread_csv", programme) if plans else "",
    )  # fmt: skip


def _plan(plan: Any) -> PlanRow:
    told = ngettext("%(n)s place or service, %(started)s started", "%(n)s places or services, %(started)s started",
                    plan.number)  # fmt: skip
    return PlanRow(title_of(plan), at("spread_plan", plan.programme, plan.pk),
                   told % {"n": plan.number, "started": plan.started})  # fmt: skip


def plan_page(
    plan: SpreadPlan, *, access: Access, found: Mapping[str, Sequence[Any]], removed: Sequence[tuple[str, Any]],
    events: Iterable[Any], hidden: Hidden,
) -> PlanPage:  # fmt: skip
    programme = plan.programme
    may = has_perm(Permission.KEEP_SPREAD, access, programme)
    shows = has_perm(Permission.ANNOUNCE_ROADSHOW, access, programme)
    groups = (
        Group(
            kind, str(name), tuple(_line(one, kind, plan, hidden, may=may, shows=shows) for one in found[kind]),
            str(NONE_YET[kind]), at("add_spread_line", programme, plan.pk, kind) if may else "", str(ADD[kind]),
        )
        for kind, name in HEADINGS.items()
    )  # fmt: skip
    return PlanPage(
        title=title_of(plan), frame=frame_of(programme, access), lead=_("Where it goes next"),
        initiative_at=journey_address("initiative", programme, plan.initiative_id) if plan.initiative_id else "",
        stays=plan.stays, may_change=plan.may_change, change=at("say_spread", programme, plan.pk) if may else "",
        groups=tuple(groups), history=lines(events, hidden=hidden),
        removed=tuple(
            (str(one), at("restore_spread_line", programme, plan.pk, kind, one.pk)) for kind, one in removed
        ),
        word=at("spread_word", programme, plan.pk), csv=at("spread_csv", programme), back=at("spread", programme),
    )  # fmt: skip


def _line(one: Any, kind: str, plan: SpreadPlan, hidden: Hidden, *, may: bool, shows: bool) -> LineRow:
    where = (plan.pk, kind, one.pk)
    state, tone = state_of(one)
    missing = missing_of(_event(one)) if kind == "roadshow" else ()
    waits = kind == "roadshow" and shows and one.announced_at is None
    return LineRow(
        title=called(one, hidden), state=state, tone=tone, facts=tuple(facts_of(one)),
        change=at("change_spread_line", plan.programme, *where) if may else "",
        remove=at("remove_spread_line", plan.programme, *where) if may else "",
        announce=at("announce_roadshow", plan.programme, plan.pk, one.pk) if waits and not missing else "",
        hide=at("hide_roadshow", plan.programme, plan.pk, one.pk)
        if kind == "roadshow" and shows and one.announced_at else "",
        missing=_("Before it is announced, write: %(what)s.") % {"what": "; ".join(in_words(missing))}
        if missing else "",
    )  # fmt: skip


def _event(one: Roadshow) -> Event:
    return Event(one.where, one.access, one.costs, one.papers_on)


def called(one: Any, hidden: Hidden) -> str:
    if isinstance(one, Teaching):
        who = hidden.name(one.who) if one.who else one.title or _("somebody who is no longer here")
        return _("%(who)s teach %(whom)s") % {"who": who, "whom": one.whom} if not one.who else (
            _("%(who)s teaches %(whom)s") % {"who": who, "whom": one.whom}
        )  # fmt: skip
    return str(one.title)


def state_of(one: Any) -> tuple[str, str]:
    if isinstance(one, SpreadNext):
        return str(NextState(one.state).label), TONES[NextState(one.state)]
    if isinstance(one, Roadshow):
        return (_("Announced"), "green") if one.announced_at else (_("Not announced"), "grey")
    return "", ""


def facts_of(one: Any) -> Iterator[tuple[str, str]]:
    if isinstance(one, SpreadNext):
        yield _("Since"), day(one.since)
    elif isinstance(one, PeerNetwork):
        yield _("For whom"), one.for_whom
        yield _("How often"), one.how_often
        yield from ((_("How to join"), words) for words in (one.reach,) if words)
    elif isinstance(one, Roadshow):
        yield _("Day"), day(one.on)
        named = {_("Place"): one.where, _("Getting in and taking part"): one.access, _("Costs"): one.costs,
                 _("Papers go out"): day(one.papers_on)}  # fmt: skip
        yield from ((name, words) for name, words in named.items() if words)
    words = getattr(one, "words", "")
    if words:
        yield _("What they do") if isinstance(one, Teaching | Roadshow) else _("To know"), words


def day(when: date | None) -> str:
    return date_format(when, "j F Y") if when else ""


def form_page(
    programme: Programme, *, access: Access, title: str, back: str, lead: str = "", theirs: Any = ()
) -> FormPage:
    return FormPage(title, frame_of(programme, access), _("Save"), back, lead, theirs)
