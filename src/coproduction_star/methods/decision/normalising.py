"""Ways to bring levels of different units on one footing, each as its textbook gives it."""

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from .inputs import BadTable, Floats, levels_table, signs, weights_summing_to_one


class Normalisation(StrEnum):
    """How a column becomes comparable. For every one more is better afterwards."""

    VECTOR = "vector"
    """Divided by the root of the sum of squares; where less is better, the negative of it."""
    MINMAX = "minmax"
    """From 0 (worst among the options) to 1 (best among them)."""
    MAX = "max"
    """Divided by the largest; where less is better, the smallest divided by the level."""
    SUM = "sum"
    """Divided by the sum; where less is better, the same of one divided by the level."""


def normalised(
    levels: npt.ArrayLike, normalisation: Normalisation, *, higher_is_better: Sequence[bool] | None = None
) -> Floats:
    """Normalise a table of shape (options, criteria).

    A column in which every option is level becomes the same number for all.

    Raises
    ------
    BadTable
        When ``MAX`` or ``SUM`` meets a negative level, or a zero where less is better: they divide by levels.
    """
    table = levels_table(levels)
    return WAYS[normalisation](table, signs(higher_is_better, criteria=table.shape[1]))


def _vector(table: Floats, sign: Floats) -> Floats:
    length = np.sqrt(np.einsum("ij,ij->j", table, table))
    return np.asarray(table * (sign / np.where(length > 0, length, 1)))


def _minmax(table: Floats, sign: Floats) -> Floats:
    low, high = table.min(axis=0), table.max(axis=0)
    width = high - low
    start = np.where(sign > 0, low, high)
    return np.asarray((table - start) * (sign / np.where(width > 0, width, 1)))


def _max(table: Floats, sign: Floats) -> Floats:
    up = _turned(table, sign)
    top = up.max(axis=0)
    return np.asarray(up / np.where(top > 0, top, 1))


def _sum(table: Floats, sign: Floats) -> Floats:
    up = _turned(table, sign)
    total = up.sum(axis=0)
    return np.asarray(up / np.where(total > 0, total, 1))


def _turned(table: Floats, sign: Floats) -> Floats:
    """Turn columns in which less is better by dividing one by them."""
    down = sign < 0
    bad = np.argwhere((table < 0) | ((table == 0) & down))
    if len(bad):
        option, criterion = bad[0] + 1
        said = f"The level is {table[option - 1, criterion - 1]:g}, and this way of normalising divides by it."
        raise BadTable(f"option {option}, criterion {criterion}", said, "Use vector or minmax.")
    up = table.copy()
    up[:, down] = 1 / table[:, down]
    return up


WAYS: Mapping[Normalisation, Callable[[Floats, Floats], Floats]] = {
    Normalisation.VECTOR: _vector,
    Normalisation.MINMAX: _minmax,
    Normalisation.MAX: _max,
    Normalisation.SUM: _sum,
}


def weighted_sum(
    levels: npt.ArrayLike,
    weights: npt.ArrayLike,
    *,
    normalisation: Normalisation = Normalisation.SUM,
    higher_is_better: Sequence[bool] | None = None,
) -> Floats:
    """Sum weight times normalised level: the simple weighted sum, for checking published results.

    Its scale moves with the options, so adding one can reverse others: decide with
    :func:`~.additive.additive` instead.

    Source
    ------
    P. C. Fishburn (1967). Additive utilities with incomplete product set. Operations Research 15(3), 537-542.
    """
    table = normalised(levels, normalisation, higher_is_better=higher_is_better)
    return np.asarray(table @ weights_summing_to_one(weights, criteria=table.shape[1]))
