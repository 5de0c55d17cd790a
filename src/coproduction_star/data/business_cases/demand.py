"""Demand in a business case file: a series of people in need, or a projection by age with a budget path."""

from dataclasses import dataclass

from coproduction_star.data.parts import Part
from coproduction_star.methods.cost_benefit.model import Demand
from coproduction_star.methods.demand import NoProjection, Year, gap, need_by_year
from coproduction_star.methods.sentences import worded


@dataclass(frozen=True, slots=True)
class ReadDemand:
    """A series, and the gap where a budget is given."""

    series: Demand
    gap: tuple[Year, ...]


def read_demand(part: Part) -> ReadDemand:
    """Read one demand."""
    name, title, source = part.text("id"), part.text("name"), part.text("source")
    if part.has("need"):
        need = part.numbers("need", lowest=0.0)
        return ReadDemand(Demand(name, title, need, source), ())
    ages = part.part("projection")
    rates = part.part("rates")
    projection = {age: ages.numbers(age, lowest=0.0) for age in ages.names()}
    shares = {age: rates.number(age, lowest=0.0, highest=1.0) for age in rates.names()}
    try:
        need = need_by_year(projection, rates=shares)
        rows = _gap(part, projection, shares) if part.has("budget") else ()
    except NoProjection as refusal:
        part.complain("projection", refusal.told, worded("Check ages, years and amounts."))
        return ReadDemand(Demand(name, title, (1.0,), source), ())
    return ReadDemand(Demand(name, title, need, source), rows)


def _gap(part: Part, projection: dict[str, tuple[float, ...]], shares: dict[str, float]) -> tuple[Year, ...]:
    budget = part.numbers("budget", lowest=0.0)
    part.text("budget_source")
    return gap(projection, rates=shares, unit_cost=part.number("unit_cost", lowest=0.0), budget=budget)
