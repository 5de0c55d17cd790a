"""What came of matches, as a proposal for other weights. It is slow on purpose, and a person decides."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from coproduction_star.methods.disclosure import fewest

from .scoring import Rules

LEAST = fewest("rates")
"""Fewer results than these say nothing about weights."""
LEAST_EACH = fewest("rates-each")
"""So many were good, and so many were not: a handful of either proves nothing and could be recognised."""
STEP = 0.2
"""No weight moves by more than this share of itself at a time."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """What results say about the weights.

    ``rules`` are the weights that they speak for, as shares; the same as now where there are too few results.
    ``good`` and ``other`` count the matches that were good for both and those that were not; ``apart`` is by how much
    the good ones had more of likeness, times and nearness, each from -1 to 1.
    """

    rules: Rules
    good: int
    other: int
    apart: tuple[float, float, float]

    @property
    def says_something(self) -> bool:
        """Say whether there are enough results to listen to."""
        return self.good + self.other >= LEAST and min(self.good, self.other) >= LEAST_EACH


def lesson(rules: Rules, parts: Sequence[Sequence[float]], was_good: Sequence[bool]) -> Lesson:
    r"""Move each weight towards what good matches had more of than the others.

    .. math:: w_i' = w_i (1 + s \cdot d_i) \text{ as shares, } s = 0.2

    with :math:`d_i` the mean of part i (likeness, times or nearness, from 0 to 1 before it is weighed) among matches
    that were good for both, less its mean among the others.

    Parameters
    ----------
    rules
        The weights as they are.
    parts
        Of each match its likeness, times and nearness; shape (matches, 3).
    was_good
        Whether it was good for both, one for each.

    Examples
    --------
    >>> good, other = [(0.9, 0.5, 0.5)] * 20, [(0.4, 0.5, 0.5)] * 20
    >>> told = lesson(Rules(0.5, 0.3, 0.2), good + other, [True] * 20 + [False] * 20)
    >>> [round(share, 3) for share in told.rules.shares], told.says_something
    ([0.524, 0.286, 0.19], True)
    """
    table, good = np.asarray(parts, dtype=np.float64).reshape(-1, 3), np.asarray(was_good, dtype=bool)
    counts = int(good.sum()), int((~good).sum())
    if not all(counts):
        return Lesson(rules, *counts, (0.0, 0.0, 0.0))
    apart = np.clip(table[good].mean(axis=0) - table[~good].mean(axis=0), -1, 1)
    told = Lesson(rules, *counts, (float(apart[0]), float(apart[1]), float(apart[2])))
    if not told.says_something:
        return told
    moved = np.array(rules.shares) * (1 + STEP * apart)
    likeness, times, nearness = (float(weight) for weight in moved / moved.sum())
    return Lesson(Rules(likeness, times, nearness, rules.enough, rules.fade_km), *counts, told.apart)
