"""One series beside another to which it did not happen: what changed in the gap between them.

It is a difference in differences of two series. Its periods hang together over time, and errors allow for it: with one
place of each kind there is no other way to say how far off it can be.
"""

from collections.abc import Sequence

import numpy as np

from coproduction_star.methods.sentences import worded

from .differences import Difference, TooFewToCompare
from .effects import Effect
from .least_squares import Errors, Floats, least_squares

LEAST = 4
"""Periods on each side with both figures. With fewer the spread of the gap is a guess."""


def beside(treated: Sequence[float] | Floats, other: Sequence[float] | Floats, *, change: int) -> Difference:
    """Compare the gap between two series before and after.

    Parameters
    ----------
    treated, other
        Shape (periods,), of the same periods in order; NaN for a missing one, whose period is left out.
    change
        The first period after, counted from 0.

    Raises
    ------
    TooFewToCompare
        When the series have different lengths, or there are fewer than 4 periods with both figures on a side.

    Examples
    --------
    >>> found = beside([10, 11, 10, 11, 15, 16, 15, 16], [8, 9, 8, 9, 9, 10, 9, 10], change=4)
    >>> round(found.effect.value, 2), found.comparator
    (4.0, True)
    """
    one, two = np.asarray(treated, dtype=np.float64), np.asarray(other, dtype=np.float64)
    if one.shape != two.shape:
        raise TooFewToCompare(
            "other", worded("Both need figures of the same periods."), worded("Give the same periods for both.")
        )
    gap, after = one - two, np.arange(one.size) >= change
    there = np.isfinite(gap)
    sizes = int((there & after).sum()), int((there & ~after).sum())
    for side, periods in zip(("after", "before"), sizes, strict=True):
        if periods < LEAST:
            reason = worded("On one side of the change %(n)s periods have figures of both.", n=periods)
            remedy = worded("Give %(least)s or more, or compare before and after alone.", least=LEAST)
            raise TooFewToCompare(side, reason, remedy)
    columns = {"constant": np.ones(int(there.sum())), "step": after[there].astype(np.float64)}
    fitted = least_squares(gap[there], columns, errors=Errors.LINKED)
    value, error = fitted.at("step")
    low, high = fitted.interval("step")
    means = tuple(float(gap[there & side].mean()) for side in (after, ~after))
    effect = Effect(value, low, high, error, fitted.p_value("step"))
    return Difference(effect, float(fitted.degrees or 0), sizes, means, comparator=True)
