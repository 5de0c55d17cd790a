"""What money and wellbeing of later years are worth today.

Rates come by band of years from a dated rule pack. Year 0, the first year with
costs or benefits, is not discounted; one convention in use (social return on
investment) discounts the first year once. Nothing in the past is ever
discounted. docs/methods/discounting.md has the formula and a worked example.
"""

from collections.abc import Iterable, Sequence
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from .errors import MethodError
from .parameters import Band, Schedule

Numbers = npt.NDArray[np.float64]


class NoRate(MethodError):
    """A year for which the source gives no rate."""


class NoYears(MethodError):
    """A period without a year in it."""


class FirstYear(StrEnum):
    """Whether the first year is discounted."""

    UNDISCOUNTED = "undiscounted"
    """Green Book: year 0 counts in full."""
    DISCOUNTED_ONCE = "discounted once"
    """Social return on investment: the first year is year 1."""


def rate_in_year(schedule: Schedule, year: int) -> float:
    """Give the rate of a year after year 0. Raises ``NoRate`` where the source gives none."""
    return _band(schedule, year).rate


def discount_factors(schedule: Schedule, *, last_year: int, first_year: FirstYear = FirstYear.UNDISCOUNTED) -> Numbers:
    """Give what £1 of each year is worth in year 0.

    The factor of a year is that of the year before, divided by one plus the
    year's own rate: rates change between bands without a jump in the factors.

    Parameters
    ----------
    schedule
        Real rates by year.
    last_year
        The last year; the first is year 0, so a ten-year appraisal has eleven.
    first_year
        Whether the first year is discounted.

    Returns
    -------
    array
        One factor a year, from year 0.

    Raises
    ------
    NoRate
        Where the schedule ends before the last year.
    NoYears
        When the last year is before year 0.

    Examples
    --------
    >>> from coproduction_star.methods.parameters import rule_pack
    >>> standard = rule_pack("green-book-2026").schedule("standard")
    >>> [round(float(one), 4) for one in discount_factors(standard, last_year=3)]
    [1.0, 0.9662, 0.9335, 0.9019]

    Source: The Green Book (2026), paragraphs 6.10 and 6.54 to 6.57.
    """
    if last_year < 0:
        raise NoYears(f"Year {last_year} is before year 0. Give a last year of 0 or later.")
    later = first_year is FirstYear.DISCOUNTED_ONCE
    rates = [_band(schedule, year).rate for year in range(1, last_year + 1 + later)]
    factors = np.asarray(np.cumprod([1.0, *(1.0 / (1.0 + rate) for rate in rates)]), dtype=float)
    return factors[1:] if later else factors


def factor_of_calendar_year(schedule: Schedule, *, year: int, base_year: int) -> float:
    """Give the factor of a calendar year. What lies before the base year is not discounted (paragraph 6.59)."""
    return float(discount_factors(schedule, last_year=max(0, year - base_year))[-1])


def present_value(amounts: Sequence[float] | Numbers, factors: Sequence[float] | Numbers) -> float:
    """Add up the amounts of years 0, 1, 2 … in today's terms. Raises ``NoYears`` when the two differ in length."""
    if len(amounts) != len(factors):
        raise NoYears(f"There are {len(amounts)} amounts and {len(factors)} factors. Give one of each for every year.")
    return float(np.dot(np.asarray(amounts, dtype=float), np.asarray(factors, dtype=float)))


def annuity(schedule: Schedule, *, years: int) -> float:
    """Give what £1 at the end of each of so many years is worth: the sum of the factors of years 1 to ``years``."""
    if years < 1:
        raise NoYears(f"£1 a year for {years} years is nothing. Give at least one year.")
    return float(discount_factors(schedule, last_year=years)[1:].sum())


def equivalent_yearly(value: float, schedule: Schedule, *, years: int) -> float:
    """Spread a present value evenly over years 1 to ``years``."""
    return value / annuity(schedule, years=years)


def long_run_rate(*, time_preference: float, risk: float, elasticity: float, growth: float) -> float:
    """Put the social time preference rate together: δ + L + µ × g."""
    return time_preference + risk + elasticity * growth


def schedule_of(rates: Iterable[tuple[int, int | None, float]], *, like: Schedule) -> Schedule:
    """Make a schedule with other rates, for a sensitivity test; it keeps the source it departs from."""
    return Schedule("own", "Own rates", tuple(Band(*row) for row in rates), like.source)


def _band(schedule: Schedule, year: int) -> Band:
    for band in schedule.bands:
        if band.first <= year and (band.last is None or year <= band.last):
            return band
    raise NoRate(f"{schedule.name}: the source gives no rate for year {year}. Choose another schedule or fewer years.")
