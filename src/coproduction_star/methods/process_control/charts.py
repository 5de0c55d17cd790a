"""Control charts: the mean, the limits within which usual months lie, and the points that are not usual.

Sources: W. A. Shewhart (1931). Economic Control of Quality of Manufactured Product. Van Nostrand. D. J. Wheeler
(2000). Understanding Variation. SPC Press (2.66 times the mean moving range). D. B. Laney (2002). Improved control
charts for attributes. Quality Engineering 14(4), 531-537 (spread beyond chance in p and u charts).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from coproduction_star.methods.errors import InputRefused

from .presets import NHS_MAKING_DATA_COUNT, Preset
from .signals import Floats, Signals, find_signals

THREE_SIGMA = 2.66
"""3 divided by d2 = 1.128 of ranges of two, as the books round it."""
RANGES_OF_TWO = 1.128
OUTLYING = 3.267
"""D4 of ranges of two: an upper limit for moving ranges."""

Numbers = Sequence[float] | Floats
Lines = tuple[Floats, Floats, Floats]
Limits = Callable[[slice], Lines]


class BadSeries(InputRefused):
    """Figures over time of which no chart can be made."""


class Chart(StrEnum):
    """Which chart it is, and so what its limits rest on."""

    XMR = "xmr"
    """Any figure: from the moving ranges."""
    P = "p"
    """Shares: from the binomial distribution."""
    U = "u"
    """Counts per so many: from the Poisson distribution."""


@dataclass(frozen=True, slots=True)
class ControlChart:
    """A series with its lines, each of shape (points,), and what the rules say of each point.

    ``begins`` holds the first point of each baseline; the first is 0. ``enough`` says of each baseline whether it has
    the points that its limits need; where not, no rule fires and the limits are not to be shown.
    """

    chart: Chart
    values: Floats
    centre: Floats
    lower: Floats
    upper: Floats
    begins: tuple[int, ...]
    enough: tuple[bool, ...]
    signals: Signals
    preset: Preset


def xmr_chart(
    values: Numbers, *, preset: Preset = NHS_MAKING_DATA_COUNT, begins: Sequence[int] = (), fixed: int | None = None
) -> ControlChart:
    """Draw an XmR chart: limits are mean ± 2.66 × mean moving range.

    Parameters
    ----------
    values
        Shape (points,), in order of time; NaN for a missing one. No moving range reaches over a gap.
    preset
        The rules.
    begins
        Points, counted from 0, from which a new mean and new limits hold. Whoever begins a baseline says why.
    fixed
        Each baseline's lines come from its first so many points; all of them when left out.

    Raises
    ------
    BadSeries
        When there are no figures, one is not finite, a baseline begins nowhere, or it has less than two figures.

    Examples
    --------
    >>> chart = xmr_chart([1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1])
    >>> round(float(chart.centre[0]), 2), round(float(chart.lower[0]), 2), round(float(chart.upper[0]), 2)
    (1.94, -3.06, 6.95)
    >>> chart.signals.special.nonzero()[0].tolist()
    [4]
    """
    series = as_series(values, "values")

    def limits(part: slice) -> Lines:
        chosen = series[part][:fixed]
        mean = float(np.nanmean(chosen))
        wide = THREE_SIGMA * _mean_range(chosen, screened=preset.screened)
        return (
            _flat(mean, series[part].size),
            _flat(mean - wide, series[part].size),
            _flat(mean + wide, series[part].size),
        )

    return _drawn(Chart.XMR, series, limits, preset, begins)


def p_chart(
    counts: Numbers, sizes: Numbers, *, preset: Preset = NHS_MAKING_DATA_COUNT, begins: Sequence[int] = (),
    fixed: int | None = None, laney: bool = False,
) -> ControlChart:  # fmt: skip
    """Draw a p chart of shares: limits are p ± 3 √(p (1 - p) / n), wider where fewer were counted.

    ``counts`` of ``sizes``, both of shape (points,), with counts from 0 to sizes and sizes above 0. With ``laney`` the
    limits also grow with what the shares vary beyond chance, as those of very large numbers do. The rest as for
    ``xmr_chart``.

    Raises
    ------
    BadSeries
        As for ``xmr_chart``, and when a count is below zero or above its size.
    """
    parts, of = _counts(counts, sizes)
    if bool(np.any(parts > of)):
        raise BadSeries("counts", "A count is higher than the number it is a part of.", "Check which is which.")
    return _counted(Chart.P, parts, of, (preset, begins, fixed, laney))


def u_chart(
    counts: Numbers, sizes: Numbers, *, preset: Preset = NHS_MAKING_DATA_COUNT, begins: Sequence[int] = (),
    fixed: int | None = None, laney: bool = False,
) -> ControlChart:  # fmt: skip
    """Draw a u chart of how often something happens: limits are u ± 3 √(u / n).

    ``sizes`` is what the counts are per, such as thousands of people or bed days. The rest as for ``p_chart``.

    Raises
    ------
    BadSeries
        As for ``xmr_chart``, and when a count is below zero.
    """
    return _counted(Chart.U, *_counts(counts, sizes), (preset, begins, fixed, laney))


def _counted(
    chart: Chart, counts: Floats, sizes: Floats, settings: tuple[Preset, Sequence[int], int | None, bool]
) -> ControlChart:
    preset, begins, fixed, laney = settings
    shares = counts / sizes
    most = 1.0 if chart is Chart.P else np.inf

    def limits(part: slice) -> Lines:
        mean = float(
            np.nansum(counts[part][:fixed]) / np.nansum(np.where(np.isnan(counts[part]), np.nan, sizes[part])[:fixed])
        )
        sigma = np.sqrt(mean * (1 - mean if chart is Chart.P else 1) / sizes[part])
        wide = (
            3
            * sigma
            * (_beyond_chance((shares[part] - mean) / np.where(sigma > 0, sigma, np.nan), fixed) if laney else 1)
        )
        return _flat(mean, sigma.size), np.maximum(mean - wide, 0.0), np.minimum(mean + wide, most)

    return _drawn(chart, shares, limits, preset, begins)


def _beyond_chance(scores: Floats, fixed: int | None) -> float:
    """Tell how many times as wide as chance alone, from the moving ranges of what each share is off."""
    return _mean_range(scores[:fixed], screened=False) / RANGES_OF_TWO or 1.0


def _drawn(chart: Chart, values: Floats, limits: Limits, preset: Preset, begins: Sequence[int]) -> ControlChart:
    starts = _starts(begins, values)
    parts = [slice(start, end) for start, end in zip(starts, (*starts[1:], values.size), strict=True)]
    drawn = [limits(part) for part in parts]
    enough = tuple(int(np.isfinite(values[part]).sum()) >= preset.fewest for part in parts)
    found = [
        find_signals(values[part], *(lines if reliable else _wide(lines)), preset)
        for part, lines, reliable in zip(parts, drawn, enough, strict=True)
    ]
    silent = np.repeat(np.array(enough), [part.stop - part.start for part in parts])
    marks = [
        np.where(silent, np.concatenate([getattr(one, rule) for one in found]), 0).astype(np.int8)
        for rule in ("beyond", "shift", "trend", "two_of_three")
    ]
    centre, lower, upper = (np.concatenate([lines[line] for lines in drawn]) for line in range(3))
    return ControlChart(chart, values, centre, lower, upper, starts, enough, Signals(*marks), preset)


def _wide(lines: Lines) -> Lines:
    return lines[0], lines[0] - np.inf, lines[0] + np.inf


def _mean_range(values: Floats, *, screened: bool) -> float:
    """Mean absolute step from one point to the next; steps of 3.267 times it or more left out once where asked."""
    ranges = np.abs(np.diff(values))
    ranges = ranges[np.isfinite(ranges)]
    if not ranges.size:
        return 0.0
    mean = float(ranges.mean())
    usual = ranges[ranges < OUTLYING * mean] if screened and mean else ranges
    return float(usual.mean())


def _starts(begins: Sequence[int], values: Floats) -> tuple[int, ...]:
    starts = tuple(sorted({0, *begins}))
    if starts[0] < 0 or starts[-1] >= values.size:
        raise BadSeries("begins", "A baseline begins where there is no figure.", "Begin it with one of the periods.")
    for start, end in zip(starts, (*starts[1:], values.size), strict=True):
        if np.isfinite(values[start:end]).sum() < 2:
            reason = f"The baseline from period {start + 1} to {end} has less than two figures."
            raise BadSeries("begins", reason, "Begin it earlier, or wait for more figures.")
    return starts


def as_series(values: Numbers, field: str) -> Floats:
    """Give figures as an array of shape (points,), NaN where one is missing.

    Raises
    ------
    BadSeries
        When there are none, or one is without end.
    """
    series = np.asarray(values, dtype=np.float64)
    if series.ndim != 1 or not np.isfinite(series).any():
        raise BadSeries(field, "There is no figure.", "Give one figure for each period, in order of time.")
    if np.isinf(series).any():
        raise BadSeries(field, "A figure is without end.", "Leave it out, or write the right one.")
    return series


def _counts(counts: Numbers, sizes: Numbers) -> tuple[Floats, Floats]:
    parts, of = as_series(counts, "counts"), as_series(sizes, "sizes")
    if parts.shape != of.shape:
        raise BadSeries("sizes", f"There are {of.size} for {parts.size} counts.", "Give one for each period.")
    if bool(np.any(parts < 0)) or not bool(np.all(of > 0)):
        raise BadSeries("counts", "A count is below zero, or the number it is of is not above it.", "Check both.")
    return parts, of


def _flat(value: float, points: int) -> npt.NDArray[np.float64]:
    return np.full(points, value)
