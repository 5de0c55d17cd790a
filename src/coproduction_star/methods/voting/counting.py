"""Counting the votes by a rule that was stated before."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING

from .equal_shares import Shares, Utility
from .greedy import greedy
from .table import Table, table_of

if TYPE_CHECKING:
    from .ballots import Election, Money

VERSION = "1"


class Rule(StrEnum):
    """How winners are found."""

    GREEDY = "greedy"
    EQUAL_SHARES = "equal-shares"


class Completion(StrEnum):
    """What is done with money that equal shares leave over."""

    NONE = "none"
    UTILITARIAN = "utilitarian"
    """The most voted of the others, while they fit."""
    ADD1 = "add1"
    """Everybody's part grows by one unit of money at a time, until the winners would cost more than there is."""
    ADD1U = "add1u"
    """The one, and then the other."""


@dataclass(frozen=True, slots=True)
class Winner:
    """A project that wins. ``price`` is what a point paid for it; nothing when it won by votes alone."""

    id: str
    cost: Money
    price: Fraction | None


@dataclass(frozen=True, slots=True)
class Count:
    """The result, in the order in which projects won."""

    rule: Rule
    utility: Utility
    completion: Completion
    winners: tuple[Winner, ...]
    part: Fraction
    """With which part of the money each voter was counted; it grew where the rule says so. Nought when greedy."""
    spent: Money
    left: Money

    @property
    def ids(self) -> tuple[str, ...]:
        """The winners by their id."""
        return tuple(one.id for one in self.winners)


def count(
    election: Election,
    *,
    rule: Rule = Rule.EQUAL_SHARES,
    utility: Utility = Utility.COST,
    completion: Completion = Completion.ADD1U,
) -> Count:
    """Count an election.

    Of projects at the same price, or with as many votes, the cheaper goes first, then the one with more votes, then
    the one that was handed in first.

    Parameters
    ----------
    utility, completion
        Of equal shares; greedy needs neither.

    Examples
    --------
    >>> from coproduction_star.methods.voting import Election, Project
    >>> projects = (Project("hall", 60), Project("pond", 40), Project("swing", 50))
    >>> votes = ({"hall": 1, "swing": 1},) * 3 + ({"pond": 1},) * 2
    >>> count(Election(100, projects, votes)).ids
    ('swing', 'pond')
    """
    part, winners = Fraction(0), []
    if rule is Rule.EQUAL_SHARES and election.ballots:
        run = _run(election, utility, grows=completion in {Completion.ADD1, Completion.ADD1U})
        part = run.part
        projects = [election.projects[win.at] for win in run.wins]
        winners = [Winner(one.id, one.cost, price) for one, price in zip(projects, run.prices(), strict=True)]
    if rule is Rule.GREEDY or completion in {Completion.UTILITARIAN, Completion.ADD1U}:
        costs = {one.id: one.cost for one in election.projects}
        winners += [Winner(key, costs[key], None) for key in greedy(election, {one.id for one in winners})]
    spent = sum(one.cost for one in winners)
    return Count(rule, utility, completion, tuple(winners), part, spent, election.budget - spent)


def _run(election: Election, utility: Utility, *, grows: bool) -> Shares:
    """Let parts grow, where they do, until the next step would cost more than there is, or nothing more fits."""
    table, part = table_of(election), Fraction(election.budget) / len(election.ballots)
    kept = Shares(election, table, part, utility)
    won = kept.run()
    while grows and not _is_full(election, table, won):
        part += 1
        run = Shares(election, table, part, utility)
        won = run.run()
        if sum(election.projects[at].cost for at in won) > election.budget:
            break
        kept = run
    return kept


def _is_full(election: Election, table: Table, won: tuple[int, ...]) -> bool:
    left = election.budget - sum(election.projects[at].cost for at in won)
    return not any(
        votes and at not in won and election.projects[at].cost <= left for at, votes in enumerate(table.votes)
    )
