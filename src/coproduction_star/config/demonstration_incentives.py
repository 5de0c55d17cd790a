"""The made-up plans of incentives: one that went through the gate and is offered, and one that has only begun."""

import datetime as dt
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

import yaml
from django.utils import timezone

from coproduction_star.journeys.models import Programme
from coproduction_star.market_it.incentives import services
from coproduction_star.market_it.incentives.ethics import questions
from coproduction_star.market_it.incentives.menu import found_in, menu
from coproduction_star.market_it.models import IncentivePlan, PlanBarrier, PlanItem

Words = Mapping[str, Any]
HALF_A_YEAR = dt.timedelta(days=180)


def make_incentives(programme: Programme, *, lead: Any) -> None:
    words = yaml.safe_load(files("coproduction_star.config").joinpath("eastbridge_incentives.yaml").read_text("utf-8"))
    _decide(_begin(programme, words["decided"], lead), words["decided"], lead)
    _begin(programme, words["begun"], lead)


def _begin(programme: Programme, words: Words, lead: Any) -> IncentivePlan:
    values = {**words["plan"], "by_when": timezone.localdate() + HALF_A_YEAR}
    plan = services.add_plan(programme=programme, values=values, by=lead.user)
    if "barriers" in words:
        services.add_barriers(plan=plan, by=lead.user, **words["barriers"])
    named = {one.barrier: one for one in PlanBarrier.objects.filter(plan=plan)}
    for item in words["items"]:
        services.add_item(plan=plan, values=_values(item, named), by=lead.user)
    return plan


def _values(words: Words, named: Mapping[str, PlanBarrier]) -> dict[str, Any]:
    """What is taken from the menu has its title and its caution, and warns where it may count as income."""
    entry = found_in(menu(()), words.get("incentive", ""))
    held = {**words, "barrier": named.get(words.get("barrier", "")), "leaves_entitlements": True}
    if entry is None:
        return held
    income = entry.payment is not None
    return {"words": entry.title, "caution": entry.caution, "is_payment": income, "financial": income, **held}


def _decide(plan: IncentivePlan, words: Words, lead: Any) -> None:
    items = list(PlanItem.objects.filter(plan=plan))
    for item in items:
        if item.is_payment:
            services.acknowledge_warning(item=item, version=item.version, by=lead.user)
    answers = {one.id: {"answer": "yes", "words": ""} for one in questions()}
    services.answer_ethics(plan=plan, version=plan.version, answers=answers, by=lead.user)
    services.decide(
        plan=plan, version=plan.version, words={**words["decision"], "decided_on": timezone.localdate()},
        offered=[one.pk for one in items], participant_id=lead.participant_id, by=lead.user,
    )  # fmt: skip
