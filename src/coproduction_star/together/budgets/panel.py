"""A panel that talks projects over and gives a reason for each; what the final plan says of what people decided."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_noop

from coproduction_star.audit.services import record
from coproduction_star.journeys.models import Outcome
from coproduction_star.together.models import Budget, BudgetProject, Phase, Rule, SharedOut, State

from . import selectors
from .services import VoteHasBegun, hand_in_for


class NotForPanel(ValueError):
    """No panel decides on this budget, it does not meet yet, or it has decided."""


class NotDecided(ValueError):
    """Nothing can have come of it yet."""

    def __init__(self) -> None:
        super().__init__(gettext_noop("Nothing is decided yet. Your words are still here: save them afterwards."))


class OverTheBudget(ValueError):
    """What the panel would take costs more than there is; `over` says by how much."""

    def __init__(self, over: int) -> None:
        super().__init__("It costs more than there is.")
        self.over = over


@dataclass(frozen=True, slots=True)
class PanelSays:
    """Whether the panel takes a project, and why."""

    taken: bool
    reason: str


@transaction.atomic
def write_down(
    *, budget: Budget, panel: str, dissent: str, verdicts: Mapping[int, PanelSays], by: Any
) -> Budget:  # fmt: skip
    """Keep what a panel decided on every project that it could take, by its number.

    Raises NotForPanel, or OverTheBudget; nothing is written then.
    """
    held = Budget.objects.select_for_update(of=("self",)).get(pk=budget.pk)
    projects = selectors.to_vote_on(held)
    if held.rule != Rule.PANEL or held.phase() not in {Phase.VOTE, Phase.COUNT}:
        raise NotForPanel
    if {one.number for one in projects} != set(verdicts):
        raise NotForPanel
    taken = [one for one in projects if verdicts[one.number].taken]
    spent = sum(one.cost for one in taken)
    if spent > held.amount:
        raise OverTheBudget(spent - held.amount)
    for one in projects:
        one.verdict = verdicts[one.number].reason
    BudgetProject.objects.bulk_update(projects, ["verdict"])
    held.result = {
        "winners": [{"number": one.number, "cost": one.cost, "price": None} for one in taken], "part": "0",
        "spent": spent, "left": held.amount - spent, "ballots": 0,
        "projects": {str(one.number): [0, 0] for one in projects},
    }  # fmt: skip
    held.panel, held.dissent, held.counted_on = panel, dissent, timezone.localdate()
    held.save(update_fields=["result", "panel", "dissent", "counted_on"])
    record(by=by, verb="together.panel_decided", subject=held)
    return held


@transaction.atomic
def say_what_became(*, project: BudgetProject, words: str, by: Any) -> None:
    """Beside what people decided: what the final plan says of it, or what came of it. Raises NotDecided."""
    if project.budget.phase() is not Phase.DECIDED:
        raise NotDecided
    project.became = words
    project.save(update_fields=["became"])
    record(by=by, verb="together.project_became", subject=project)


@transaction.atomic
def put_outcomes_on(*, budget: Budget, by: Any) -> int:
    """Let people choose among the outcomes of the programme. Gives how many were new. Raises VoteHasBegun."""
    held = Budget.objects.select_for_update(of=("self",)).get(pk=budget.pk)
    if held.sort != SharedOut.PLACES or held.phase() not in {Phase.SUBMIT, Phase.CHECK}:
        raise VoteHasBegun
    there = set(selectors.projects_of(held).values_list("title", flat=True))
    words = Outcome.objects.filter(programme=budget.programme).order_by("position").values_list("words", flat=True)
    new = [one for one in dict.fromkeys(text[:TITLE] for text in words) if one not in there]
    for title in new:
        hand_in_for(budget=held, values={"title": title, "cost": 1, "state": State.ELIGIBLE}, by=by)
    return len(new)


TITLE = BudgetProject._meta.get_field("title").max_length
