"""Demand over time: how many will need something, and how far the money goes.

Need follows a population projection by age; the budget follows its own path.
Doing nothing shows the gap between the two.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .errors import MethodError
from .sentences import worded


class NoProjection(MethodError):
    """Ages, years or amounts that do not fit together."""


@dataclass(frozen=True, slots=True)
class Year:
    """One year of need and money, in real prices."""

    year: int
    people: float
    """In all ages looked at."""
    in_need: float
    budget: float
    served: float
    """As many as the budget reaches, and no more than need it."""
    without: float
    """In need and not reached: the gap in people."""
    lacking: float
    """The gap in pounds; 0 where the budget is enough."""


def need_by_year(projection: Mapping[str, Sequence[float]], *, rates: Mapping[str, float]) -> tuple[float, ...]:
    """Give the people in need in each year: Σ people of an age × share of that age in need.

    Parameters
    ----------
    projection
        People by age band, one number a year from year 0.
    rates
        Share in need by the same age bands, from 0 to 1.

    Raises
    ------
    NoProjection
        When ages or years do not match, people are below zero, or a share is none.

    Examples
    --------
    >>> need_by_year({"65-74": [1000, 1100], "75+": [500, 600]}, rates={"65-74": 0.05, "75+": 0.2})
    (150.0, 175.0)
    """
    if not projection or set(projection) != set(rates):
        raise NoProjection(worded("The projection and the shares in need must have the same age bands."))
    lengths = {len(people) for people in projection.values()}
    if len(lengths) != 1 or 0 in lengths:
        raise NoProjection(worded("Every age band needs a number of people for the same years."))
    if any(number < 0 for people in projection.values() for number in people):
        raise NoProjection(worded("A number of people is below zero. Check the projection."))
    if any(not 0 <= rate <= 1 for rate in rates.values()):
        raise NoProjection(worded("The share of an age band in need is a number from 0 to 1: write 5 % as 0.05."))
    years = range(lengths.pop())
    return tuple(float(sum(projection[age][year] * rates[age] for age in sorted(projection))) for year in years)


def gap(
    projection: Mapping[str, Sequence[float]],
    *,
    rates: Mapping[str, float],
    unit_cost: float,
    budget: Sequence[float],
) -> tuple[Year, ...]:
    """Show what doing nothing means: who goes without, year by year.

    Parameters
    ----------
    projection, rates
        As for ``need_by_year``.
    unit_cost
        Of serving one person for a year, in real prices.
    budget
        Real pounds for each year.

    Raises
    ------
    NoProjection
        As for ``need_by_year``, or when the budget has other years, or an amount is not above zero.
    """
    need = need_by_year(projection, rates=rates)
    if len(budget) != len(need):
        raise NoProjection(
            worded(
                "There are %(years)s years of budget and %(others)s of people. Give the same years.",
                years=len(budget),
                others=len(need),
            )
        )
    if unit_cost <= 0 or any(amount < 0 for amount in budget):
        raise NoProjection(worded("A person costs more than nothing, and a budget is 0 or more."))
    rows = []
    for year, (in_need, amount) in enumerate(zip(need, budget, strict=True)):
        served = min(in_need, amount / unit_cost)
        people = float(sum(projection[age][year] for age in sorted(projection)))
        lacking = max(0.0, in_need * unit_cost - amount)
        rows.append(Year(year, people, in_need, amount, served, in_need - served, lacking))
    return tuple(rows)
