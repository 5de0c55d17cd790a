"""Dominance: an option that is as good on everything and better on something needs no weights to come first."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from .inputs import Floats, levels_table, signs

Flags = npt.NDArray[np.bool_]
SLACK = 1e-12


@dataclass(frozen=True, slots=True, order=True)
class Pair:
    """Positions of two options: the first dominates the second."""

    better: int
    worse: int


def dominates(levels: npt.ArrayLike, *, higher_is_better: Sequence[bool] | None = None) -> Flags:
    """Say for every two options whether the first dominates the second.

    Returns
    -------
    ndarray
        Shape (options, options): true where the row's option is at least as good as the column's on every
        criterion and better on one. Equal options do not dominate each other.

    Examples
    --------
    >>> dominates([[10, 100], [10, 200]], higher_is_better=[True, False]).tolist()
    [[False, True], [False, False]]
    """
    table = levels_table(levels)
    table = table * signs(higher_is_better, criteria=table.shape[1])
    no_worse = np.ones((len(table), len(table)), dtype=bool)
    for column in table.T:
        no_worse &= column[:, None] >= column[None, :]
    return np.asarray(no_worse & ~no_worse.T)


def dominated(levels: npt.ArrayLike, *, higher_is_better: Sequence[bool] | None = None) -> tuple[int, ...]:
    """Give the positions of the options that another one dominates."""
    return tuple(np.flatnonzero(dominates(levels, higher_is_better=higher_is_better).any(axis=0)).tolist())


def breaches(relation: Flags, scores: Floats, *, lowest_first: bool = False) -> tuple[Pair, ...]:
    """List pairs in which a method scores a dominated option above the one that dominates it.

    A method that does so contradicts every weight there could be; its answer is not to be shown.
    """
    goodness = -scores if lowest_first else scores
    slack = SLACK * max(1.0, float(np.abs(scores).max(initial=0)))
    wrong = relation & (goodness[None, :] > goodness[:, None] + slack)
    return tuple(Pair(int(better), int(worse)) for better, worse in np.argwhere(wrong))
