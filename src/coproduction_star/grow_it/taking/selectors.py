"""What of a series would come into a measure, period by period; nothing is kept here."""

import datetime as dt
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from coproduction_star.grow_it.indicators.periods import MONTHS, WEEK, Period, after, last_day, overlapping
from coproduction_star.grow_it.indicators.services import worked_out
from coproduction_star.grow_it.models import Every, Indicator, IndicatorFigure, Level
from coproduction_star.journeys.counted_series import CountedPoint, CountedSeries, series_of

BACK = {Every.WEEK: 52, Every.MONTH: 36, Every.QUARTER: 20, Every.YEAR: 10, Every.SELDOM: 36}
"""How many periods are looked back."""
LONGEST_SOURCE = 300


class Comes(StrEnum):
    """What becomes of one period."""

    NEW = "new"
    CHANGE = "change"
    SAME = "same"
    APPROVED = "approved"
    MEETS = "meets"


@dataclass(frozen=True, slots=True)
class Line:
    """One period: what is counted, what is there already, and what becomes of it."""

    point: CountedPoint
    values: Mapping[str, Any]
    comes: Comes
    there: IndicatorFigure | None = None

    @property
    def moves(self) -> bool:
        return self.comes in {Comes.NEW, Comes.CHANGE}


@dataclass(frozen=True, slots=True)
class Looked:
    """What was found of a series on this day. `silent` periods tell nothing: too few, or nothing to count."""

    series: CountedSeries
    lines: tuple[Line, ...]
    silent: int

    @property
    def seen(self) -> str:
        """The same as long as the same would come in."""
        told = [
            f"{one.comes} {one.point.starts_on} {one.point.ends_on} {one.values['value']:.4f} "
            f"{one.there.version if one.there else 0}"
            for one in self.lines
        ]
        return hashlib.sha256("\n".join((self.series.key, *told)).encode()).hexdigest()


def series_for(indicator: Indicator) -> tuple[CountedSeries, ...]:
    """What the programme counts in the same kind of figure, those in the same unit first."""
    unit = indicator.unit.casefold()
    found = (one for one in series_of(indicator.programme) if one.kind == indicator.measured)
    return tuple(sorted(found, key=lambda one: one.unit.casefold() != unit))


def look_at(indicator: Indicator, series: CountedSeries, *, today: dt.date) -> Looked:
    figures = list(IndicatorFigure.objects.filter(indicator=indicator, group=""))
    points = sorted(series.counted(periods_of(indicator, figures, today=today)), key=lambda one: one.starts_on)
    telling = [one for one in points if one.value is not None]
    first = telling[0].starts_on if telling else today
    silent = sum(one.value is None and one.starts_on > first for one in points)
    source = _source(series, today)
    return Looked(series, tuple(_lines(indicator, telling, figures, source)), silent)


def periods_of(indicator: Indicator, figures: Sequence[IndicatorFigure], *, today: dt.date) -> list[Period]:
    """Whole periods that are over, in the rhythm of the measure and of the figures it has."""
    every = Every.MONTH if indicator.every == Every.SELDOM else Every(indicator.every)
    first = min((one.starts_on for one in figures), default=None)
    if every == Every.WEEK:
        this = today - dt.timedelta(days=(today.weekday() - (first.weekday() if first else 0)) % WEEK.days)
        starts = [this - number * WEEK for number in range(BACK[every], 0, -1)]
    else:
        months = MONTHS[every]
        place = today.year * 12 + today.month - 1
        place -= (place - (first.month - 1 if first else 0)) % months
        this = dt.date(place // 12, place % 12 + 1, 1)
        starts = [after(this, -number * months) for number in range(BACK[every], 0, -1)]
    return [(start, last_day(start, every)) for start in starts]


def _source(series: CountedSeries, today: dt.date) -> str:
    day = date_format(today, "j F Y")
    told = _("Counted in this programme: %(name)s (%(day)s)")
    over = len(told % {"name": series.name, "day": day}) - LONGEST_SOURCE
    name = series.name if over <= 0 else f"{series.name[: -over - 1]}…"
    return told % {"name": name, "day": day}


def _lines(
    indicator: Indicator, points: Sequence[CountedPoint], figures: Sequence[IndicatorFigure], source: str
) -> Iterator[Line]:
    there = {(one.starts_on, one.ends_on): one for one in figures}
    taken = list(there)
    for point in points:
        period = (point.starts_on, point.ends_on)
        values = _values(indicator, point, source)
        figure = there.get(period)
        if figure is None:
            meets = overlapping(period, taken)
            yield Line(point, values, Comes.MEETS if meets else Comes.NEW)
            taken.append(period)
        else:
            kept = {"level": figure.level, "narrative": figure.narrative}
            yield Line(point, {**values, **kept}, _becomes(figure, values), figure)


def _becomes(figure: IndicatorFigure, values: Mapping[str, Any]) -> Comes:
    counted = figure.count is None or (figure.count, figure.size) == (values["count"], values["size"])
    if figure.value == values["value"] and counted:
        return Comes.SAME
    return Comes.APPROVED if figure.approved_at else Comes.CHANGE


def _values(indicator: Indicator, point: CountedPoint, source: str) -> dict[str, Any]:
    return worked_out(
        indicator,
        {
            "starts_on": point.starts_on, "ends_on": point.ends_on, "value": point.value,
            "count": None if point.count is None else Decimal(point.count),
            "size": None if point.size is None else Decimal(point.size),
            "level": int(Level.COUNTED), "narrative": "", "source": source,
        },
    )  # fmt: skip
