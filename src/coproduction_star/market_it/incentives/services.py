import datetime as dt
from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_noop

from coproduction_star.audit.services import record
from coproduction_star.journeys.decisions.services import record_decision
from coproduction_star.journeys.models import Programme
from coproduction_star.journeys.services import claim_version
from coproduction_star.market_it.catalogue.shapes import own_barriers, own_questions
from coproduction_star.market_it.models import IncentivePlan, PlanBarrier, PlanItem, Source

from .ethics import open_questions
from .readiness import lacks_before_deciding, lacks_before_offering


class IsDecided(ValueError):
    """What is decided is opened again before it is changed."""


class NotReady(ValueError):
    """Something is missing; `lacks` says what, in sentences."""

    def __init__(self, lacks: Collection[str]) -> None:
        super().__init__(" ".join(lacks))
        self.lacks = tuple(lacks)


class NoPayment(ValueError):
    """There is nothing to warn of."""


DECIDED = gettext_noop("This plan is decided. Open it again first: what is offered stops until you decide anew.")


@transaction.atomic
def add_plan(*, programme: Programme, values: Mapping[str, Any], by: Any) -> IncentivePlan:
    plan = IncentivePlan.objects.create(
        programme=programme, organisation_id=programme.organisation_id, by=by, **values
    )
    record(by=by, verb="market_it.plan_added", subject=plan)
    return plan


@transaction.atomic
def change_plan(*, plan: IncentivePlan, version: int, values: Mapping[str, Any], by: Any) -> None:
    """Say the behaviour anew. The ethics gate is then answered again. Raises ChangedMeanwhile or IsDecided."""
    held = _claimed(plan, version)
    _set(held, {**values, "ethics_answered_at": None})
    record(by=by, verb="market_it.plan_changed", subject=held)


@transaction.atomic
def add_barriers(
    *, plan: IncentivePlan, listed: Collection[str], words: str, how: str, source: str, by: Any,
    counts: Mapping[str, tuple[int, int]] | None = None,
) -> int:  # fmt: skip
    """Write down what stops people; `counts`: how many of how many named a listed one. Returns how many are new.

    One of the organisation's own keeps its words, because it may change or be taken off its list.
    """
    _hold(plan)
    there = set(PlanBarrier.objects.filter(plan=plan).values_list("barrier", flat=True))
    own = {one.id: {"words": one.title} for one in own_barriers(plan.organisation_id)} if listed else {}
    new = [
        {"barrier": key} | own.get(key, {}) | _counted((counts or {}).get(key)) for key in listed if key not in there
    ]
    if words:
        new.append({"words": words})
    told = "" if how == Source.TEAM else source
    for row in new:
        made = PlanBarrier.objects.create(**_of(plan), how=how, source=told, **row)
        record(by=by, verb="market_it.barrier_added", subject=made)
    return len(new)


def _counted(found: tuple[int, int] | None) -> dict[str, int]:
    return {"people": found[0], "of_people": found[1]} if found else {}


@transaction.atomic
def remove_barrier(*, barrier: PlanBarrier, by: Any) -> None:
    """What was planned against it stays, and then names no barrier."""
    record(by=by, verb="market_it.barrier_removed", subject=barrier)
    barrier.delete()


@transaction.atomic
def add_item(*, plan: IncentivePlan, values: Mapping[str, Any], by: Any) -> PlanItem:
    item = PlanItem.objects.create(**_of(plan), by=by, **values)
    record(by=by, verb="market_it.item_added", subject=item)
    return item


@transaction.atomic
def change_item(*, item: PlanItem, version: int, values: Mapping[str, Any], by: Any) -> None:
    """Say it anew. It is no longer offered, and of a payment the warning is read again. Raises ChangedMeanwhile."""
    claim_version(item, version=version)
    anew = {"offered_on": None, "warned_at": None, "warned_by": None}
    _set(item, {**values, **anew})
    record(by=by, verb="market_it.item_changed", subject=item)


@transaction.atomic
def remove_item(*, item: PlanItem, by: Any) -> None:
    if item.withdrawn_at is None:
        _set(item, {"withdrawn_at": timezone.now()})
        record(by=by, verb="market_it.item_removed", subject=item)


@transaction.atomic
def restore_item(*, item: PlanItem, by: Any) -> None:
    """As it was. What the plan no longer offers, because it was opened again meanwhile, is not offered."""
    if item.withdrawn_at is not None:
        still = item.offered_on if item.plan.decision_id else None
        _set(item, {"withdrawn_at": None, "offered_on": still})
        record(by=by, verb="market_it.item_restored", subject=item)


