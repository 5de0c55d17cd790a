"""Kendall's W: how far several raters put things in the same order (docs/methods/agreement.md)."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from .ratings_table import BadRatings, Floats, LeaveOut, full_table


@dataclass(frozen=True, slots=True)
class Concordance:
    """W from 0 (no common order) to 1 (the same order), and the test of "no common order at all".

    ``w`` is corrected for ties, ``w_uncorrected`` is not. ``p`` is from chi-square with ``degrees`` of freedom, which
    is rough below 8 things or so; ``left_out`` holds positions of raters (or things) with gaps.
    """

    w: float
    w_uncorrected: float
    chi_square: float
    degrees: int
    p: float
    things: int
    raters: int
    left_out: tuple[int, ...]

    @property
    def mean_spearman(self) -> float:
        """The mean of Spearman's correlation over all pairs of raters: ``(m·W - 1)/(m - 1)``, exact without ties."""
        return (self.raters * self.w - 1) / (self.raters - 1)


def concordance(ratings: npt.ArrayLike, *, leave_out: LeaveOut = LeaveOut.RATERS) -> Concordance:
    """Calculate Kendall's coefficient of concordance.

    With ``m`` raters, ``n`` things, ``R`` the sum of the ranks of a thing (ties share the mean rank) and ``t`` the
    size of each group of ties of a rater::

        W = (12·ΣR² - 3·m²·n·(n + 1)²) / (m²·n·(n² - 1) - m·Σ(t³ - t))    chi² = m·(n - 1)·W

    Parameters
    ----------
    ratings
        Shape (things, raters), two of each at least, on any scale; NaN where one is missing.
    leave_out
        Raters or things with gaps; the result says which were.

    Raises
    ------
    BadRatings, TooFewRaters
        When too little is left, or nobody tells any things apart.

    Examples
    --------
    >>> found = concordance([[1, 1, 2], [2, 3, 1], [3, 2, 3]])
    >>> round(found.w, 3), round(found.chi_square, 2), found.degrees
    (0.444, 2.67, 2)

    Source
    ------
    M. G. Kendall and B. Babington Smith (1939). The problem of m rankings. Annals of Mathematical Statistics 10(3),
    275-287. Ties: S. Siegel and N. J. Castellan, Nonparametric Statistics (1988), 9.7.
    """
    from scipy.stats import chi2, rankdata  # loaded by whoever calculates: a web process stays small

    table = full_table(ratings, leave_out)
    things, raters = table.ratings.shape
    ranked = np.asarray(rankdata(table.ratings, axis=0))
    apart = float(12 * (ranked.sum(axis=1) ** 2).sum() - 3 * raters**2 * things * (things + 1) ** 2)
    most = float(raters**2 * things * (things**2 - 1))
    room = most - raters * _ties(ranked)
    if room <= 0:
        raise BadRatings("ratings", "Every rater gave everything the same rating.", "There is no order to agree on.")
    w = min(1.0, max(0.0, apart / room))
    statistic = raters * (things - 1) * w
    p = float(chi2.sf(statistic, things - 1))
    return Concordance(w, max(0.0, apart / most), statistic, things - 1, p, things, raters, table.left_out)


def _ties(ranked: Floats) -> float:
    """Sum t³ - t over all groups of ties of all raters."""
    total = 0.0
    for column in ranked.T:
        _values, sizes = np.unique(column, return_counts=True)
        total += float((sizes.astype(np.float64) ** 3 - sizes).sum())
    return total
