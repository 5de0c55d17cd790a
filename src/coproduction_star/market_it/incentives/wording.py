"""What stands in a plan, in words."""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _

from coproduction_star.data.barriers import Barrier
from coproduction_star.data.behaviour import Guide, prompts
from coproduction_star.data.incentives import Grade
from coproduction_star.market_it.catalogue.shapes import language
from coproduction_star.market_it.models import IncentivePlan, PlanBarrier, PlanItem, Source
from coproduction_star.market_it.pounds import money

from .menu import listed_barriers


def day(value: dt.date | None) -> str:
    return date_format(value, "j F Y") if value else ""


def state_of(plan: IncentivePlan) -> tuple[str, str]:
    """The state of a plan, and the colour of its tag."""
    if plan.decision:
        facts = {"day": day(plan.decision.decided_on), "who": plan.decision.decided_by}
        return _("Decided on %(day)s by %(who)s") % facts, "green"
    if plan.ethics_answered_at:
        return _("Not decided yet; the ethics gate is passed"), "blue"
    return _("Not decided yet"), "grey"


def decider_of(plan: IncentivePlan, item: PlanItem) -> str:
    """Who decided that this is offered: whoever decided the plan, as the record of the programme says it."""
    return plan.decision.decided_by if plan.decision and item.offered_on else ""


def behaviour_of(plan: IncentivePlan) -> str:
    """The whole behaviour in one line."""
    return ": ".join(part for part in (plan.who, plan.what) if part)


def amount(value: Decimal, unit: str) -> str:
    shown = number_format(value.normalize() if value % 1 else value.quantize(Decimal(1)))
    return f"{shown} {unit}".strip()


def facts_of(plan: IncentivePlan) -> tuple[tuple[str, str], ...]:
    """The behaviour, part by part; what is not said yet is left out."""
    parts = (
        (_("Whose behaviour"), str(plan.get_audience_display())),
        (_("Who exactly"), plan.who),
        (_("What they do"), plan.what),
        (_("Where, when and how often"), plan.when),
        (_("How much of it now"), _baseline(plan)),
        (_("How much we hope for"), amount(plan.hoped_for, plan.unit) if plan.hoped_for is not None else ""),
        (_("By when"), day(plan.by_when)),
        (_("Initiative"), plan.initiative.title if plan.initiative else ""),
    )
    return tuple((name, said) for name, said in parts if said)


def _baseline(plan: IncentivePlan) -> str:
    if plan.baseline is None:
        return ""
    facts = {"amount": amount(plan.baseline, plan.unit), "source": plan.source, "day": day(plan.counted_on)}
    told = _("%(amount)s (%(source)s, counted on %(day)s)") if plan.counted_on else _("%(amount)s (%(source)s)")
    return told % facts


def cost_of(item: PlanItem) -> str:
    """The amount, what it is for, and who pays."""
    paid = money(item.cost_pence) if item.cost_pence is not None else ""
    told = " ".join(part for part in (paid, item.cost_words) if part)
    return _("%(cost)s, paid by %(who)s") % {"cost": told, "who": item.who_pays} if item.who_pays else told


def barrier_called(barrier: PlanBarrier) -> str:
    listed = listed_barriers()
    return listed[barrier.barrier].title if barrier.barrier in listed else (barrier.words or barrier.barrier)


def known_from(barrier: PlanBarrier) -> str:
    """How the team knows of a barrier, from where, and how many named it."""
    parts = [str(Source(barrier.how).label), barrier.source]
    if barrier.people is not None:
        parts.append(_("%(people)s of %(of)s named it") % {"people": barrier.people, "of": barrier.of_people})
    return " · ".join(part for part in parts if part)


def what_is_missing(barrier: PlanBarrier, listed: Mapping[str, Barrier]) -> str:
    """In the words of COM-B: what has to be there before somebody acts, and what kind of help is likely to work."""
    found = listed.get(barrier.barrier)
    if found is None:
        return ""
    missing, helps = _titles(Guide.COMPONENTS), _titles(Guide.FUNCTIONS)
    kinds = ", ".join(helps.get(one.value, one.label) for one in found.functions)
    facts = {"missing": missing.get(found.component.value, found.component.label), "help": kinds}
    return _("What is missing: %(missing)s. What is likely to help: %(help)s.") % facts


def functions_called(functions: Any) -> str:
    helps = _titles(Guide.FUNCTIONS)
    return ", ".join(helps.get(one.value, one.label) for one in functions)


def _titles(guide: Guide) -> dict[str, str]:
    return {one.id: one.title for one in prompts(guide, language())}


def grade_called(grade: Grade) -> str:
    """What stands behind a line of the menu."""
    return {
        Grade.OURS: _("Our own idea; we read no study of it"),
        Grade.DESCRIBED: _("A source describes that it is done"),
        Grade.REPORTED: _("People said in a survey that it helps"),
        Grade.STUDIED: _("Somebody studied it"),
    }[grade]
