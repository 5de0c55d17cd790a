"""The Method of Equal Shares: every voter has an equal part of the money, and pays for what they voted for.

Source: Peters, Pierczyński and Skowron (2021), *Proportional participatory budgeting with additive utilities*,
NeurIPS 34. Rules and limits: docs/methods/equal-shares.md.

The search for the next winner runs on floating-point numbers. Whatever these cannot tell apart is settled with exact
fractions, and every price is an exact fraction, so no result hangs on rounding.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np

from .greedy import tie_key

if TYPE_CHECKING:
    from .ballots import Election
    from .table import Array, Table

NEAR = 1e-9
"""Numbers closer than this, as a share of a voter's part, are compared exactly; rounding stays far below it."""


class Utility(StrEnum):
    """What a voter has of a project that wins."""

    COST = "cost"
    """As much as it costs: money spent on what people want counts, whatever the number of projects."""
    NUMBER = "number"
    """The same of each, so many small projects go before one large one."""


@dataclass(slots=True)
class Win:
    """A project that won, and what its price is worked out from: only where it is asked for, since that takes time.

    The price is what a supporter pays for each point they gave; whoever has less left pays all they have.
    """

    at: int
    cost: Fraction
    poor: Array
    """Rows whose voters gave all they had left."""
    points: int
    """Of all the others."""
    known: Fraction | None = None


