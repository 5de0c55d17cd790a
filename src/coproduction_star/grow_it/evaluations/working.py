"""From figures to an answer: the seam where rows become values of methods/comparison."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import numpy as np

from coproduction_star.grow_it.indicators.periods import missing
from coproduction_star.grow_it.models import Every, Indicator, IndicatorFigure, Measured, Way
from coproduction_star.methods.comparison import (
    Difference,
    Effect,
    InterruptedSeries,
    Kind,
    Scale,
    TooFewPeriods,
    before_after,
    beside,
    interrupted_time_series,
)
from coproduction_star.methods.sentences import worded

Floats = Any
PERIODS_OF_A_YEAR = {Every.WEEK: 52, Every.MONTH: 12, Every.QUARTER: 4}


@dataclass(frozen=True, slots=True)
class Series:
    """Figures of one group in order of time, periods without one among them."""

    starts: tuple[dt.date, ...]
    ends: tuple[dt.date, ...]
    values: Floats
    counts: Floats
    """Of shares and rates whose counts are all known; empty otherwise."""
    sizes: Floats

    def place(self, day: dt.date) -> int:
        """The first period that begins on this day or later."""
        return next((at for at, start in enumerate(self.starts) if start >= day), len(self.starts))


def series_of(indicator: Indicator, group: str) -> Series:
    """One query."""
    rows = list(IndicatorFigure.objects.filter(indicator=indicator, group=group).order_by("starts_on"))
    gaps = missing([(row.starts_on, row.ends_on) for row in rows], indicator.every)
    known = {row.starts_on: row for row in rows}
    starts = tuple(sorted([*known, *gaps]))
    counted = bool(rows) and indicator.measured != Measured.NUMBER and all(row.size for row in rows)
    return Series(
        starts=starts,
        ends=tuple(known[day].ends_on if day in known else day for day in starts),
        values=_column(starts, {day: row.value for day, row in known.items()}),
        counts=_column(starts, {day: row.count for day, row in known.items()}) if counted else np.array([]),
        sizes=_column(starts, {day: row.size for day, row in known.items()}) if counted else np.array([]),
    )  # fmt: skip


def _column(starts: Sequence[dt.date], values: Mapping[dt.date, Any]) -> Floats:
    return np.array([float(values[day]) if day in values else np.nan for day in starts])


def answer(
    way: str, indicator: Indicator, series: Series, *, other: Series | None, change_on: dt.date, seasons: bool,
    slope: bool,
) -> dict[str, Any]:  # fmt: skip
    """The result as it is kept. Raises what methods/comparison refuses, an InputRefused."""
    change = series.place(change_on)
    if way == Way.BEFORE_AFTER:
        told = ~np.isnan(series.values)
        before, after = np.arange(told.size) < change, np.arange(told.size) >= change
        return _of_difference(before_after(series.values[told & before], series.values[told & after]), series)
    if way == Way.BESIDE:
        one, two, starts = _same_periods(series, other)
        place = next((at for at, start in enumerate(starts) if start >= change_on), len(starts))
        return _of_difference(beside(one, two, change=place), series)
    return _of_series(_interrupted(indicator, series, change, seasons=seasons, slope=slope), series)


def _same_periods(one: Series, two: Series | None) -> tuple[Floats, Floats, list[dt.date]]:
    others = dict(zip(two.starts, two.values, strict=True)) if two else {}
    starts = [day for day in one.starts if day in others]
    mine = dict(zip(one.starts, one.values, strict=True))
    return np.array([mine[day] for day in starts]), np.array([others[day] for day in starts]), starts


def _interrupted(
    indicator: Indicator, series: Series, change: int, *, seasons: bool, slope: bool
) -> InterruptedSeries:
    year = PERIODS_OF_A_YEAR.get(Every(indicator.every)) if seasons else None
    if seasons and (year is None or change < year):
        raise TooFewPeriods(
            "seasons",
            worded("Seasons need a whole year of figures before the change."),
            worded("Leave the seasons out, or wait."),
        )
    first = _of_the_year(series.starts[0], indicator.every) if series.starts else 1
    if series.counts.size:
        return interrupted_time_series(
            series.counts, change=change, kind=Kind.COUNT, sizes=np.where(np.isnan(series.sizes), 1.0, series.sizes),
            season=year, first=first, slope=slope,
        )  # fmt: skip
    return interrupted_time_series(
        series.values, change=change, kind=Kind.LEVEL, season=year, first=first, slope=slope
    )


def _of_the_year(day: dt.date, every: str) -> int:
    return {Every.WEEK: day.isocalendar().week, Every.QUARTER: (day.month + 2) // 3}.get(Every(every), day.month)


def _of_difference(found: Difference, series: Series) -> dict[str, Any]:
    return {
        "effect": kept(found.effect), "slope": None, "after": found.sizes[0], "before": found.sizes[1],
        "means": [round(mean, 6) for mean in found.means], "without": [], "linkage": None, "linked_p": None,
        "missing": int(np.isnan(series.values).sum()), "mark": mark_of(series),
    }  # fmt: skip


def _of_series(found: InterruptedSeries, series: Series) -> dict[str, Any]:
    without = _in_unit(found.without, series) if series.counts.size else found.without
    return {
        "effect": kept(found.level), "slope": kept(found.slope) if found.slope else None, "after": found.after,
        "before": found.before, "means": [], "without": [_rounded(value) for value in without],
        "linkage": round(found.linkage, 4), "linked_p": round(found.linked_p, 6), "missing": found.missing,
        "mark": mark_of(series),
    }  # fmt: skip


def _rounded(value: float) -> float | None:
    return None if np.isnan(value) else round(float(value), 6)


def _in_unit(counts: Floats, series: Series) -> Floats:
    """Expected counts as shares or rates: what a count of each size is in the unit of the measure."""
    told = series.counts > 0
    times = float(np.median(series.values[told] * series.sizes[told] / series.counts[told])) if told.any() else 1.0
    return counts / np.where(np.isnan(series.sizes), np.nan, series.sizes) * times


def mark_of(series: Series) -> str:
    """Changes when any of the figures does."""
    facts = zip(series.starts, series.values.tolist(), strict=True)
    return sha256(repr([(day.isoformat(), value) for day, value in facts]).encode()).hexdigest()[:16]


def kept(effect: Effect) -> dict[str, Any]:
    """An effect as a result keeps it."""
    numbers = {name: getattr(effect, name) for name in ("value", "low", "high", "error", "p")}
    return {name: round(float(number), 8) for name, number in numbers.items()} | {"scale": effect.scale.value}


def effect_of(said: Mapping[str, Any]) -> Effect:
    return Effect(said["value"], said["low"], said["high"], said["error"], said["p"], Scale(said["scale"]))
