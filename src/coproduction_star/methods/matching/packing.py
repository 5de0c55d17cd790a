"""Choosing rings so that nobody is in two: a good choice by many small exchanges, and a bound that none exceeds."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from .sides import Flags, Ints

if TYPE_CHECKING:
    from scipy.sparse import csr_array

LOOKS, LOOKS_A_RING = 800_000, 200
"""Exchanges to think about: numbers and not a time, so that a slower machine proposes the same rings."""
FEW = 1_000
"""So few rings are chosen from exactly, as an integer programme."""
SECONDS = 5.0
POINTS_EACH = 1_000_000
NOBODY = -1


@dataclass(frozen=True, slots=True)
class Packed:
    """Which rings are taken, and the points that no choice exceeds."""

    taken: Flags
    bound: float


def packed(members: Ints, points: Ints, people: int) -> Packed:
    """Choose rings with many points.

    Parameters
    ----------
    members
        People of each ring, counted from 0 and filled up with −1; shape (rings, longest).
    points
        Of each ring.
    people
        How many there are.
    """
    exchange = _Exchange(members, points, people)
    for ring in _best_first(members, points, people):
        exchange.put(ring, [])
    exchange.go_on(np.random.default_rng(len(points)))
    taken, bound = exchange.taken(), _relaxed(members, points, people)
    if bound > points[taken].sum() + 1 and len(points) <= FEW:
        taken, bound = _exactly(members, points, people, taken, bound)
    return Packed(taken, bound)


class _Exchange:
    """Rings that are taken: one more goes in, whoever is left alone is looked after, what makes it worse is undone."""

    def __init__(self, members: Ints, points: Ints, people: int) -> None:
        self._rings = [[person for person in ring if person >= 0] for ring in members.tolist()]
        self._points: list[int] = points.tolist()
        self._through: list[list[int]] = [[] for _person in range(people)]
        for ring in np.argsort(-points, kind="stable").tolist():
            for person in self._rings[ring]:
                self._through[person].append(ring)
        self._taken = [NOBODY] * people
        self._looks = 0

    def taken(self) -> Flags:
        """Say which rings are taken."""
        found = np.zeros(len(self._rings), dtype=bool)
        found[[ring for ring in set(self._taken) if ring != NOBODY]] = True
        return found

    def go_on(self, chance: np.random.Generator) -> None:
        """Try rings by chance until enough was thought about."""
        enough = min(LOOKS, LOOKS_A_RING * len(self._rings))
        while self._looks < enough:
            for ring in chance.integers(0, len(self._rings), 1_000).tolist():
                self._try(ring)
                if self._looks >= enough:
                    break

    def put(self, ring: int, journal: list[tuple[int, bool]]) -> tuple[list[int], int]:
        """Take a ring and leave those that it meets; with the people left alone, and what it gains."""
        out, gain = self._cost(ring)
        for other in out:
            journal.append((other, False))
            self._set(other, NOBODY)
        journal.append((ring, True))
        self._set(ring, ring)
        alone = [person for other in out for person in self._rings[other] if self._taken[person] == NOBODY]
        return alone, gain

    def _try(self, ring: int) -> None:
        self._looks += 1
        if self._taken[self._rings[ring][0]] == ring:
            return
        journal: list[tuple[int, bool]] = []
        alone, gain = self.put(ring, journal)
        while alone:
            person = alone.pop()
            best = self._best_for(person, ring) if self._taken[person] == NOBODY else NOBODY
            if best != NOBODY:
                more, better = self.put(best, journal)
                alone, gain = alone + more, gain + better
        if gain < 0:
            self._undo(journal)

    def _best_for(self, person: int, but: int) -> int:
        """Find the ring through somebody that gains most, without touching the one that was just put in."""
        best, most = NOBODY, 0
        for ring in self._through[person]:
            self._looks += 1
            out, gain = self._cost(ring)
            if gain > most and but not in out:
                best, most = ring, gain
        return best

    def _cost(self, ring: int) -> tuple[set[int], int]:
        out = {self._taken[person] for person in self._rings[ring]}
        out.discard(NOBODY)
        return out, self._points[ring] - sum(self._points[other] for other in out)

    def _set(self, ring: int, to: int) -> None:
        for person in self._rings[ring]:
            self._taken[person] = to

    def _undo(self, journal: list[tuple[int, bool]]) -> None:
        for ring, was_put in reversed(journal):
            self._set(ring, NOBODY if was_put else ring)


def _best_first(members: Ints, points: Ints, people: int) -> list[int]:
    free, found = np.ones(people + 1, dtype=bool), []
    free[NOBODY] = True
    for ring in np.argsort(-points, kind="stable").tolist():
        in_it = members[ring][members[ring] >= 0]
        if free[in_it].all():
            free[in_it] = False
            found.append(ring)
    return found


def _table(members: Ints, people: int) -> "csr_array":
    from scipy.sparse import csr_array

    row, column = np.nonzero(members >= 0)
    return csr_array((np.ones(row.size), (members[row, column], row)), shape=(people, len(members)))


def _relaxed(members: Ints, points: Ints, people: int) -> float:
    """Give what could be reached if a person could be in halves of rings: above every choice."""
    from scipy.optimize import linprog

    solved = linprog(
        -points / POINTS_EACH, A_ub=_table(members, people), b_ub=np.ones(people), bounds=(0, 1), method="highs-ipm"
    )
    return -float(solved.fun) * POINTS_EACH if solved.status == 0 else float(points.sum())


def _exactly(members: Ints, points: Ints, people: int, taken: Flags, bound: float) -> tuple[Flags, float]:
    from scipy.optimize import Bounds, LinearConstraint, milp

    solved = milp(
        -points / POINTS_EACH,
        constraints=LinearConstraint(_table(members, people), ub=np.ones(people)),
        integrality=np.ones(len(members)),
        bounds=Bounds(0, 1),
        options={"time_limit": SECONDS, "mip_rel_gap": 0.0},
    )
    if solved.mip_dual_bound is not None:
        bound = min(bound, -float(solved.mip_dual_bound) * POINTS_EACH)
    better = solved.x is not None and points[solved.x > 0.5].sum() > points[taken].sum()
    return (solved.x > 0.5 if better else taken), bound
