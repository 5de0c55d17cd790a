"""What a count found, in words and as a table."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coproduction_star.together.models import Budget, BudgetProject, Rule, SharedOut, State

from .addresses import at
from .wording import how_counted, worth


@dataclass(frozen=True, slots=True)
class ResultRow:
    title: str
    cost: str
    supporters: int
    points: int
    won: str
    is_winner: bool


@dataclass(frozen=True, slots=True)
class Result:
    sentence: str
    how: str
    rows: tuple[ResultRow, ...]
    file: str
    command: str
    """With which anybody can count the file again."""
    confirmed: str
    panel: str = ""
    """Who decided, where nobody voted."""
    dissent: str = ""
    in_money: bool = True


def result_of(budget: Budget, projects: Sequence[BudgetProject]) -> Result | None:
    if budget.result is None:
        return None
    found: Any = budget.result
    place = {one["number"]: number for number, one in enumerate(found["winners"])}
    prices = {one["number"]: one["price"] for one in found["winners"]}
    shown = [one for one in projects if str(one.number) in found["projects"]]
    shown.sort(key=lambda one: (place.get(one.number, len(place)), -found["projects"][str(one.number)][1], one.number))
    return Result(
        sentence=_sentence(budget, found), how=how_counted(budget.rule, budget.sort),
        rows=tuple(_row(one, found["projects"][str(one.number)], prices, budget) for one in shown),
        file=at("budget_votes", budget.programme, budget.pk) if _has_file(budget) else "",
        command=command_of(budget), panel=budget.panel, dissent=budget.dissent,
        in_money=budget.sort == SharedOut.MONEY,
        confirmed=_("The result is confirmed.") if budget.confirmed_on else _("The result waits to be confirmed."),
    )  # fmt: skip


def _has_file(budget: Budget) -> bool:
    return bool(budget.votes_file and budget.programme.published_at)


def command_of(budget: Budget) -> str:
    """With which anybody counts the file again."""
    places = " --completion utilitarian" if budget.sort == SharedOut.PLACES else ""
    return f"coproduction-star calculate budget votes.pb --rule {budget.rule}{places}"


def won_in_words(budget: Budget, projects: Sequence[BudgetProject]) -> str:
    """The titles of what won, for a decision."""
    won = {one["number"] for one in budget.result["winners"]}
    return ", ".join(one.title for one in projects if one.number in won)


def _sentence(budget: Budget, found: Any) -> str:
    if budget.rule == Rule.PANEL:
        taken = ngettext("The panel takes %(number)s project", "The panel takes %(number)s projects",
                         len(found["winners"])) % {"number": len(found["winners"])}  # fmt: skip
        return _("%(taken)s: %(spent)s of %(all)s.") % {
            "taken": taken, "spent": worth(budget, found["spent"]), "all": worth(budget, budget.amount)
        }  # fmt: skip
    won = ngettext("%(number)s project wins", "%(number)s projects win", len(found["winners"])) % {
        "number": len(found["winners"])
    }
    votes = ngettext("%(number)s vote", "%(number)s votes", found["ballots"]) % {"number": found["ballots"]}
    facts = {"won": won, "votes": votes, "spent": worth(budget, found["spent"]),
             "left": worth(budget, found["left"])}  # fmt: skip
    if budget.sort == SharedOut.PLACES:
        return _("%(won)s with %(votes)s: %(spent)s taken, %(left)s left.") % facts
    return _("%(won)s with %(votes)s. They cost %(spent)s; %(left)s are left.") % facts


def _row(project: BudgetProject, counted: Sequence[int], prices: dict[int, str | None], budget: Budget) -> ResultRow:
    supporters, points = counted
    return ResultRow(
        f"{project.number}. {project.title}", worth(budget, project.cost), supporters, points,
        _won(project, prices, budget), project.number in prices,
    )  # fmt: skip


def _won(project: BudgetProject, prices: dict[int, str | None], budget: Budget) -> str:
    if budget.rule == Rule.PANEL:
        taken = _("Taken") if project.number in prices else _("Left")
        return f"{taken}: {project.verdict}"
    if project.number not in prices:
        return _("Withdrawn") if project.state == State.WITHDRAWN else _("Does not win")
    price = prices[project.number]
    if price is None:
        return _("Wins: most votes of those that fit") if budget.rule == Rule.EQUAL_SHARES else _("Wins")
    paid = {"price": worth(budget, float(Fraction(price)))}
    if budget.sort == SharedOut.PLACES:
        return _("Wins: its voters had a place for it together")
    if budget.vote_kind == "approval":
        return _("Wins: its voters gave %(price)s each, or all they had left") % paid
    return _("Wins: its voters gave %(price)s for each point, or all they had left") % paid
