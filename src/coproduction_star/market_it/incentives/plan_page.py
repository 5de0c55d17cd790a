"""The page of one plan: the behaviour, what stops people, what is offered, what is missing and what to do next."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from rules import has_perm

from coproduction_star.data.behaviour import Prompt
from coproduction_star.journeys.addresses import address
from coproduction_star.journeys.frames import Frame
from coproduction_star.journeys.models import Programme
from coproduction_star.market_it.models import Audience, IncentivePlan, Phase, PlanBarrier, PlanItem, Polarity
from coproduction_star.market_it.permissions import Permission
from coproduction_star.organisations.access import Access

from .addresses import at
from .ethics import Said
from .gaps import Gaps, gaps_of
from .menu import Entry, suggested
from .presenters import frame_of
from .readiness import lacks_before_deciding, lacks_before_offering
from .selectors import Lists
from .wording import (
    barrier_called,
    behaviour_of,
    cost_of,
    day,
    decider_of,
    facts_of,
    known_from,
    state_of,
    what_is_missing,
)

SUGGESTED = 6


@dataclass(frozen=True, slots=True)
class BarrierRow:
    """One thing that stops people."""

    title: str
    known: str
    missing: str
    remove: str


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One thing that is offered or will be. `lacks` says what is missing before it can be."""

    words: str
    phase: str
    tags: tuple[tuple[str, str], ...]
    facts: tuple[tuple[str, str], ...]
    lacks: tuple[str, ...]
    warn: str
    offer: str
    change: str
    remove: str


