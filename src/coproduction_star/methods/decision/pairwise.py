"""Weights from pairwise judgements (AHP), with how far the judgements contradict each other.

For checking published results and for groups that already work this way. The
judgements compare names, not steps between end points, so they are no ground
for a decision (docs/methods/weighted-criteria.md): ask for swings instead.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from coproduction_star.methods.errors import InputRefused

from .inputs import Floats

RANDOM_INDEX = (0.0, 0.0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59)
"""The mean consistency index of random judgements on 1 to 15 criteria (T. L. Saaty, 1980)."""
CONSISTENT_UP_TO = 0.10
ROUNDING = 0.05
"""How far ``a·b`` may be from 1 for two judgements written with two decimals, such as 3 and 0.33."""


class BadJudgements(InputRefused):
    """Pairwise judgements that are no reciprocal table."""


@dataclass(frozen=True, slots=True, eq=False)
class Pairwise:
    """Weights of shape (criteria,), summing to one, and how consistent the judgements are.

    A ratio up to 0.1 counts as consistent; ``consistency_ratio`` is 0 for one or two criteria.
    """

    weights: Floats
    largest_eigenvalue: float
    consistency_index: float
    consistency_ratio: float

    @property
    def consistent(self) -> bool:
        """Whether the judgements contradict each other little enough to use."""
        return self.consistency_ratio <= CONSISTENT_UP_TO


def pairwise_weights(judgements: npt.ArrayLike) -> Pairwise:
    """Take the principal eigenvector of a table of judgements as weights.

    ``index = (λ - n)/(n - 1)`` with ``λ`` the largest eigenvalue of ``n`` criteria; ``ratio = index / random index``.

    Parameters
    ----------
    judgements
        Shape (criteria, criteria), at most 15: how many times the row counts as much as the column; 1 on the diagonal
        and the reciprocal on the other side.

    Raises
    ------
    BadJudgements
        When the table is no such table.

    Examples
    --------
    >>> found = pairwise_weights([[1, 3, 5], [1 / 3, 1, 2], [1 / 5, 1 / 2, 1]])
    >>> found.weights.round(3).tolist(), round(found.consistency_ratio, 3)
    ([0.648, 0.23, 0.122], 0.003)

    Source
    ------
    T. L. Saaty, The Analytic Hierarchy Process (1980).
    """
    table = _checked(judgements)
    count = len(table)
    values, vectors = np.linalg.eig(table)
    place = int(np.argmax(values.real))
    vector = np.abs(vectors[:, place].real)
    largest = float(values[place].real)
    index = max(0.0, (largest - count) / (count - 1)) if count > 2 else 0.0
    chance = RANDOM_INDEX[count - 1]
    return Pairwise(vector / vector.sum(), largest, index, index / chance if chance else 0.0)


def _checked(judgements: npt.ArrayLike) -> Floats:
    try:
        table = np.asarray(judgements, dtype=np.float64)
    except (TypeError, ValueError):
        raise BadJudgements("pairwise", "They are no table of numbers.", "Give one row and column each.") from None
    if table.ndim != 2 or table.shape[0] != table.shape[1] or not 1 <= len(table) <= len(RANDOM_INDEX):
        remedy = f"Give as many rows as columns, one a criterion, {len(RANDOM_INDEX)} at most."
        raise BadJudgements("pairwise", "The table is not square, or too large.", remedy)
    if not (np.isfinite(table).all() and (table > 0).all()):
        raise BadJudgements("pairwise", "A judgement is not a number above 0.", "Use 1 to 9, or one divided by them.")
    wrong = np.argwhere(np.abs(table * table.T - 1) > ROUNDING)
    if len(wrong):
        row, column = wrong[0] + 1
        said = "It is not one divided by the judgement on the other side of the diagonal."
        raise BadJudgements(f"pairwise, row {row}, column {column}", said, "Where one is 3, write 1/3 in the other.")
    return table
