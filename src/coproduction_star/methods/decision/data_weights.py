"""Weights computed from the options themselves: CRITIC and entropy.

They say which criteria tell these options apart, not what anybody values:
for checking published results, never for deciding.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from .inputs import BadTable, Floats, levels_table
from .normalising import Normalisation, normalised


class NothingDiffers(BadTable):
    """Options that are level on every criterion."""


def critic_weights(levels: npt.ArrayLike, *, higher_is_better: Sequence[bool] | None = None) -> Floats:
    """Weigh each criterion by its spread and by how little it repeats the others.

    On levels normalised from 0 to 1, with ``σ`` the standard deviation and ``r`` Pearson's correlation::

        C(j) = σ(j)·Σ(1 - r(j, k))    weight(j) = C(j) / ΣC

    A criterion on which all options are level weighs 0 and is left out of the sums.

    Raises
    ------
    BadTable, TooFewOptions, NothingDiffers
        When there are fewer than two options or they do not differ.

    Source
    ------
    D. Diakoulaki, G. Mavrotas and L. Papayannakis (1995). Determining objective weights in multiple criteria
    problems: the CRITIC method. Computers and Operations Research 22(7), 763-770.
    """
    table = levels_table(levels, fewest_options=2)
    table = normalised(table, Normalisation.MINMAX, higher_is_better=higher_is_better)
    differs = table.max(axis=0) > table.min(axis=0)
    _refuse_sameness(differs)
    kept = table[:, differs]
    content = kept.std(axis=0) * (1 - np.atleast_2d(np.corrcoef(kept, rowvar=False))).sum(axis=0)
    if not content.sum() > 1e-12:
        content = kept.std(axis=0)  # One criterion, or all of them the same: only the spread is left to tell.
    weights = np.zeros(table.shape[1])
    weights[differs] = content / content.sum()
    return weights


def entropy_weights(levels: npt.ArrayLike) -> Floats:
    """Weigh each criterion by how unevenly its total is spread over the options.

    With ``p`` the share of each option in its column and ``m`` options::

        H = -Σ p·ln p / ln m    weight = (1 - H) / Σ(1 - H)

    Raises
    ------
    BadTable, TooFewOptions, NothingDiffers
        When a level is negative, a column is all zero, or there are fewer than two options that differ.

    Source
    ------
    C. E. Shannon (1948); as weights: M. Zeleny, Multiple Criteria Decision Making (1982), chapter 7.
    """
    table = levels_table(levels, fewest_options=2)
    total = table.sum(axis=0)
    if (table < 0).any() or not (total > 0).all():
        place = int(np.flatnonzero((table < 0).any(axis=0) | (total <= 0))[0]) + 1
        raise BadTable(f"criterion {place}", "A level is negative, or all are 0.", "Entropy needs shares of a total.")
    share = table / total
    logs = np.log(share, out=np.zeros_like(share), where=share > 0)
    uneven = np.maximum(1 + (share * logs).sum(axis=0) / np.log(len(table)), 0)
    uneven[np.ptp(table, axis=0) == 0] = 0
    _refuse_sameness(uneven > 0)
    return np.asarray(uneven / uneven.sum())


def _refuse_sameness(differs: npt.NDArray[np.bool_]) -> None:
    if not differs.any():
        raise NothingDiffers("levels", "All options are level on every criterion.", "Weigh by asking people instead.")
