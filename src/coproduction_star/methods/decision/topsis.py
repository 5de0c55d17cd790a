"""TOPSIS: how near an option is to the best of everything, and how far from the worst."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from .inputs import Floats, Ints, levels_table, ranks, signs, weights_summing_to_one
from .normalising import WAYS, Normalisation


@dataclass(frozen=True, slots=True, eq=False)
class Topsis:
    """Closeness from 0 to 1 (1 is the ideal) and both distances of each option; all of shape (options,)."""

    closeness: Floats
    from_best: Floats
    from_worst: Floats

    @property
    def ranks(self) -> Ints:
        """Rank by closeness."""
        return ranks(self.closeness)


def topsis(
    levels: npt.ArrayLike,
    weights: npt.ArrayLike,
    *,
    higher_is_better: Sequence[bool] | None = None,
    normalisation: Normalisation = Normalisation.VECTOR,
) -> Topsis:
    """Rank options by their closeness to the ideal.

    With weighted normalised levels ``v``, ``A+`` and ``A-`` the best and worst of each column::

        D+ = √Σ(v - A+)²    D- = √Σ(v - A-)²    closeness = D- / (D+ + D-)

    Options that are all alike are 0.5 close, being the ideal and its opposite at once.

    Parameters
    ----------
    levels
        Shape (options, criteria); at least two options.
    weights
        One a criterion; scaled to sum to one.

    Raises
    ------
    BadTable, BadWeights, TooFewOptions
        When there is nothing to compare.

    Examples
    --------
    >>> found = topsis([[5, 8, 4], [7, 6, 8], [8, 8, 6], [7, 4, 6]], [0.3, 0.4, 0.3])
    >>> found.closeness.round(4).tolist()
    [0.5037, 0.6581, 0.7482, 0.334]

    Source
    ------
    C. L. Hwang and K. Yoon, Multiple Attribute Decision Making (1981). The example: G.-H. Tzeng and J.-J. Huang,
    Multiple Attribute Decision Making (2011).
    """
    table = levels_table(levels, fewest_options=2)
    criteria = table.shape[1]
    weighted = WAYS[normalisation](table, signs(higher_is_better, criteria=criteria))
    weighted = weighted * weights_summing_to_one(weights, criteria=criteria)
    from_best = _distance(weighted, weighted.max(axis=0))
    from_worst = _distance(weighted, weighted.min(axis=0))
    both = from_best + from_worst
    closeness = np.divide(from_worst, both, out=np.full(len(table), 0.5), where=both > 0)
    return Topsis(closeness, from_best, from_worst)


def _distance(table: Floats, point: Floats) -> Floats:
    apart = table - point
    return np.asarray(np.sqrt(np.einsum("ij,ij->i", apart, apart)))
