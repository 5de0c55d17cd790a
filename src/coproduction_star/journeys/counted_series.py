"""Figures that a programme counts itself, by period: every step offers its own, and a measure can take them."""

import datetime as dt
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, TypeVar

from .steps import all_steps

Period = tuple[dt.date, dt.date]
NUMBER, SHARE = "number", "share"
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class CountedPoint:
    """What was counted in one period. Small numbers are protected already.

    `value` is None where nothing may be told: too few people, or nothing to count. A share, from 0 to 100, has `count`
    of `size` where it is no estimate.
    """

    starts_on: dt.date
    ends_on: dt.date
    value: Decimal | None
    count: int | None = None
    size: int | None = None


@dataclass(frozen=True, slots=True)
class CountedSeries:
    """Something that is counted while people work here. `kind` is NUMBER or SHARE.

    `counted` is asked with periods that follow one another; a series that has periods of its own, such as a survey,
    gives those.
    """

    key: str
    name: str
    kind: str
    unit: str
    source: str
    counted: Callable[[Sequence[Period]], Iterable[CountedPoint]]


def series_of(programme: Any) -> tuple[CountedSeries, ...]:
    """What every step counts in a programme."""
    return tuple(one for step in all_steps() for one in step.counted_series(programme))


def by_period(periods: Sequence[Period], rows: Iterable[tuple[dt.date, T]]) -> Iterator[tuple[Period, list[T]]]:
    """Each period, in order, with what happened in it."""
    starts = [start for start, _end in periods]
    held: list[list[T]] = [[] for _one in periods]
    for day, what in rows:
        place = bisect_right(starts, day) - 1
        if place >= 0 and day <= periods[place][1]:
            held[place].append(what)
    yield from zip(periods, held, strict=True)