@transaction.atomic
def acknowledge_warning(*, item: PlanItem, version: int, by: Any) -> None:
    """Keep who read the warning about benefits and tax, and when. Raises ChangedMeanwhile or NoPayment."""
    claim_version(item, version=version)
    if not item.is_payment:
        raise NoPayment(gettext_noop("Nothing in this can count as income, so there is no warning to read."))
    _set(item, {"warned_at": timezone.now(), "warned_by": by})
    record(by=by, verb="market_it.warning_read", subject=item)


@transaction.atomic
def answer_ethics(*, plan: IncentivePlan, version: int, answers: Mapping[str, Any], by: Any) -> bool:
    """Keep the answers; say whether the plan may go on: only when each is yes. Raises ChangedMeanwhile, IsDecided."""
    held = _claimed(plan, version)
    passed = not open_questions(answers, own_questions(held.organisation_id))
    _set(held, {
        "ethics": answers, "ethics_answered_at": timezone.now() if passed else None, "ethics_by": by,
    })  # fmt: skip
    record(by=by, verb="market_it.ethics_passed" if passed else "market_it.ethics_answered", subject=held)
    return passed


@transaction.atomic
def decide(
    *, plan: IncentivePlan, version: int, words: Mapping[str, Any], offered: Collection[UUID], participant_id: UUID,
    by: Any,
) -> int:  # fmt: skip
    """Write the decision into the record of the programme, and offer these items from its day on; says how many.

    Raises ChangedMeanwhile, IsDecided, NotDeclared, or NotReady, which says all that is missing of the plan or of
    an item.
    """
    held = _claimed(plan, version)
    items = list(PlanItem.objects.select_for_update().filter(plan=held, withdrawn_at=None))
    _refuse(lacks_before_deciding(held, items=items))
    decision = record_decision(
        programme=plan.programme, initiative=held.initiative, participant_id=participant_id, by=by, **words
    )
    _set(held, {"decision": decision})
    record(by=by, verb="market_it.plan_decided", subject=held, decided_by=decision.decided_by)
    chosen = [one for one in items if one.pk in offered]
    for item in chosen:
        _offer(item, decided_by=decision.decided_by, on=decision.decided_on, by=by)
    return len(chosen)


@transaction.atomic
def offer(*, item: PlanItem, by: Any) -> None:
    """Offer one more of a plan that is decided, from today on. Raises NotReady."""
    held = PlanItem.objects.select_for_update(of=("self",)).select_related("plan__decision").get(pk=item.pk)
    if held.plan.decision is None:
        raise NotReady([str(NOT_DECIDED)])
    _offer(held, decided_by=held.plan.decision.decided_by, on=timezone.localdate(), by=by)


NOT_DECIDED = gettext_noop("The plan is not decided yet. Nothing is offered before.")


def _offer(item: PlanItem, *, decided_by: str, on: dt.date, by: Any) -> None:
    _refuse(lacks_before_offering(item))
    _set(item, {"offered_on": on})
    record(by=by, verb="market_it.item_offered", subject=item, decided_by=decided_by)


@transaction.atomic
def reopen(*, plan: IncentivePlan, by: Any) -> None:
    """Nothing of it is offered until it is decided anew. That it was decided once stays in the record."""
    held = _hold(plan)
    if held.decision_id is None:
        return
    _set(held, {"decision": None, "ethics_answered_at": None, "version": held.version + 1})
    PlanItem.objects.filter(plan=held).update(offered_on=None)
    record(by=by, verb="market_it.plan_reopened", subject=held)


def _hold(plan: IncentivePlan) -> IncentivePlan:
    held: IncentivePlan = IncentivePlan.objects.select_for_update().get(pk=plan.pk)
    return held


def _claimed(plan: IncentivePlan, version: int) -> IncentivePlan:
    claim_version(plan, version=version)
    held = _hold(plan)
    if held.decision_id is not None:
        raise IsDecided(DECIDED)
    return held


def _refuse(lacks: Collection[str]) -> None:
    if lacks:
        raise NotReady(lacks)


def _set(row: Any, values: Mapping[str, Any]) -> None:
    for name, value in values.items():
        setattr(row, name, value)
    row.save(update_fields=list(values))


def _of(plan: IncentivePlan) -> dict[str, Any]:
    return {"plan": plan, "programme_id": plan.programme_id, "organisation_id": plan.organisation_id}
