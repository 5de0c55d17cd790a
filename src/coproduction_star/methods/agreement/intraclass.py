"""Intraclass correlation: how far raters give the same ratings, or at least the same order of differences."""

from dataclasses import dataclass
from math import inf, isfinite, isnan

import numpy as np
import numpy.typing as npt

from coproduction_star.methods.errors import InputRefused

from .ratings_table import BadRatings, Floats, LeaveOut, full_table


@dataclass(frozen=True, slots=True)
class Intraclass:
    """One coefficient with its confidence interval and the F test of "none"."""

    value: float
    low: float
    high: float
    f: float
    degrees: tuple[int, int]
    p: float


@dataclass(frozen=True, slots=True)
class IntraclassSet:
    """The six coefficients of Shrout and Fleiss.

    ``one_*`` speak of a single rater, ``mean_*`` of the mean of all of them. ``agreement`` is ICC(2,·): raters drawn
    from many, same ratings; ``order`` is ICC(3,·): just these raters, same differences whatever their level;
    ``unpaired`` is ICC(1,·): every thing had raters of its own. A coefficient is None where it cannot be told: where
    ratings differ and the means of the things do not, some of the formulas divide by nothing. ``left_out`` holds
    positions of raters (or things) with gaps.
    """

    one_unpaired: Intraclass
    one_agreement: Intraclass | None
    one_order: Intraclass
    mean_unpaired: Intraclass | None
    mean_agreement: Intraclass | None
    mean_order: Intraclass | None
    things: int
    raters: int
    confidence: float
    left_out: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Squares:
    """Mean squares: between things, between raters, what is left of both, and within things."""

    things: float
    raters: float
    error: float
    within: float
    n: int
    k: int


def intraclass(
    ratings: npt.ArrayLike, *, confidence: float = 0.95, leave_out: LeaveOut = LeaveOut.RATERS
) -> IntraclassSet:
    """Calculate intraclass correlations with their confidence intervals.

    With mean squares between things ``B``, raters ``J``, residual ``E``, ``n`` things and ``k`` raters::

        ICC(2,1) = (B - E) / (B + (k - 1)·E + k·(J - E)/n)    ICC(3,1) = (B - E) / (B + (k - 1)·E)

    Parameters
    ----------
    ratings
        Shape (things, raters), two of each at least, on a scale whose steps count alike; NaN where one is missing.
    confidence
        Of the intervals, between 0 and 1.
    leave_out
        Raters or things with gaps; the result says which were.

    Raises
    ------
    BadRatings, TooFewRaters, InputRefused
        When too little is left, or every rater gave everything the same rating.

    Examples
    --------
    >>> found = intraclass([[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]])
    >>> round(found.one_agreement.value, 2), round(found.one_order.value, 2)
    (0.29, 0.71)

    Source
    ------
    P. E. Shrout and J. L. Fleiss (1979). Intraclass correlations: uses in assessing rater reliability. Psychological
    Bulletin 86(2), 420-428. Intervals: the same, and K. O. McGraw and S. P. Wong (1996). Psychological Methods 1(1).
    """
    if not 0 < confidence < 1:
        raise InputRefused("confidence", f"It is {confidence:g}.", "Use a share between 0 and 1, such as 0.95.")
    table = full_table(ratings, leave_out)
    squares = _squares(table.ratings)
    tail = (1 - confidence) / 2
    agreement = _agreement(squares, tail)
    return IntraclassSet(
        *(_unpaired(squares, tail), agreement, _order(squares, tail)),
        *(_mean_unpaired(squares, tail), _of_the_mean(agreement, squares.k), _mean_order(squares, tail)),
        squares.n,
        squares.k,
        confidence,
        table.left_out,
    )


def _squares(table: Floats) -> _Squares:
    n, k = table.shape
    if not np.ptp(table, axis=0).any():
        said = "Every rater gave everything the same rating, so whether they agree cannot be told."
        raise BadRatings("ratings", said, "There is no difference to agree on.")
    rows, columns, mean = table.mean(axis=1), table.mean(axis=0), table.mean()
    between = k * float(((rows - mean) ** 2).sum())
    raters = n * float(((columns - mean) ** 2).sum())
    left = table - rows[:, None] - columns[None, :] + mean
    error, least = float((left**2).sum()), 1e-20 * float((table**2).sum())
    between, raters, error = (0.0 if squares < least else squares for squares in (between, raters, error))
    within = (raters + error) / (n * (k - 1))
    return _Squares(between / (n - 1), raters / (k - 1), error / ((n - 1) * (k - 1)), within, n, k)


