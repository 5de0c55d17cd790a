"""Run charts: is there more order around the median than chance would make? No limits are needed.

Source: J. Anhøj and A. V. Olesen (2014). Run charts revisited: a simulation study of run chart rules for detection of
non-random variation in health care processes. PLoS ONE 9(11), e113825. As in the R package qicharts2.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log2

import numpy as np

from .charts import as_series
from .signals import Floats

LEAST_POINTS = 10
"""Fewer points than this off the median say nothing: with them a run of all points could not be told from chance."""


@dataclass(frozen=True, slots=True)
class RunChart:
    """A run chart and what Anhøj's two rules say of it.

    ``useful`` counts the points that are not on the median. A longer run than ``longest_limit``, or fewer crossings
    than ``fewest_limit``, is a signal: the level has moved, or figures go in waves.
    """

    values: Floats
    median: float
    useful: int
    longest_run: int
    longest_limit: int
    crossings: int
    fewest_limit: int

    @property
    def enough(self) -> bool:
        """Whether there are points enough to say anything."""
        return self.useful >= LEAST_POINTS

    @property
    def signal(self) -> bool:
        """Whether one of the two rules fires; never where points are too few."""
        too_long, too_few = self.longest_run > self.longest_limit, self.crossings < self.fewest_limit
        return self.enough and (too_long or too_few)


def run_chart(values: Sequence[float] | Floats, *, baseline: int | None = None) -> RunChart:
    """Count runs and crossings around the median.

    Parameters
    ----------
    values
        Shape (points,), in order of time; NaN for a missing one, which is passed over.
    baseline
        The median is that of the first so many points; of all when left out.

    Raises
    ------
    BadSeries
        When there are no figures.

    Examples
    --------
    >>> chart = run_chart([float(month % 2) for month in range(24)])
    >>> chart.useful, chart.longest_run, chart.longest_limit, chart.crossings, chart.fewest_limit, chart.signal
    (24, 1, 8, 23, 8, False)
    """
    series = as_series(values, "values")
    median = float(np.nanmedian(series[:baseline]))
    sides = np.sign(series[np.isfinite(series)] - median)
    sides = sides[sides != 0]
    changes = np.flatnonzero(np.diff(sides))
    edges = np.concatenate([[-1], changes, [sides.size - 1]])
    longest = int(np.diff(edges).max()) if sides.size else 0
    return RunChart(series, median, sides.size, longest, *_limits(sides.size, int(changes.size)))


def _limits(useful: int, crossings: int) -> tuple[int, int, int]:
    if useful < 2:
        return 0, crossings, 0
    from scipy.stats import binom  # loaded by whoever calculates: a web process stays small

    return round(log2(useful) + 3), crossings, int(binom.ppf(0.05, useful - 1, 0.5))
