"""Whether so many figures could tell at all: series with the change that one hopes for are made up and looked at."""

import numpy as np

from coproduction_star.methods.errors import InputRefused

from .interrupted import LEAST, Kind, interrupted_time_series
from .least_squares import BadModel, Errors

MOST_DRAWS = 10_000


def chance_to_tell(
    *, before: int, after: int, level: float, effect: float, dispersion: float = 1.0, draws: int = 500, seed: int = 0
) -> float:
    """Give the share of series, from 0 to 1, in which a change that is really there shows clearly.

    Counts are drawn with a mean of ``level`` a period, times ``effect`` after the change, and a variance of
    ``dispersion`` times their mean; there is no season and no trend.

    Parameters
    ----------
    before, after
        Periods, 8 or more of each.
    level
        Mean count of a period before, above 0.
    effect
        Times as much afterwards, above 0: 0.9 for a tenth less.
    dispersion
        1 (chance alone) or more.
    draws
        1 to 10,000.
    seed
        The same seed gives the same answer.

    Raises
    ------
    InputRefused
        When a number is out of its range.

    Source
    ------
    W. Liu, S. Ye, B. A. Barton and others (2019). Simulation-based power and sample size calculation for designing
    interrupted time series analyses of count outcomes. PMC6920506.
    """
    if min(before, after) < LEAST or level <= 0 or effect <= 0 or dispersion < 1 or not 1 <= draws <= MOST_DRAWS:
        reason = "Periods, level, effect, spread or number of draws are out of range."
        raise InputRefused("chances", reason, f"Give {LEAST} periods or more on each side, and numbers above zero.")
    chance = np.random.default_rng(seed)
    means = np.repeat([level, level * effect], [before, after])
    clear = 0
    for _draw in range(draws):
        counts = _counts(chance, means, dispersion)
        try:
            clear += interrupted_time_series(
                counts, change=before, kind=Kind.COUNT, errors=Errors.CLASSICAL
            ).level.clear
        except BadModel:
            continue
    return clear / draws


def _counts(chance: np.random.Generator, means: np.ndarray, dispersion: float) -> np.ndarray:
    """Draw Poisson counts, or negative binomial ones with that much more spread."""
    if dispersion == 1:
        return chance.poisson(means).astype(np.float64)
    return chance.negative_binomial(means / (dispersion - 1), 1 / dispersion).astype(np.float64)