def _ratio(above: float, below: float) -> float:
    """Divide; both are never 0, because then every rater gave everything the same rating."""
    return above / below if below > 0 else inf


def _share(ratio: float, k: int) -> float:
    """Turn a ratio of variances into the correlation of one rater."""
    return 1.0 if ratio == inf else (ratio - 1) / (ratio + k - 1)


def _share_of_mean(ratio: float) -> float:
    return 1.0 if ratio == inf else (1 - 1 / ratio if ratio > 0 else -inf)


def _bounds(ratio: float, degrees: tuple[int, int], tail: float) -> tuple[float, float]:
    from scipy.stats import f  # loaded by whoever calculates: a web process stays small

    return ratio / float(f.isf(tail, *degrees)), ratio * float(f.isf(tail, *reversed(degrees)))


def _if_told(one: Intraclass) -> Intraclass | None:
    return one if isfinite(one.value) else None


def _tested(value: float, ends: tuple[float, float], ratio: float, degrees: tuple[int, int]) -> Intraclass:
    from scipy.stats import f

    return Intraclass(value, *ends, ratio, degrees, float(f.sf(ratio, *degrees)))


def _unpaired(squares: _Squares, tail: float) -> Intraclass:
    degrees = (squares.n - 1, squares.n * (squares.k - 1))
    ratio = _ratio(squares.things, squares.within)
    low, high = _bounds(ratio, degrees, tail)
    return _tested(_share(ratio, squares.k), (_share(low, squares.k), _share(high, squares.k)), ratio, degrees)


def _mean_unpaired(squares: _Squares, tail: float) -> Intraclass | None:
    degrees = (squares.n - 1, squares.n * (squares.k - 1))
    ratio = _ratio(squares.things, squares.within)
    low, high = _bounds(ratio, degrees, tail)
    return _if_told(_tested(_share_of_mean(ratio), (_share_of_mean(low), _share_of_mean(high)), ratio, degrees))


def _order(squares: _Squares, tail: float) -> Intraclass:
    degrees = (squares.n - 1, (squares.n - 1) * (squares.k - 1))
    ratio = _ratio(squares.things, squares.error)
    low, high = _bounds(ratio, degrees, tail)
    return _tested(_share(ratio, squares.k), (_share(low, squares.k), _share(high, squares.k)), ratio, degrees)


def _mean_order(squares: _Squares, tail: float) -> Intraclass | None:
    degrees = (squares.n - 1, (squares.n - 1) * (squares.k - 1))
    ratio = _ratio(squares.things, squares.error)
    low, high = _bounds(ratio, degrees, tail)
    return _if_told(_tested(_share_of_mean(ratio), (_share_of_mean(low), _share_of_mean(high)), ratio, degrees))


def _agreement(squares: _Squares, tail: float) -> Intraclass | None:
    b, j, e, n, k = squares.things, squares.raters, squares.error, squares.n, squares.k
    spread = b + (k - 1) * e + k * (j - e) / n
    if spread <= 0:
        return None
    value = (b - e) / spread
    degrees = (n - 1, (n - 1) * (k - 1))
    ratio = _ratio(b, e)
    low, high = _agreement_bounds(squares, value, tail)
    return _tested(value, (low, high), ratio, degrees)


def _agreement_bounds(squares: _Squares, value: float, tail: float) -> tuple[float, float]:
    """Bound ICC(2,1) with the degrees of freedom that Satterthwaite's rule gives the mixture of J and E."""
    b, j, e, n, k = squares.things, squares.raters, squares.error, squares.n, squares.k
    if value >= 1 or b == 0:
        return value, value
    part, rest = k * value / (n * (1 - value)), 1 + k * value * (n - 1) / (n * (1 - value))
    mixed = (part * j) ** 2 / (k - 1) + (rest * e) ** 2 / ((n - 1) * (k - 1))
    v = _ratio((part * j + rest * e) ** 2, mixed)
    from scipy.stats import f

    upper, lower = float(f.isf(tail, n - 1, v)), float(f.isf(tail, v, n - 1))
    weight = k * j + (k * n - k - n) * e
    low = n * (b - upper * e) / (upper * weight + n * b)
    high = n * (lower * b - e) / (weight + n * lower * b)
    return (-inf if isnan(low) else low), (1.0 if isnan(high) else high)


def _of_the_mean(one: Intraclass | None, k: int) -> Intraclass | None:
    """Step up from one rater to the mean of ``k`` (Spearman and Brown)."""
    if one is None:
        return None

    def step(value: float) -> float:
        left = 1 + (k - 1) * value
        return k * value / left if left > 0 else -inf

    return _if_told(Intraclass(step(one.value), step(one.low), step(one.high), one.f, one.degrees, one.p))
