"""Whether both kinds of places were heading the same way before: the check that a difference in differences rests on.

An event study looks at every period before; with a handful of places that is too much to ask of the figures. Here each
place is one number, its slope before, and the two kinds are compared by Welch: it holds with two places of each.
"""

import numpy as np
import numpy.typing as npt

from coproduction_star.methods.sentences import worded

from .differences import Difference, TooFewToCompare, compare_means

LEAST = 3
"""Periods before. A line through two figures always fits."""


def trends_before(treated: npt.ArrayLike, others: npt.ArrayLike, *, change: int) -> Difference:
    """Compare how both kinds of places were heading before: the mean slope per period, and its difference.

    Parameters
    ----------
    treated, others
        Shape (places, periods), without gaps before the change; two places or more of each.
    change
        The first period after, counted from 0.

    Raises
    ------
    TooFewToCompare
        When fewer than 3 periods lie before, a figure before is missing, or a kind has fewer than two places.

    Examples
    --------
    >>> found = trends_before([[1, 2, 3, 9], [2, 3, 5, 9]], [[1, 2, 3, 4], [3, 4, 4, 5]], change=3)
    >>> round(found.effect.value, 2), found.effect.clear
    (0.5, False)
    """
    one, two = (_slopes(table, change, name) for table, name in ((treated, "treated"), (others, "others")))
    return compare_means(one, two)


def _slopes(figures: npt.ArrayLike, change: int, field: str) -> npt.NDArray[np.float64]:
    before = np.asarray(figures, dtype=np.float64)[:, :change]
    if change < LEAST or before.shape[1] < LEAST:
        reason = worded(
            "Before the change there are %(n)s periods with figures of all.", n=min(change, before.shape[1])
        )
        remedy = worded("Give %(least)s or more to see how they were heading.", least=LEAST)
        raise TooFewToCompare("before", reason, remedy)
    if before.shape[0] < 2 or not np.isfinite(before).all():
        raise TooFewToCompare(
            field, worded("There are too few places, or a figure before is missing."), worded("Give two or more.")
        )
    time = np.arange(before.shape[1]) - (before.shape[1] - 1) / 2
    slopes: npt.NDArray[np.float64] = before @ time / (time @ time)
    return slopes
