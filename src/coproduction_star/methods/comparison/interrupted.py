"""A series that something happened to, and whether its level or its slope changed when it did.

Source: J. Lopez Bernal, S. Cummins and A. Gasparrini (2017). Interrupted time series regression for the evaluation of
public health interventions: a tutorial. International Journal of Epidemiology 46(1), 348-355, with the slope written
as its authors corrected it in 2020: (time - change) × after.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial

import numpy as np

from coproduction_star.methods.errors import InputRefused
from coproduction_star.methods.sentences import worded

from .effects import Effect, Scale
from .least_squares import Columns, Errors, Fitted, Floats, least_squares, linkage
from .poisson import quasi_poisson

LEAST = 8
"""Figures on each side. Fewer tell a change from a slope or a season too seldom."""


class TooFewPeriods(InputRefused):
    """A series too short on one side of the change."""


class Kind(StrEnum):
    """What the figures are."""

    COUNT = "count"
    """How often something happened: effects are ratios."""
    LEVEL = "level"
    """Any other figure: effects are differences."""


@dataclass(frozen=True, slots=True)
class InterruptedSeries:
    """What happened to a series at the change.

    ``expected`` is the model, ``without`` what it says had there been no change; both of shape (periods,) and in the
    unit of the figures. ``slope`` is what each further period adds (a factor for counts); None when not asked for.
    """

    kind: Kind
    level: Effect
    slope: Effect | None
    trend: float
    """Per period, before the change; a factor for counts."""
    expected: Floats
    without: Floats
    dispersion: float
    linked_p: float
    """Ljung and Box: p of "the rests do not hang together"."""
    errors: Errors
    linkage: float
    """How far each rest hangs together with the one before, 0 to 0.9."""
    before: int
    after: int
    missing: int


def interrupted_time_series(
    values: Sequence[float] | Floats, *, change: int, kind: Kind = Kind.COUNT, sizes: Floats | None = None,
    season: int | None = None, harmonics: int = 2, first: int = 1, slope: bool = False, errors: Errors = Errors.LINKED,
) -> InterruptedSeries:  # fmt: skip
    """Fit a level before, a trend, a step at the change and, if asked, another slope and seasons.

    Parameters
    ----------
    values
        Shape (periods,), in order of time; NaN for a missing one, which is left out of the fit.
    change
        The first period after, counted from 0.
    kind
        Counts by quasi-Poisson regression, levels by least squares.
    sizes
        Of counts: what each is of (people, bed days), above 0.
    season
        Periods of a year, such as 12 for months: with ``harmonics`` pairs of sine and cosine. None for no seasons.
    first
        Which period of its year the first figure is, from 1.
    slope
        Whether the slope may change too.
    errors
        ``LINKED`` is as wide as rests that hang together ask for; ``HAC`` takes ⌊4 (n/100)^(2/9)⌋ periods.

    Raises
    ------
    TooFewPeriods
        When there are fewer than 8 figures before or after.
    BadModel
        When no model can be fitted.
    """
    series = np.asarray(values, dtype=np.float64)
    there = np.isfinite(series)
    before, after = int(there[:change].sum()), int(there[change:].sum())
    _check(before, after)
    columns = _columns(series.size, change, (season, harmonics, first), slope=slope)
    kept = {name: column[there] for name, column in columns.items()}
    of = None if sizes is None else np.asarray(sizes, dtype=np.float64)
    fit = _fitter(kind, series[there], kept, None if of is None else of[there])
    lags = max(1, int(4 * (int(there.sum()) / 100) ** (2 / 9))) if errors is Errors.HAC else 0
    fitted = fit(errors=errors, lags=lags)
    linked = ljung_box(fitted.residuals, min(season or 12, fitted.residuals.size // 2 - 1))
    return InterruptedSeries(
        kind, _effect(fitted, "step", kind), _effect(fitted, "slope", kind) if slope else None,
        _told(fitted.at("time")[0], kind),
        *_lines(fitted, columns, kind, of), fitted.dispersion, linked, errors,
        linkage(fitted.residuals, len(columns)), before, after, int((~there).sum()),
    )  # fmt: skip


def _check(before: int, after: int) -> None:
    for field, figures in (("before", before), ("after", after)):
        if figures < LEAST:
            said = {"before": worded("There are %(n)s figures before the change.", n=figures)}
            reason = said.get(field, worded("There are %(n)s figures after the change.", n=figures))
            remedy = worded("Wait until there are %(least)s, or compare before and after without it.", least=LEAST)
            raise TooFewPeriods(field, reason, remedy)


def _columns(periods: int, change: int, seasons: tuple[int | None, int, int], *, slope: bool) -> dict[str, Floats]:
    time = np.arange(1.0, periods + 1)
    after = (np.arange(periods) >= change).astype(np.float64)
    columns = {"constant": np.ones(periods), "step": after, "time": time}
    if slope:
        columns["slope"] = (time - change) * after
    season, harmonics, first = seasons
    for wave in range(1, (harmonics if season else 0) + 1):
        turn = 2 * np.pi * wave * (np.arange(periods) + first) / (season or 1)
        columns[f"sine {wave}"], columns[f"cosine {wave}"] = np.sin(turn), np.cos(turn)
    return columns


def _fitter(kind: Kind, values: Floats, columns: Columns, sizes: Floats | None) -> "partial[Fitted]":
    if kind is Kind.COUNT:
        return partial(quasi_poisson, values, columns, sizes=sizes)
    return partial(least_squares, values, columns)


def ljung_box(residuals: Floats, lags: int) -> float:
    """Give the p of "the rests do not hang together" over so many periods.

    Source: G. M. Ljung and G. E. P. Box (1978). On a measure of lack of fit in time series models. Biometrika 65(2).
    """
    centred = residuals - residuals.mean()
    total, count = float(centred @ centred), residuals.size
    if not total:
        return 1.0
    shares = [
        (float(centred[apart:] @ centred[:-apart]) / total) ** 2 / (count - apart) for apart in range(1, lags + 1)
    ]
    from scipy.stats import chi2  # loaded by whoever calculates: a web process stays small

    return float(chi2.sf(count * (count + 2) * sum(shares), lags))


def _lines(fitted: Fitted, columns: Columns, kind: Kind, sizes: Floats | None) -> tuple[Floats, Floats]:
    design = np.column_stack(list(columns.values()))
    away = np.array([0.0 if name in {"step", "slope"} else 1.0 for name in columns])
    lines = [design @ fitted.coefficients, design @ (fitted.coefficients * away)]
    if kind is Kind.LEVEL:
        return lines[0], lines[1]
    per = 1.0 if sizes is None else sizes
    return np.exp(lines[0]) * per, np.exp(lines[1]) * per


def _effect(fitted: Fitted, name: str, kind: Kind) -> Effect:
    value, error = fitted.at(name)
    low, high = fitted.interval(name)
    scale = Scale.RATIO if kind is Kind.COUNT else Scale.DIFFERENCE
    return Effect(_told(value, kind), _told(low, kind), _told(high, kind), error, fitted.p_value(name), scale)


def _told(value: float, kind: Kind) -> float:
    return float(np.exp(value)) if kind is Kind.COUNT else value
