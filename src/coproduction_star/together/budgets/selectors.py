from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django_scopes import scope, scopes_disabled

from coproduction_star.journeys.models import Programme
from coproduction_star.together.models import Ballot, Budget, BudgetProject, PaperBallot, SpentCode, State, VotingCode


class NotFound(LookupError):
    """No vote under these four words, or none any more."""


def budgets_of(programme: Programme) -> QuerySet[Budget]:
    rows = Budget.objects.filter(programme=programme).defer("votes_file")
    waits = Count("projects", filter=Q(projects__state=State.WAITING))
    return rows.annotate(waiting=waits, handed_in=Count("projects")).order_by("-vote_until", "title")


def budget_called(programme: Programme, budget_id: UUID) -> Budget:
    return Budget.objects.select_related("programme__organisation").get(programme=programme, pk=budget_id)


def projects_of(budget: Budget) -> QuerySet[BudgetProject]:
    return BudgetProject.objects.filter(budget=budget)


def to_vote_on(budget: Budget) -> list[BudgetProject]:
    rows = list(projects_of(budget).filter(state=State.ELIGIBLE))
    for one in rows:
        one.budget = budget
    return rows


def project_called(budget: Budget, project_id: UUID) -> BudgetProject:
    return projects_of(budget).get(pk=project_id)


def is_listed(budget: Budget, hashes: tuple[str, ...]) -> bool:
    return VotingCode.objects.filter(budget=budget, hash__in=hashes).exists()


def number_of_votes(budget: Budget) -> int:
    return Ballot.objects.filter(budget=budget).count()


def numbers_of(budget: Budget) -> Mapping[str, int]:
    """Codes that were made and that were given in for a sheet, and votes that came in by themselves."""
    return {
        "codes": VotingCode.objects.filter(budget=budget).count(),
        "spent": SpentCode.objects.filter(budget=budget).count(),
        "votes": number_of_votes(budget),
    }


def sheets_of(budget: Budget) -> dict[int, list[PaperBallot]]:
    """What was typed of each sheet, by its number."""
    found: dict[int, list[PaperBallot]] = {}
    for row in PaperBallot.objects.filter(budget=budget).select_related("by").order_by("number"):
        found.setdefault(row.number, []).append(row)
    return found


def agrees(typed: list[PaperBallot]) -> bool:
    """Two different people typed the same, and nobody something else."""
    return len(typed) > 1 and all(one.choices == typed[0].choices for one in typed)


def found_by(hashes: tuple[str, ...]) -> tuple[UUID, str] | None:
    """Whose four words these are, in whichever organisation: they are all that the voter knows."""
    with scopes_disabled():
        row = Ballot.objects.filter(receipt__in=hashes).values_list("budget", "receipt").first()
    return row if row else None


@contextmanager
def voted(budget_id: UUID, receipt: str) -> Iterator[Ballot]:
    """The vote of somebody who typed their four words, in its scope. Raises NotFound."""
    with scopes_disabled():
        rows = Ballot.objects.select_related("budget__programme__organisation")
        row = rows.filter(budget=budget_id, receipt=receipt).first()
    if row is None:
        raise NotFound
    with scope(organisation=row.organisation_id, programme=row.programme_id):
        yield row


def public_budgets(keys: Any) -> QuerySet[Budget]:
    return Budget.objects.filter(programme__in=keys).defer("votes_file", "result")
