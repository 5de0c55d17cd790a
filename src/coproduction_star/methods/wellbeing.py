"""Wellbeing in money: WELLBYs, brought to another year, and checked where a change is large.

One WELLBY is one point of life satisfaction on the 0 to 10 scale for one person
for one year. Source: Wellbeing guidance for appraisal (HM Treasury, July 2021),
pages 30 and 55 to 59.
"""

import math
from collections.abc import Mapping

from .errors import MethodError
from .parameters import PublishedRange, wellbeing_number
from .prices import index_of

MONTHS = 12


class NotAScale(MethodError):
    """A scale or a place on it that cannot be."""


class NotAnIncome(MethodError):
    """An income from which nothing can be given up."""


def value_per_year(change: float, wellby: float, *, months: float = MONTHS) -> float:
    """Give what a change in one person's life satisfaction is worth in a year; part of a year counts in part."""
    if not 0 <= months <= MONTHS:
        raise NotAScale(f"{months} months of a year cannot be. Give 0 to 12, and longer effects year by year.")
    return change * wellby * months / MONTHS


def value_range(change: float, interval: tuple[float, float], wellby: PublishedRange) -> tuple[float, float, float]:
    """Give low, central and high: the least and the most that an end of the effect is worth at an end of the value.

    For a gain that is the low end at the low value and the high end at the high; for a harm the dearer WELLBY is the
    lower end.
    """
    ends = [effect * worth for effect in interval for worth in (wellby.low, wellby.high)]
    return min(ends), change * wellby.central, max(ends)


def uprated(
    value: float,
    *,
    of: str,
    into: str,
    prices: Mapping[str, float],
    gdp_per_head: Mapping[str, float],
    elasticity: float,
) -> float:
    """Bring a WELLBY to prices and values of another year.

    Prices alone do not do it: as people grow richer a point of life
    satisfaction is worth more money to them.

    Parameters
    ----------
    value
        Of one WELLBY.
    of, into
        The years, written as in both series.
    prices
        Index of general prices by year.
    gdp_per_head
        Real GDP per head by year. None is shipped: give the series and its source.
    elasticity
        Of the marginal utility of income, from the rule pack.

    Returns
    -------
    float
        value × prices ratio × (GDP per head ratio) to the elasticity.

    Raises
    ------
    NoIndex
        When one of the series lacks a year.
    """
    if of == into:
        return value
    dearer = index_of(prices, into, name="The deflator") / index_of(prices, of, name="The deflator")
    richer = index_of(gdp_per_head, into, name="GDP per head") / index_of(gdp_per_head, of, name="GDP per head")
    return float(value * dearer * richer**elasticity)


def compensating_surplus(change: float, *, income: float, coefficient: float | None = None) -> float:
    """Give the income that would leave a person as before: M × (1 − exp(−change ÷ coefficient))."""
    return _income(income) * -math.expm1(-change / _coefficient(coefficient))


def equivalent_surplus(change: float, *, income: float, coefficient: float | None = None) -> float:
    """Give the income that would be as good as the change: M × (exp(change ÷ coefficient) − 1)."""
    return _income(income) * math.expm1(change / _coefficient(coefficient))


def is_large(change: float) -> bool:
    """Say whether a change is so large that the guidance asks for a test with the compensating surplus."""
    return abs(change) > wellbeing_number("large_change").value


def effect_on_other_scale(effect: float, *, levels: int, into_levels: int = 11) -> float:
    """Turn an effect on a scale with so many levels into one on another (0 to 10 has eleven)."""
    _check(levels, into_levels)
    return effect * into_levels / levels


def score_on_other_scale(place: int, *, levels: int, into_levels: int = 11, into_highest: float = 10.0) -> float:
    """Turn a place on a scale (1 is the lowest) into a score on another, at equal distances."""
    _check(levels, into_levels)
    if not 1 <= place <= levels:
        raise NotAScale(f"Place {place} is not on a scale of {levels}.")
    return into_highest / 2 - into_levels * (levels - 2 * place + 1) / (2 * levels)


def _check(*levels: int) -> None:
    if min(levels) < 2:
        raise NotAScale("A scale has at least two levels.")


def _income(given: float) -> float:
    if not given > 0:
        raise NotAnIncome(f"An income of {given:,.0f} is no income. Give one above zero.")
    return given


def _coefficient(given: float | None) -> float:
    return wellbeing_number("income_coefficient").value if given is None else given
