"""VIKOR: a compromise between what serves most criteria and what fails none badly."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from coproduction_star.methods.errors import InputRefused

from .inputs import TIE_DECIMALS, Floats, Ints, levels_table, ranks, signs, weights_summing_to_one


@dataclass(frozen=True, slots=True, eq=False)
class Vikor:
    """Q, S and R of each option, of shape (options,); less is better."""

    q: Floats
    s: Floats
    r: Floats

    @property
    def ranks(self) -> Ints:
        """Rank by Q."""
        return ranks(self.q, lowest_first=True)

    @property
    def acceptable_advantage(self) -> bool:
        """Whether the first leads the next by at least 1/(options - 1)."""
        return len(self._near()) == len(self._first())

    @property
    def acceptable_stability(self) -> bool:
        """Whether the first by Q is also first by S or by R."""
        best = (ranks(self.s, lowest_first=True) == 1) | (ranks(self.r, lowest_first=True) == 1)
        return bool(best[self._first()].all())

    @property
    def compromise(self) -> tuple[int, ...]:
        """Positions of the options proposed together, best first; one when advantage and stability are acceptable."""
        if not self.acceptable_advantage:
            chosen = self._near()
        elif self.acceptable_stability:
            chosen = self._first()
        else:
            chosen = np.flatnonzero(self.ranks <= np.unique(self.ranks)[:2].max())
        return tuple(chosen[np.argsort(self.q[chosen], kind="stable")].tolist())

    def _first(self) -> npt.NDArray[np.intp]:
        return np.flatnonzero(self.ranks == 1)

    def _near(self) -> npt.NDArray[np.intp]:
        lead = np.round(self.q - self.q.min(), TIE_DECIMALS)
        return np.flatnonzero(lead < np.round(1 / (len(self.q) - 1), TIE_DECIMALS))


def vikor(
    levels: npt.ArrayLike,
    weights: npt.ArrayLike,
    *,
    higher_is_better: Sequence[bool] | None = None,
    v: float = 0.5,
) -> Vikor:
    """Rank options by VIKOR and say which of them the method proposes together.

    With ``d`` the distance of a level from the best among the options, as a share of the range of its column::

        S = Σ w·d    R = max w·d    Q = v·(S - S*)/(S⁻ - S*) + (1 - v)·(R - R*)/(R⁻ - R*)

    where ``*`` is the least and ``⁻`` the greatest. A column or a distance that is level for all counts 0. The first
    option by Q stands alone when its lead over the second is at least 1/(options - 1) (acceptable advantage) and it is
    also first by S or by R (acceptable stability). Without stability the second joins it; without advantage all
    whose Q is nearer than that.

    Parameters
    ----------
    v
        From 0 to 1: how much the sum over all criteria counts against the worst single one.

    Raises
    ------
    BadTable, BadWeights, TooFewOptions, InputRefused
        When there is nothing to compare or ``v`` is no share.

    Source
    ------
    S. Opricovic and G.-H. Tzeng (2004). Compromise solution by MCDM methods: a comparative analysis of VIKOR and
    TOPSIS. European Journal of Operational Research 156(2), 445-455.
    """
    if not 0 <= v <= 1:
        raise InputRefused("v", f"It is {v:g}.", "Use a share from 0 to 1; 0.5 is usual.")
    table = np.ascontiguousarray(levels_table(levels, fewest_options=2).T)  # by criterion: every sum runs along it
    sign = signs(higher_is_better, criteria=len(table))
    low, high = table.min(axis=1), table.max(axis=1)
    width = high - low
    factor = weights_summing_to_one(weights, criteria=len(table)) * sign / np.where(width > 0, width, 1)
    lost = (np.where(sign > 0, high, low)[:, None] - table) * factor[:, None]
    s, r = lost.sum(axis=0), lost.max(axis=0)
    return Vikor(v * _share(s) + (1 - v) * _share(r), s, r)


def _share(distance: Floats) -> Floats:
    low = distance.min()
    width = distance.max() - low
    if width <= 10**-TIE_DECIMALS:
        return np.zeros(len(distance))
    return np.asarray((distance - low) / width)