@dataclass(slots=True)
class Shares:
    """One run with a part of the money for each voter; ``run`` gives the places of winners, in order."""

    election: Election
    table: Table
    part: Fraction
    utility: Utility
    money: Array = field(init=False)
    alive: Array = field(init=False)
    wins: list[Win] = field(init=False, default_factory=list)
    bounds: dict[int, float] = field(init=False, default_factory=dict)
    """A price that each project cannot go below: money only gets less."""
    costs: list[float] = field(init=False)

    def __post_init__(self) -> None:
        """Give everybody their part."""
        self.money = np.full(len(self.table.voters), float(self.part))
        self.alive = np.ones(len(self.table.voters), dtype=bool)
        self.costs = [float(one.cost) for one in self.election.projects]
        for at, votes in enumerate(self.table.votes):
            if votes:
                self.bounds[at] = self.costs[at] / votes

    def run(self) -> tuple[int, ...]:
        """Take the project at the best price until nobody can pay for one."""
        while (win := self._next()) is not None:
            self._pay(win)
            self.wins.append(win)
            del self.bounds[win.at]
        return tuple(win.at for win in self.wins)

    def prices(self) -> list[Fraction]:
        """Give the exact price of each winner."""
        return [self._price_of(number) for number in range(len(self.wins))]

    def _cost(self, at: int) -> Fraction:
        return Fraction(self.election.projects[at].cost)

    def _weight(self, at: int) -> float:
        return self.costs[at] if self.utility is Utility.COST else 1.0

    def _next(self) -> Win | None:
        weights = {at: self._weight(at) for at in self.bounds}
        best, found = float("inf"), []
        for at in sorted(self.bounds, key=lambda one: self.bounds[one] / weights[one]):
            if self.bounds[at] / weights[at] > best * (1 + NEAR):
                break
            price = self._price(at)
            if price is None:
                del self.bounds[at]
                continue
            self.bounds[at] = price
            best = min(best, price / weights[at])
            found.append(at)
        close = [at for at in found if self.bounds[at] / weights[at] <= best * (1 + NEAR)]
        return self._settle(close)

    def _settle(self, close: list[int]) -> Win | None:
        """Of projects at about the same price the one that is best exactly, and by the rule for ties."""
        found = {at: win for at in close if (win := self._win(at)) is not None}
        if len(found) == 1:
            return next(iter(found.values()))
        if found:
            return min(found.values(), key=self._order)
        for at in close:
            del self.bounds[at]
        return self._next() if close else None

    def _order(self, win: Win) -> tuple[object, ...]:
        project, price = self.election.projects[win.at], self._worked_out(win, len(self.wins))
        key = price / win.cost if self.utility is Utility.COST else price
        return key, tie_key(project, self.table.votes[win.at], win.at)

    def _price(self, at: int) -> float | None:
        """About what each point costs now, or nothing when its supporters cannot pay for it."""
        column, cost = self.table.columns[at], self.costs[at]
        money = self.money[column.rows]
        owned = money * self.table.voters[column.rows]
        total = float(owned.sum())
        if total < cost * (1 - NEAR):
            return None
        if total <= cost * (1 + NEAR):
            return float((money / column.points).max())
        price, before = self.bounds[at], -1
        while True:
            rich = money >= price * column.points
            if (now := int(rich.sum())) in {before, 0}:
                return price
            before = now
            price = max(price, (cost - float(owned[~rich].sum())) / float(column.weighted[rich].sum()))

    def _win(self, at: int) -> Win | None:
        """Tell who is surely poor or rich; where anybody may be either, work all of it out exactly."""
        column, cost = self.table.columns[at], self._cost(at)
        gap = self.money[column.rows] - self.bounds[at] * column.points
        reach = NEAR * float(self.part)
        poor, near = gap < -reach, np.abs(gap) <= reach
        rows = column.rows[poor]
        win = Win(at, cost, rows[self.alive[rows]], int(column.weighted[gap > reach].sum()))
        if near.any():
            return self._exactly(win, self._apart(column.rows[near], column.points[near]))
        return win if win.points else None

    def _exactly(self, win: Win, unsure: list[tuple[Fraction, int, int]]) -> Win | None:
        left = win.cost - self._owned(win.poor, len(self.wins))
        points = win.points + sum(given * voters for _money, given, voters in unsure)
        for money, given, voters in sorted(unsure, key=lambda one: one[0] / one[1]):
            if left <= money / given * points:
                break
            left -= money * voters
            points -= given * voters
        win.known = left / points if points else None
        return win if points else None

    def _worked_out(self, win: Win, before: int) -> Fraction:
        if win.known is None:
            win.known = (win.cost - self._owned(win.poor, before)) / win.points
        return win.known

    def _price_of(self, number: int) -> Fraction:
        return self._worked_out(self.wins[number], number)

    def _owned(self, rows: Array, before: int) -> Fraction:
        """All that the voters of these rows, who had something, had left before this many had won, exactly."""
        voters = self.table.voters[rows]
        given = voters @ self._given(rows, before)
        paid = (self._price_of(number) * each for number, each in enumerate(given.tolist()) if each)
        return self.part * int(voters.sum()) - sum(paid, Fraction(0))

    def _given(self, rows: Array, before: int) -> Array:
        """Give the points of these rows for the first so many winners."""
        places = np.array([win.at for win in self.wins[:before]], dtype=np.int64)
        points: Array = self.table.points[np.ix_(rows, places)]
        return points

    def _apart(self, rows: Array, points: Array) -> list[tuple[Fraction, int, int]]:
        """Rows that paid alike together: what each voter has left exactly, their points, and how many they are."""
        past = self._given(rows, len(self.wins))
        facts = np.column_stack([self.alive[rows].astype(np.int64), points, past])
        kinds, which = np.unique(facts, axis=0, return_inverse=True)
        voters = np.bincount(which.ravel(), weights=self.table.voters[rows])
        return [
            (self._left(kind), int(kind[1]), round(number)) for kind, number in zip(kinds, voters, strict=True)
        ]  # fmt: skip

    def _left(self, kind: Array) -> Fraction:
        if not kind[0]:
            return Fraction(0)
        paid = (self._price_of(number) * each for number, each in enumerate(kind[2:].tolist()) if each)
        return self.part - sum(paid, Fraction(0))

    def _pay(self, win: Win) -> None:
        """Take the price from everybody who voted for it; whoever cannot pay it whole has nothing left."""
        column = self.table.columns[win.at]
        price = self.bounds[win.at] if win.known is None else float(win.known)
        left = self.money[column.rows] - price * column.points
        spent = left < 0
        near = np.flatnonzero(np.abs(left) <= NEAR * float(self.part))
        if len(near):
            exact = self._worked_out(win, len(self.wins))
            for place in near:
                one = slice(place, place + 1)
                money, given, _voters = self._apart(column.rows[one], column.points[one])[0]
                spent[place] = money <= exact * given
        self.alive[column.rows[spent]] = False
        self.money[column.rows] = np.where(spent, 0.0, np.maximum(left, 0.0))
