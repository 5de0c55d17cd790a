"""Counting: the votes are read once, counted, published, and cut loose from whatever could lead to a voter."""

import datetime as dt
import secrets
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django_scopes import scope
from django_tasks import task

from coproduction_star.audit.services import record
from coproduction_star.data import pabulib
from coproduction_star.data.parts import BadParts
from coproduction_star.journeys.models import Programme
from coproduction_star.together.models import (
    Ballot,
    Budget,
    BudgetProject,
    PaperBallot,
    Phase,
    Rule,
    SharedOut,
    SpentCode,
    State,
    VoteKind,
    VotingCode,
)

from . import selectors

PABULIB_RULES = {"equal-shares": "equalshares/add1", "greedy": "greedy"}
MOST_VOTES = 1_000_000
DAY = dt.timedelta(days=1)


class NotYet(ValueError):
    """The vote is not over, or it is counted already."""


class SheetsDiffer(ValueError):
    """Sheets that were typed once, or in two ways; `numbers` says which."""

    def __init__(self, numbers: Sequence[int]) -> None:
        super().__init__("Some sheets do not agree.")
        self.numbers = tuple(numbers)


@transaction.atomic
def ask_to_count(*, budget: Budget, by: Any) -> None:
    """Have the votes counted in the background. Raises NotYet or SheetsDiffer."""
    held = Budget.objects.select_for_update(of=("self",)).get(pk=budget.pk)
    if held.phase() is not Phase.COUNT or held.rule == Rule.PANEL:
        raise NotYet
    wrong = [number for number, typed in selectors.sheets_of(held).items() if not selectors.agrees(typed)]
    if wrong:
        raise SheetsDiffer(wrong)
    held.asked_to_count = True
    held.save(update_fields=["asked_to_count"])
    keys = (str(held.organisation_id), str(held.programme_id), str(held.pk))
    transaction.on_commit(lambda: count_votes.enqueue(*keys))


@task()
def count_votes(organisation_id: str, programme_id: str, budget_id: str) -> None:
    """Running it twice, or at once on two machines, counts once."""
    with scope(organisation=UUID(organisation_id), programme=UUID(programme_id)):
        count_now(UUID(budget_id))


@transaction.atomic
def count_now(budget_id: UUID) -> None:
    budget = Budget.objects.select_for_update(of=("self",)).get(pk=budget_id)
    if budget.result is not None:
        return
    ballots = list(Ballot.objects.filter(budget=budget))
    ballots += [_of_sheet(budget, typed[0]) for typed in selectors.sheets_of(budget).values()]
    projects = selectors.to_vote_on(budget)
    budget.result, budget.votes_file = _counted(budget, projects, ballots)
    budget.counted_on = timezone.localdate()
    budget.save(update_fields=["result", "votes_file", "counted_on"])
    _cut_loose(budget, ballots)
    record(by=None, verb="together.votes_counted", subject=budget)


def _of_sheet(budget: Budget, sheet: PaperBallot) -> Ballot:
    return Ballot(
        budget=budget, programme_id=budget.programme_id, organisation_id=budget.organisation_id, choices=sheet.choices
    )  # fmt: skip


def _cut_loose(budget: Budget, ballots: list[Ballot]) -> None:
    """Write all votes anew, in an order drawn by lot and under new keys, without what stopped a second vote."""
    fresh = [
        Ballot(budget=budget, programme_id=one.programme_id, organisation_id=one.organisation_id, choices=one.choices,
               receipt=one.receipt)
        for one in ballots
    ]  # fmt: skip
    secrets.SystemRandom().shuffle(fresh)
    for model in (Ballot, VotingCode, SpentCode, PaperBallot):
        model.objects.filter(budget=budget).delete()
    Ballot.objects.bulk_create(fresh, batch_size=1_000)


