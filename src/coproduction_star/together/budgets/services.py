from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from coproduction_star.audit.services import record
from coproduction_star.data.vocabularies import Co
from coproduction_star.journeys.decisions.services import record_decision
from coproduction_star.journeys.initiatives.services import add_initiative
from coproduction_star.journeys.models import Programme
from coproduction_star.together.models import Budget, BudgetProject, Phase, State, VotingCode

from . import secrecy, selectors

MOST_CODES = 2_000


class VoteHasBegun(ValueError):
    """The rules of a vote stand once it has begun."""


class TooLate(ValueError):
    """Projects are handed in until a day that has passed."""


class NothingToConfirm(ValueError):
    """There is no result, or it is confirmed already."""


@dataclass(frozen=True, slots=True)
class Decided:
    """How the decision reads that the result is written down as, and who confirms it."""

    what: str
    why: str
    by_whom: str
    participant_id: UUID


@transaction.atomic
def open_budget(*, programme: Programme, values: Mapping[str, Any], by: Any) -> Budget:
    budget = Budget.objects.create(
        programme=programme, organisation_id=programme.organisation_id, by=by, **values
    )  # fmt: skip
    record(by=by, verb="together.budget_opened", subject=budget)
    return budget


@transaction.atomic
def change_budget(*, budget: Budget, values: Mapping[str, Any], by: Any) -> Budget:
    """Raises VoteHasBegun from the first day of the vote on."""
    held = Budget.objects.select_for_update(of=("self",)).get(pk=budget.pk)
    if held.phase() not in {Phase.SUBMIT, Phase.CHECK}:
        raise VoteHasBegun
    for name, value in values.items():
        setattr(held, name, value)
    held.save(update_fields=list(values))
    record(by=by, verb="together.budget_changed", subject=held)
    return held


def hand_in(*, budget: Budget, values: Mapping[str, Any]) -> BudgetProject:
    """Take a project from anybody, without an account. Raises TooLate."""
    if budget.phase() is not Phase.SUBMIT:
        raise TooLate
    with transaction.atomic():
        made = _add(budget, values)
        record(by=None, verb="together.project_handed_in", subject=made)
    return made


def hand_in_for(*, budget: Budget, values: Mapping[str, Any], by: Any) -> BudgetProject:
    """The team puts something on the list itself."""
    made = _add(budget, values, by=by)
    record(by=by, verb="together.project_handed_in", subject=made)
    return made


def _add(budget: Budget, values: Mapping[str, Any], **more: Any) -> BudgetProject:
    Budget.objects.select_for_update(of=("self",)).get(pk=budget.pk)
    last = selectors.projects_of(budget).aggregate(last=Max("number"))["last"] or 0
    return BudgetProject.objects.create(
        budget=budget, programme_id=budget.programme_id, organisation_id=budget.organisation_id, number=last + 1,
        **values, **more,
    )  # fmt: skip


@transaction.atomic
def check_project(*, project: BudgetProject, values: Mapping[str, Any], by: Any) -> None:
    """Say whether it can be voted on, at which cost, and why. Raises VoteHasBegun."""
    if project.budget.phase() not in {Phase.SUBMIT, Phase.CHECK}:
        raise VoteHasBegun
    for name, value in values.items():
        setattr(project, name, value)
    project.by = by
    project.save(update_fields=[*values, "by"])
    record(by=by, verb="together.project_checked", subject=project)


@transaction.atomic
def withdraw_project(*, project: BudgetProject, reason: str, by: Any) -> None:
    """Until the votes are counted. Whoever voted for it keeps their vote for the others."""
    if project.budget.phase() is Phase.DECIDED:
        raise VoteHasBegun
    project.state, project.reason, project.by = State.WITHDRAWN, reason, by
    project.save(update_fields=["state", "reason", "by"])
    record(by=by, verb="together.project_withdrawn", subject=project)


@transaction.atomic
def make_codes(*, budget: Budget, number: int, by: Any) -> tuple[str, ...]:
    """Codes to hand out; given once. What is kept is a keyed hash of each, in an order of its own."""
    codes = tuple(secrecy.new_code() for _ in range(number))
    hashes = sorted(secrecy.listed_as(budget.pk, code)[0] for code in codes)
    VotingCode.objects.bulk_create(
        VotingCode(budget=budget, programme_id=budget.programme_id, organisation_id=budget.organisation_id, hash=one)
        for one in hashes
    )
    record(by=by, verb="together.codes_made", subject=budget, number=number)
    return codes


@transaction.atomic
def confirm(*, budget: Budget, decided: Decided, by: Any) -> int:
    """A person stands for the result: it is a decision, and each winner an initiative. Gives how many.

    Raises NothingToConfirm, or NotDeclared before whoever confirms has declared interests.
    """
    held = Budget.objects.select_for_update(of=("self",)).get(pk=budget.pk)
    if held.result is None or held.confirmed_on is not None:
        raise NothingToConfirm
    won = [one["number"] for one in held.result["winners"]]
    record_decision(
        programme=budget.programme, what=decided.what, why=decided.why, decided_by=decided.by_whom,
        decided_on=held.counted_on, dissent=held.dissent, by=by, participant_id=decided.participant_id,
    )  # fmt: skip
    for project in selectors.projects_of(held).filter(number__in=won):
        add_initiative(
            programme=budget.programme, title=project.title, summary=project.words, by=by,
            cos=[Co.CO_COMMISSION.value],
        )  # fmt: skip
    held.confirmed_on, held.confirmed_by = timezone.localdate(), by
    held.save(update_fields=["confirmed_on", "confirmed_by"])
    record(by=by, verb="together.result_confirmed", subject=held)
    return len(won)
