"""Write a business case as the JSON that ``reading`` reads: what was read comes back the same.

Values that a file took from published tables are written out with their source,
so that an old file keeps its numbers when the tables change.
"""

from collections.abc import Sequence
from dataclasses import fields
from enum import StrEnum
from typing import Any

from coproduction_star.methods import distributions as d
from coproduction_star.methods.cost_benefit import model as m
from coproduction_star.methods.discounting import FirstYear

from .reading import FORMAT

UNSAID: dict[str, Any] = {
    "corrected": True, "lag_years": 0, "lasts_years": 1, "originating": False, "sunk": False,
}  # fmt: skip
"""What a line need not say."""


def write(
    case: m.Case, *, compare_with: Sequence[str] = (), draws: int | None = None, seed: int | None = None
) -> dict[str, Any]:
    """Write a case.

    Parameters
    ----------
    case
        The case.
    compare_with
        Ids of other rule packs to show the metrics under.
    draws, seed
        Of the simulation; left out where ``None``.

    Returns
    -------
    dict
        What ``json.dumps`` takes, in the order of the schema.
    """
    chance = {key: value for key, value in (("draws", draws), ("seed", seed)) if value is not None}
    said = {
        "format": FORMAT,
        "title": case.title,
        "rule_pack": case.rule_pack,
        "compare_with": list(compare_with),
        "health_schedule": case.health_schedule if case.health_schedule != "health" else "",
        "horizon_years": case.horizon_years,
        "first_year": case.first_year,
        "prices": _prices(case.prices),
        "transfers": case.transfers.value,
        "first_year_discounting": _unless(case.first_year_discounting, FirstYear.UNDISCOUNTED),
        "figures": {name: _figure(figure) for name, figure in case.figures.items()},
        "bodies": [_line(body) for body in case.bodies],
        "groups": [_line(group) for group in case.groups],
        "demands": [_line(demand) for demand in case.demands],
        "options": [_line(option) for option in case.options],
        "preferred": case.preferred,
        "simulation": chance,
    }
    return {key: value for key, value in said.items() if not _is_nothing(value)}


def _prices(prices: m.Prices) -> dict[str, Any]:
    said: dict[str, Any] = {"year": prices.year}
    if prices.conversions:
        said["index"] = {year: 1.0 / factor for year, factor in prices.conversions.items()}
        said["index_source"] = prices.conversion_source
    if prices.inflation:
        said |= {"inflation": list(prices.inflation), "inflation_source": prices.inflation_source}
    return said


def _figure(figure: m.Figure) -> dict[str, Any]:
    said = {"kind": figure.kind.value, "central": figure.central, "low": figure.low, "high": figure.high}
    said |= _form(figure.spread)
    said |= {key: getattr(figure, key) for key in ("source", "grade", "price_year", "unit", "label")}
    said |= {"wellby": True} if figure.wellby else {}
    return {key: value for key, value in said.items() if not _is_nothing(value)}


def _form(spread: d.Distribution | None) -> dict[str, Any]:
    """Name the shape; PERT is kept as the beta that it is."""
    if isinstance(spread, d.Beta):
        return {"form": d.Form.BETA.value, "alpha": spread.alpha, "beta": spread.beta}
    forms = {
        d.Triangular: d.Form.TRIANGULAR,
        d.Uniform: d.Form.UNIFORM,
        d.Lognormal: d.Form.LOGNORMAL,
        d.Normal: d.Form.NORMAL,
    }
    return {"form": forms[type(spread)].value} if type(spread) in forms else {}


def _line(line: Any) -> dict[str, Any]:
    """Write one line with what it says and nothing that goes without saying."""
    said: dict[str, Any] = {}
    for field in fields(line):
        value = getattr(line, field.name)
        if _is_nothing(value) or UNSAID.get(field.name, ...) == value:
            continue
        if isinstance(value, m.Spread):
            said["years"] = _years(value)
        else:
            said[field.name] = _plain(value)
    return said


def _plain(value: Any) -> Any:
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, frozenset):
        return sorted(tag.value for tag in value)
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if hasattr(value, "__dataclass_fields__"):
        return _line(value)
    return dict(value) if hasattr(value, "items") else value


def _years(spread: m.Spread) -> dict[str, Any]:
    first = next((year for year, weight in enumerate(spread.years) if weight), 0)
    weights = list(spread.years[first:])
    if set(weights) == {1.0}:
        return {"first": first, "last": first + len(weights) - 1}
    return {"first": first, "each": weights}


def _unless(value: StrEnum, usual: StrEnum) -> str:
    return "" if value is usual else value.value


def _is_nothing(value: Any) -> bool:
    return value is None or value in ("", (), [], {}, frozenset())