def _counted(budget: Budget, projects: list[BudgetProject], ballots: Iterable[Ballot]) -> tuple[dict[str, Any], str]:
    """The result as it is kept, and the file of the votes."""
    from coproduction_star.methods.voting import Election, Kind, Project, count
    from coproduction_star.methods.voting import Rule as Counted

    known = {str(one.number) for one in projects}
    votes = tuple({key: points for key, points in one.choices.items() if key in known} for one in ballots)
    asked = tuple(Project(str(one.number), one.cost, one.title) for one in projects)
    election = Election(budget.amount, asked, votes, Kind(budget.vote_kind))
    found = count(election, rule=Counted(budget.rule), completion=completion_of(budget))
    supporters, points = election.supporters(), election.votes()
    result = {
        "winners": [
            {"number": int(one.id), "cost": one.cost, "price": None if one.price is None else str(one.price)}
            for one in found.winners
        ],
        "part": str(found.part), "spent": found.spent, "left": found.left, "ballots": len(votes),
        "projects": {key: [supporters[key], points[key]] for key in known},
    }  # fmt: skip
    meta = {
        "description": budget.title, "unit": budget.programme.organisation.name, "rule": PABULIB_RULES[budget.rule],
        "date_begin": budget.vote_from.isoformat(), "date_end": budget.vote_until.isoformat(),
        "max_length": str(budget.most),
    }  # fmt: skip
    return result, pabulib.write(election, meta=meta, selected=found.ids)


def completion_of(budget: Budget) -> Any:
    """A part cannot grow by a whole place at a time; it can by a pound."""
    from coproduction_star.methods.voting import Completion

    return Completion.UTILITARIAN if budget.sort == SharedOut.PLACES else Completion.ADD1U


def paid_by(budget: Budget, choices: Mapping[str, int]) -> tuple[list[tuple[int, Fraction | None]], list[int]]:
    """Of a counted budget: the winners a vote named, with what it paid of its part, and what it named beside."""
    from coproduction_star.methods.voting import Count, Utility, Winner, explain
    from coproduction_star.methods.voting import Rule as Counted

    result: Any = budget.result
    winners = tuple(
        Winner(str(one["number"]), one["cost"], None if one["price"] is None else Fraction(one["price"]))
        for one in result["winners"]
    )
    found = Count(
        Counted(budget.rule), Utility.COST, completion_of(budget), winners, Fraction(result["part"]), result["spent"],
        result["left"],
    )  # fmt: skip
    paid = explain(found, choices)
    return [(int(key), amount) for key, amount in paid.won], [int(key) for key in paid.lost]


class CannotBring(ValueError):
    """A file of votes that cannot be read; the message says why and what to do."""


@transaction.atomic
def bring_votes(*, programme: Programme, text: str, by: Any) -> Budget:
    """Make a budget of a Pabulib file: its projects and votes, ready to be counted. Raises CannotBring."""
    try:
        file = pabulib.read(text)
    except BadParts as bad:
        raise CannotBring(" ".join(str(one) for one in bad.problems[:3])) from bad
    election = file.election
    if len(election.ballots) > MOST_VOTES or any(not isinstance(one.cost, int) for one in election.projects):
        raise CannotBring("Costs must be whole pounds, and there may be a million votes.")
    today = timezone.localdate()
    budget = Budget.objects.create(
        programme=programme, organisation_id=programme.organisation_id, by=by, amount=int(election.budget),
        title=(file.meta.get("description") or "Votes from a file")[:200], vote_kind=VoteKind(election.kind.value),
        rule="greedy" if file.meta.get("rule", "").startswith("greedy") else "equal-shares",
        most=max((max(len(one), *one.values()) for one in election.ballots if one), default=1),
        submit_until=today - 3 * DAY, vote_from=today - 2 * DAY, vote_until=today - DAY,
    )  # fmt: skip
    owned = {"budget": budget, "programme_id": budget.programme_id, "organisation_id": budget.organisation_id}
    number = {one.id: place for place, one in enumerate(election.projects, start=1)}
    BudgetProject.objects.bulk_create(
        BudgetProject(number=number[one.id], title=(one.name or one.id)[:120], cost=one.cost, state=State.ELIGIBLE,
                      **owned)
        for one in election.projects
    )  # fmt: skip
    Ballot.objects.bulk_create(
        (Ballot(choices={str(number[key]): points for key, points in one.items()}, **owned)
         for one in election.ballots),
        batch_size=1_000,
    )  # fmt: skip
    record(by=by, verb="together.votes_brought", subject=budget)
    return budget
