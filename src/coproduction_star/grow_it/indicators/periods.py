"""Periods of figures: what a start means, whether two overlap, and which are missing."""

import datetime as dt
import functools
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from coproduction_star.grow_it.models import Every

WEEK = dt.timedelta(days=7)
MONTHS = {Every.MONTH: 1, Every.QUARTER: 3, Every.YEAR: 12}
Period = tuple[dt.date, dt.date]


def last_day(starts_on: dt.date, every: str) -> dt.date:
    """The last day of the week, month, quarter or year that begins on this day."""
    if every in MONTHS:
        return after(starts_on, MONTHS[Every(every)]) - dt.timedelta(days=1)
    return starts_on + (WEEK if every == Every.WEEK else dt.timedelta(days=1)) - dt.timedelta(days=1)


def after(day: dt.date, months: int) -> dt.date:
    """The same day so many months later; the first of the next where the month is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    try:
        return dt.date(year, month + 1, day.day)
    except ValueError:
        return after(dt.date(year, month + 1, 1), 1)


def next_start(starts_on: dt.date, every: str) -> dt.date:
    return last_day(starts_on, every) + dt.timedelta(days=1)


def overlapping(period: Period, others: Iterable[Period]) -> Period | None:
    """The first of the others that shares a day with this one."""
    starts, ends = period
    return next((one for one in others if one[0] <= ends and starts <= one[1]), None)


def missing(periods: Sequence[Period], every: str) -> tuple[dt.date, ...]:
    """The starts of periods between the first and the last for which there is no figure."""
    if every == Every.SELDOM or not periods:
        return ()
    return tuple(_missing(sorted(periods), every))


def _missing(periods: Sequence[Period], every: str) -> Iterator[dt.date]:
    for (_starts, ends), (follows, _ends) in pairwise(periods):
        start = ends + dt.timedelta(days=1)
        while last_day(start, every) < follows:
            yield start
            start = next_start(start, every)


def in_words(starts_on: dt.date, ends_on: dt.date) -> str:
    """“March 2026” for a month, “2026” for a year, both ends for anything else."""
    return _in_words(starts_on, ends_on, get_language())


@functools.lru_cache(maxsize=1_000)
def _in_words(starts_on: dt.date, ends_on: dt.date, _language: str | None) -> str:
    whole_months = starts_on.day == 1 and (ends_on + dt.timedelta(days=1)).day == 1
    if whole_months and (starts_on.year, starts_on.month) == (ends_on.year, ends_on.month):
        return date_format(starts_on, "M Y")
    if whole_months and starts_on.month == 1 and ends_on == dt.date(starts_on.year, 12, 31):
        return str(starts_on.year)
    said = {"from": date_format(starts_on, "j M Y"), "to": date_format(ends_on, "j M Y")}
    return _("%(from)s to %(to)s") % said if starts_on != ends_on else said["from"]
