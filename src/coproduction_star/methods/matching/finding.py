"""The best offers for each need, exactly: by place first, then by score, in blocks of bounded memory.

Offers are sorted by the cells of a grid, so that those near a need are a few contiguous runs. A first look in single
precision finds the score that the last candidate must have (`looking`); whatever comes near it is worked out again in
double precision, and compared as whole points, ties by number. So neither the order of rows nor that of blocks changes
anything. docs/methods/matching.md says why place comes first.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

import numpy as np

from coproduction_star.methods.errors import InputRefused

from .looking import Look
from .scoring import Rules, parts_of
from .sides import Flags, Floats, Ints, Side

SCORES_AT_ONCE = 1_000_000
"""Scores held for some needs at a time, 4 bytes each."""
OFFERS_AT_ONCE = 2_048
SMALLEST_CELL_KM = 0.25
ROWS_APART = 2_000_003
"""More than there are cells from south to north."""


@dataclass(frozen=True, slots=True)
class Candidates:
    """Pairs that keep every hard condition; all of shape (pairs,).

    ``need`` and ``offer`` are rows of the two sides, ``points`` the score in millionths. Needs stand in the
    order of their rows, each with its best offer first; of equals, the one with the lowest number.
    """

    need: Ints
    offer: Ints
    points: Ints

    def __len__(self) -> int:
        """Count the pairs."""
        return self.need.size

    def only(self, chosen: Flags | Ints) -> "Candidates":
        """Take some of the pairs."""
        return Candidates(self.need[chosen], self.offer[chosen], self.points[chosen])


@dataclass(frozen=True, slots=True)
class _Run:
    """Needs of one cell, and the runs of sorted offers near it."""

    needs: Ints
    runs: tuple[tuple[int, int], ...]

    @property
    def offers(self) -> int:
        return sum(end - start for start, end in self.runs)


def candidates(
    needs: Side, offers: Side, rules: Rules, *, most: int = 20, never: Collection[tuple[int, int]] = ()
) -> Candidates:
    """Find the ``most`` best offers for each need among those that keep every hard condition; no other is ever there.

    Parameters
    ----------
    needs, offers, rules
        As checked when they were made; skills and times of both sides have the same columns.
    most
        Candidates of one need.
    never
        Pairs (row of the need, row of the offer) that were declined, and are not proposed again.

    Examples
    --------
    >>> needs = Side.of([[1, 0]], [[1]], [[0, 0]], called="needs")
    >>> offers = Side.of([[0, 1], [1, 0], [1, 0]], [[1]] * 3, [[1, 0], [1, 0], [90, 0]], called="offers")
    >>> candidates(needs, offers, Rules()).offer.tolist()
    [1, 0]
    """
    _refuse_what_does_not_fit(needs, offers, most)
    asking, offering = np.flatnonzero(needs.consents), np.flatnonzero(offers.consents)
    if not asking.size or not offering.size:
        return _none()
    cell_km = _cell_km(needs, offers)
    cells = _cells(offers.at[offering], cell_km)
    order = np.lexsort((offers.number[offering], _corners(offers.at[offering], cell_km), cells))
    offering, cells = offering[order], cells[order]
    near = offers.rows(offering)
    declined = _never(never, offering, len(offers))
    found = [
        _best(needs, near, rules, part, run.runs, most, declined)
        for run in _runs(needs, asking, cells, cell_km)
        for part in _parts(run)
    ]
    return _together(found, needs, offering)


def _refuse_what_does_not_fit(needs: Side, offers: Side, most: int) -> None:
    for what in ("skills", "times"):
        asked, offered = getattr(needs, what).shape[1], getattr(offers, what).shape[1]
        if asked != offered:
            reason = f"Needs have {asked:,} columns of them and offers {offered:,}."
            raise InputRefused(what, reason, "Give both sides the same columns, in one order.")
    if most < 1:
        raise InputRefused("candidates", f"{most:,} are asked for.", "Ask for 1 at least.")


def _none() -> Candidates:
    return Candidates(*(np.empty(0, dtype=np.int64) for _each in range(3)))


def _cell_km(needs: Side, offers: Side) -> float:
    return max(float(needs.reach.max()), float(offers.reach.max()), SMALLEST_CELL_KM)


def _cells(at: Floats, cell_km: float) -> Ints:
    east, north = np.floor(at / cell_km).astype(np.int64).T
    return np.asarray(east * ROWS_APART + north)


def _corners(at: Floats, cell_km: float) -> Ints:
    """Tell the 64 corners of a cell apart, in an order in which neighbours mostly follow each other.

    The bits of east and north take turns (G. M. Morton, 1966).
    """
    east, north = np.floor(8 * (at / cell_km % 1)).astype(np.int64).T & 7
    return np.asarray(sum(((east >> bit & 1) << 2 * bit) | ((north >> bit & 1) << 2 * bit + 1) for bit in range(3)))


def _runs(needs: Side, asking: Ints, cells: Ints, cell_km: float) -> Iterator[_Run]:
    """Take needs cell by cell, each with the runs of offers in the columns of cells around it, its own first."""
    own = _cells(needs.at[asking], cell_km)
    order = np.lexsort((_corners(needs.at[asking], cell_km), own))
    there, starts = np.unique(own[order], return_index=True)
    columns = np.array([0, -1, 1]) * ROWS_APART
    for cell, rows in zip(there, np.split(order, starts[1:]), strict=True):
        first = np.searchsorted(cells, cell + columns - 1)
        last = np.searchsorted(cells, cell + columns + 1, side="right")
        runs = tuple((int(start), int(end)) for start, end in zip(first, last, strict=True) if end > start)
        if runs:
            yield _Run(asking[rows], runs)


def _parts(run: _Run) -> Iterator[Ints]:
    step = max(1, SCORES_AT_ONCE // min(run.offers, OFFERS_AT_ONCE))
    for start in range(0, run.needs.size, step):
        yield run.needs[start : start + step]


def _never(never: Collection[tuple[int, int]], offering: Ints, offers: int) -> dict[int, list[int]]:
    """Turn pairs of rows into places of the sorted offers, by need."""
    if not never:
        return {}
    place = np.full(offers, -1)
    place[offering] = np.arange(offering.size)
    found: dict[int, list[int]] = {}
    for need, offer in never:
        if place[offer] >= 0:
            found.setdefault(int(need), []).append(int(place[offer]))
    return found


def _best(
    needs: Side, offers: Side, rules: Rules, rows: Ints, runs: tuple[tuple[int, int], ...], most: int,
    declined: dict[int, list[int]],
) -> Candidates:  # fmt: skip
    """Find the best of the offers in some runs for some needs."""
    never = [at * len(offers) + place for at, row in enumerate(rows.tolist()) for place in declined.get(row, ())]
    look = Look(needs.rows(rows), offers, rules, most, np.array(never, dtype=np.int64))
    look.over(runs, OFFERS_AT_ONCE)
    of, place = look.best()
    return _exactly(needs, offers, rules, rows[of], place, most)


def _exactly(needs: Side, offers: Side, rules: Rules, need: Ints, place: Ints, most: int) -> Candidates:
    """Order pairs by points in double precision, of equals by number, and keep the best of each need."""
    points = parts_of(needs, offers, rules, need, place).points
    order = np.lexsort((offers.number[place], -points, need))
    need, place, points = need[order], place[order], points[order]
    first = np.searchsorted(need, need)
    kept = np.arange(need.size) - first < most
    return Candidates(need[kept], place[kept], points[kept])


def _together(found: list[Candidates], needs: Side, offering: Ints) -> Candidates:
    if not found:
        return _none()
    need, place, points = (
        np.concatenate([getattr(one, name) for one in found]) for name in ("need", "offer", "points")
    )
    order = np.argsort(need, kind="stable")
    return Candidates(need[order], offering[place[order]], points[order])
