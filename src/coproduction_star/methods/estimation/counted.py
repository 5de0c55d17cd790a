"""Estimates from counts: many at once, of answers that are folded into the cells they were raked on.

Answers alike in every margin have one weight, so how many there are in a cell, what they add up to and the sum of
their squares say all that an estimate and its error need. A million answers are read once, and weighed at will.
The results are those of :func:`~coproduction_star.methods.estimation.mean` and ``share`` to the last digits.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.stats import beta, t

from .design import BadDesign, Floats, Places

ONES = {"person": "people", "group": "groups"}


@dataclass(frozen=True, slots=True)
class Cells:
    """Everybody who answered, by cell, each drawn singly or with the whole group they belong to.

    ``answers`` (cells) counts them, ``weights`` (cells) is the final weight of one of them and ``base`` (cells) the
    one before raking; ``margins`` has for each margin the place of each cell's category. ``strata`` (cells) numbers
    the list each was drawn from (one list where left out), ``population`` (strata) how many people each list has
    (endless where left out); a number that no cell has is passed over. ``clusters`` (cells) numbers the group that was
    drawn as a whole (a school, a street), from 0 on and without gaps; ``population`` then counts groups, and
    ``members`` (groups) how many people each has, of whom some were drawn (endless where nobody knows; where left out,
    chance within groups is passed over).
    """

    answers: Floats
    weights: Floats
    base: Floats
    margins: tuple[Places, ...] = ()
    strata: Places | None = None
    population: Floats | None = None
    clusters: Places | None = None
    members: Floats | None = None

    def __post_init__(self) -> None:
        """Refuse what tells no error."""
        if self.answers.sum() < 2:
            raise BadDesign("answers", "There are fewer than two.", "Wait until more people have answered.")
        if not (self.weights[self.answers > 0] > 0).all():
            raise BadDesign("weights", "One is not a number above 0.", "Give each answer a weight.")
        if self.clusters is not None and (self.of_cluster[self.clusters] != self.lists).any():
            raise BadDesign("clusters", "One group lies in two strata.", "Give its parts names of their own.")
        if (self.by_stratum == 1).any():
            one = "person" if self.clusters is None else "group"
            reason = f"One {one} alone answered from a stratum, so nothing tells how {ONES[one]} of it differ."
            raise BadDesign("strata", reason, "Join the stratum with one like it.")

    @property
    def lists(self) -> Places:
        """The list each cell was drawn from."""
        return np.zeros(self.answers.size, dtype=np.intp) if self.strata is None else self.strata

    @property
    def of_cluster(self) -> Places:
        """The list each group was drawn from; nothing where people were drawn singly."""
        if self.clusters is None:
            return np.zeros(0, dtype=np.intp)
        found = np.zeros(int(self.clusters.max()) + 1, dtype=np.intp)
        found[self.clusters] = self.lists
        return found

    @property
    def by_stratum(self) -> Floats:
        """How many answered from each list: people, or groups where those were drawn."""
        if self.clusters is not None:
            return np.bincount(self.of_cluster).astype(np.float64)
        return np.bincount(self.lists, self.answers).astype(np.float64)

    @property
    def freedom(self) -> int:
        """Degrees of freedom: people, or groups, who answered, less the lists they were drawn from."""
        asked = self.by_stratum
        return int(asked.sum()) - int(np.count_nonzero(asked))


@dataclass(frozen=True, slots=True)
class Part:
    """What a part of those who answered said, for each of several items; each of shape (cells, items).

    ``answers`` counts those of the part who answered the item, ``sums`` adds up what they said and ``squares`` its
    squares; for yes and no, sums and squares are both the number of yes.
    """

    answers: Floats
    sums: Floats
    squares: Floats


@dataclass(frozen=True, slots=True)
class Estimates:
    """One number an item, each as in ``Estimate``; not a number where nobody answered."""

    value: Floats
    standard_error: Floats
    low: Floats
    high: Floats
    answers: Floats
    effective: Floats
    yes: Floats
    """The unweighted sum: for shares, how many said yes."""


def means_of(cells: Cells, part: Part, *, confidence: float = 0.95) -> Estimates:
    """Estimate means of quantities.

    >>> cells = Cells(np.array([2.0, 1.0]), np.array([1.0, 2.0]), np.ones(2))
    >>> found = means_of(cells, Part(np.array([[2.0], [1.0]]), np.array([[12.0], [6.0]]), np.array([[80.0], [36.0]])))
    >>> round(float(found.value[0]), 3), int(found.answers[0])
    (6.0, 3)
    """
    value, error = _ratio(cells, part)
    reach = float(t.ppf((1 + confidence) / 2, max(cells.freedom, 1))) * error
    asked = part.answers.sum(axis=0)
    return Estimates(value, error, value - reach, value + reach, asked, _kish(cells, part), part.sums.sum(axis=0))


def shares_of(
    cells: Cells, yes: npt.ArrayLike, answers: npt.ArrayLike, *, confidence: float = 0.95
) -> Estimates:  # fmt: skip
    """Estimate shares, with Korn and Graubard's intervals as in :func:`~coproduction_star.methods.estimation.share`.

    ``yes`` and ``answers`` have shape (cells, items).
    """
    said = np.asarray(yes, dtype=np.float64)
    part = Part(np.asarray(answers, dtype=np.float64), said, said)
    value, error = _ratio(cells, part)
    asked, kish = part.answers.sum(axis=0), _kish(cells, part)
    with np.errstate(divide="ignore", invalid="ignore"):
        effective = np.where((value > 0) & (value < 1) & (error > 0), value * (1 - value) / error**2, kish)
    effective = np.minimum(effective, asked)
    tail = (1 - confidence) / 2
    few = t.ppf(tail, np.maximum(asked - 1, 1)) / t.ppf(tail, max(cells.freedom, 1))
    low, high = _between(value, effective * few**2, tail)
    return Estimates(value, error, low, high, asked, effective, said.sum(axis=0))


def _ratio(cells: Cells, part: Part) -> tuple[Floats, Floats]:
    people = cells.weights @ part.answers
    with np.errstate(divide="ignore", invalid="ignore"):
        value = (cells.weights @ part.sums) / people
        left = (part.sums - value * part.answers) / people
        squares = (part.squares - 2 * value * part.sums + value**2 * part.answers) / people**2
    heard = people > 0
    error = np.full(value.shape, np.nan)
    error[heard] = np.sqrt(_variances(cells, left[:, heard], squares[:, heard]))
    return value, error


def _variances(cells: Cells, sums: Floats, squares: Floats) -> Floats:
    """As ``variance_of_sum``, from sums and squares of linearised values in each cell; shape (cells, items)."""
    explained = _explained(cells, sums)
    count = cells.answers[:, np.newaxis]
    left = sums - explained * count
    left_squares = squares - 2 * explained * sums + explained**2 * count
    asked, within = cells.by_stratum, np.zeros((cells.by_stratum.size, sums.shape[1]))
    if cells.clusters is None:
        inside = np.eye(asked.size)[:, cells.lists] * cells.weights
        alone = np.square(inside) @ left_squares
    else:
        left, inside = _by_cluster(cells, cells.weights, left), np.eye(asked.size)[:, cells.of_cluster]
        alone = inside @ np.square(left)
        if cells.members is not None:
            within = inside @ _within(cells, left, _by_cluster(cells, np.square(cells.weights), left_squares))
    spread = alone - np.square(inside @ left) / np.maximum(asked, 1)[:, np.newaxis]
    drawn = np.zeros(asked.size) if cells.population is None else asked / cells.population[: asked.size]
    factors = np.maximum(1 - drawn, 0.0) * asked / np.maximum(asked - 1, 1)
    return np.asarray(factors @ np.maximum(spread, 0.0) + drawn @ within)


def _by_cluster(cells: Cells, weights: Floats, values: Floats) -> Floats:
    """Add up weight · value in each group; shape (groups, items)."""
    totals = np.zeros((cells.of_cluster.size, values.shape[1]))
    np.add.at(totals, np.asarray(cells.clusters), weights[:, np.newaxis] * values)
    return totals


def _within(cells: Cells, totals: Floats, squares: Floats) -> Floats:
    """Give what chance adds within each group. For one person alone, who tells nothing of it, the others stand in."""
    heard = np.bincount(np.asarray(cells.clusters), cells.answers)
    spread = np.maximum(squares - np.square(totals) / heard[:, np.newaxis], 0.0)
    lists, others = np.eye(cells.by_stratum.size)[cells.of_cluster], np.maximum(heard - 1, 0)
    pooled = (lists.T @ spread) / np.maximum(lists.T @ others, 1)[:, np.newaxis]
    each = np.where((heard > 1)[:, np.newaxis], spread / np.maximum(others, 1)[:, np.newaxis], lists @ pooled)
    missed = np.maximum(1 - heard / np.asarray(cells.members), 0.0) * heard
    return np.asarray(missed[:, np.newaxis] * each)


def _explained(cells: Cells, sums: Floats) -> Floats:
    """Give what the margins explain of each answer in a cell, by least squares weighted with the base weights."""
    if not cells.margins:
        return np.zeros_like(sums)
    columns = _dummies(cells.margins)
    weighed = columns * (cells.base * cells.answers)[:, np.newaxis]
    wanted = (columns * cells.base[:, np.newaxis]).T @ sums
    return np.asarray(columns @ np.linalg.lstsq(columns.T @ weighed, wanted, rcond=None)[0])


def _dummies(margins: Sequence[Places]) -> Floats:
    return np.concatenate([np.eye(int(codes.max()) + 1)[codes] for codes in margins], axis=1)


def _kish(cells: Cells, part: Part) -> Floats:
    with np.errstate(divide="ignore", invalid="ignore"):
        weighed = (cells.weights @ part.answers) ** 2 / (np.square(cells.weights) @ part.answers)
    return np.asarray(weighed)


def _between(value: Floats, effective: Floats, tail: float) -> tuple[Floats, Floats]:
    yes, no = effective * value, effective * (1 - value)
    with np.errstate(invalid="ignore"):
        low = np.where(yes > 0, beta.ppf(tail, np.maximum(yes, 1e-12), no + 1), 0.0)
        high = np.where(no > 0, beta.ppf(1 - tail, yes + 1, np.maximum(no, 1e-12)), 1.0)
    unheard = np.isnan(value)
    return np.where(unheard, np.nan, low), np.where(unheard, np.nan, high)