@dataclass(frozen=True, slots=True)
class AudienceBlock:
    """What there is for one audience."""

    name: str
    items: tuple[ItemRow, ...]
    gaps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A line of the menu that helps with a barrier of the plan, and where it is taken into the plan."""

    title: str
    example: str
    address: str


@dataclass(frozen=True, slots=True)
class PlanPage:
    """One plan. Links are empty without the right."""

    title: str
    frame: Frame
    behaviour: str
    state: str
    tone: str
    facts: tuple[tuple[str, str], ...]
    barriers: tuple[BarrierRow, ...]
    blocks: tuple[AudienceBlock, ...]
    gaps: tuple[str, ...]
    suggestions: tuple[Suggestion, ...]
    ethics: tuple[tuple[str, str, str], ...]
    lacks: tuple[str, ...]
    change: str
    add_barriers: str
    add_item: str
    answer_ethics: str
    decide: str
    decided: str
    reopen: str
    menu: str
    history: str
    files: tuple[tuple[str, str], ...]
    panels: tuple[str, ...] = ()
    removed: str = ""
    restore: str = ""


@dataclass(frozen=True, slots=True)
class Rights:
    """What the reader may do with a plan, as it stands."""

    plans: bool
    decides: bool


def rights_in(programme: Programme, access: Access) -> Rights:
    may = (has_perm(one, access, programme) for one in (Permission.PLAN_INCENTIVES, Permission.DECIDE_INCENTIVES))
    return Rights(*may)


def plan_page(
    plan: IncentivePlan, *, access: Access, items: Sequence[PlanItem], barriers: Sequence[PlanBarrier],
    lists: Lists, removed: PlanItem | None = None, panels: tuple[str, ...] = (),
) -> PlanPage:  # fmt: skip
    programme, rights = plan.programme, rights_in(plan.programme, access)
    draft, (state, tone) = plan.decision is None, state_of(plan)
    gaps = gaps_of(plan, items=items, barriers=barriers, helps={one.key: one.barriers for one in lists.menu})

    def link(name: str, *, if_: bool) -> str:
        return at(name, programme, plan.pk) if if_ else ""

    return PlanPage(
        title=plan.title,
        frame=frame_of(programme, access),
        behaviour=behaviour_of(plan),
        state=state,
        tone=tone,
        facts=facts_of(plan),
        barriers=tuple(_barrier(one, programme, rights, lists) for one in barriers),
        blocks=_blocks(plan, items, gaps, rights),
        gaps=_in_words(gaps),
        suggestions=_suggestions(plan, gaps.barriers or barriers, items, lists.menu) if rights.plans else (),
        ethics=_ethics(plan, lists.questions),
        lacks=lacks_before_deciding(plan, items=items) if draft else (),
        change=link("change_plan", if_=rights.plans and draft),
        add_barriers=link("add_barriers", if_=rights.plans),
        add_item=link("new_item", if_=rights.plans),
        answer_ethics=link("answer_ethics", if_=rights.plans and draft),
        decide=link("decide_plan", if_=rights.decides and draft),
        decided=f"{address('decisions', programme)}#decision-{plan.decision_id}" if plan.decision else "",
        reopen=link("reopen_plan", if_=rights.decides and not draft),
        menu=at("incentive_menu", programme),
        history=at("plan_history", programme, plan.pk),
        files=(("DOCX", link("plan_word", if_=True)), ("XLSX", link("plan_workbook", if_=True))),
        panels=panels,
        removed=removed.words if removed else "",
        restore=at("restore_item", programme, plan.pk, removed.pk) if removed and rights.plans else "",
    )


def _barrier(one: PlanBarrier, programme: Programme, rights: Rights, lists: Lists) -> BarrierRow:
    remove = at("remove_barrier", programme, one.plan_id, one.pk) if rights.plans else ""
    return BarrierRow(barrier_called(one), known_from(one), what_is_missing(one, lists.barriers), remove)


def _blocks(plan: IncentivePlan, items: Sequence[PlanItem], gaps: Gaps, rights: Rights) -> tuple[AudienceBlock, ...]:
    return tuple(
        AudienceBlock(
            str(audience.label),
            tuple(item_row(one, plan, rights) for one in items if one.audience == audience),
            tuple(_missing(phase) for whose, phase in gaps.phases if whose == audience),
        )
        for audience in Audience
        if audience not in gaps.untouched
    )


def _missing(phase: Phase) -> str:
    return _("Nothing to get them started.") if phase is Phase.START else _("Nothing to keep them going.")


def item_row(item: PlanItem, plan: IncentivePlan, rights: Rights) -> ItemRow:
    programme, lacks = plan.programme, lacks_before_offering(item)

    def link(name: str, *, if_: bool) -> str:
        return at(name, programme, plan.pk, item.pk) if if_ else ""

    ready = plan.decision is not None and item.offered_on is None and not lacks
    return ItemRow(
        words=item.words,
        phase=str(item.get_phase_display()),
        tags=tuple(_tags(item)),
        facts=item_facts(item, plan),
        lacks=lacks,
        warn=link("read_warning", if_=rights.plans and item.is_payment and item.warned_at is None),
        offer=link("offer_item", if_=rights.decides and ready),
        change=link("change_item", if_=rights.plans),
        remove=link("remove_item", if_=rights.plans),
    )


def _tags(item: PlanItem) -> Any:
    if item.offered_on:
        yield _("Offered since %(day)s") % {"day": day(item.offered_on)}, "green"
    else:
        yield _("Not offered yet"), "grey"
    if item.polarity == Polarity.DETERRENT:
        yield str(Polarity.DETERRENT.label), "yellow"
    if item.is_payment:
        yield _("Could count as income"), "yellow"
    elif item.financial:
        yield _("Worth money"), "blue"


def item_facts(item: PlanItem, plan: IncentivePlan) -> tuple[tuple[str, str], ...]:
    """What is known of one item; what is not said is left out."""
    read = _("Read by %(who)s on %(day)s")
    parts = (
        (_("Helps with"), barrier_called(item.barrier) if item.barrier else ""),
        (_("Cost"), cost_of(item)),
        (_("Take care"), item.caution),
        (_("If somebody finds it unfair"), item.appeal),
        (_("Warning about benefits and tax"), read % {"who": item.warned_by or _("somebody"), "day": day(
            timezone.localdate(item.warned_at))} if item.warned_at else ""),
        (_("Entitlements"), _("Nobody’s hangs on it") if item.leaves_entitlements else ""),
        (_("Decided by"), decider_of(plan, item)),
    )  # fmt: skip
    return tuple((name, said) for name, said in parts if said)


def _in_words(gaps: Gaps) -> tuple[str, ...]:
    told = [_("Nothing helps yet with: %(what)s.") % {"what": barrier_called(one)} for one in gaps.barriers]
    if gaps.untouched:
        names = ", ".join(str(one.label) for one in gaps.untouched)
        told.append(_("There is nothing for: %(who)s. Leave it so if nothing depends on them.") % {"who": names})
    return tuple(told)


def _suggestions(
    plan: IncentivePlan, barriers: Sequence[PlanBarrier], items: Sequence[PlanItem], menu: Sequence[Entry]
) -> tuple[Suggestion, ...]:
    """For the plan's own audience, what is not in it yet; each leads to a form that begins with it."""
    named = {one.barrier: one for one in barriers if one.barrier}
    there = {one.incentive for one in items}
    found = [one for one in suggested(menu, named, audience=plan.audience) if one.key not in there][:SUGGESTED]
    return tuple(Suggestion(one.title, one.example, _begins_with(plan, one, named)) for one in found)


def _begins_with(plan: IncentivePlan, entry: Entry, named: Mapping[str, PlanBarrier]) -> str:
    barrier = next((named[key].pk for key in entry.barriers if key in named), "")
    return f"{at('new_item', plan.programme, plan.pk)}?from={entry.key}&barrier={barrier}"


def _ethics(plan: IncentivePlan, asked: Iterable[Prompt]) -> tuple[tuple[str, str, str], ...]:
    """Each question with its answer and its words. An own question stays as it was asked, also once it is retired."""
    titles = {one.id: one.title for one in asked}
    kept = {key: said["asked"] for key, said in plan.ethics.items() if said.get("asked")}
    nobody = _("Not asked: this plan passed before the question was there") if plan.ethics_answered_at else (
        _("Not answered yet")
    )  # fmt: skip
    told = ((title, plan.ethics.get(key, {})) for key, title in (titles | kept).items())
    return tuple(
        (title, str(Said(said["answer"]).label) if said.get("answer") else nobody, said.get("words", ""))
        for title, said in told
    )
