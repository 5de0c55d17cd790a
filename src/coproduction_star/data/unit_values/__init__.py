"""Unit values: what one event or one year of something costs, with source, prices and whose money it is.

We ship those that are published under a licence that lets us; the whole Unit
Cost Database is read from its publisher's workbook. Original values stay in
original prices: converting is done once, where a value is used.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from coproduction_star.data.errors import DataError

KINDS = ("fiscal", "economic", "social")
DOT = "."


class UnknownUnitValue(DataError):
    """No unit value has this code."""


@dataclass(frozen=True, slots=True)
class Edition:
    """The publication that unit values come from, with the line its licence asks for."""

    name: str
    publisher: str
    year: int | None
    url: str
    licence: str


@dataclass(frozen=True, slots=True)
class Amount:
    """Pounds in prices of a year."""

    amount: float
    price_year: str


@dataclass(frozen=True, slots=True)
class UnitValue:
    """What one unit is worth, split by whose sort of value it is."""

    code: str
    theme: str
    detail: str
    unit: str
    agencies: tuple[str, ...]
    fiscal: Amount | None
    economic: Amount | None
    social: Amount | None
    original_source: str
    rating: str
    """G, A or R: how robust its publisher holds it to be."""
    is_transfer: bool
    """Whether its publisher marks it as a payment that only changes hands."""
    edition: Edition

    @property
    def parent(self) -> str:
        """The code of the value it is a part of; empty for a headline or subsidiary value."""
        return self.code.rpartition(DOT)[0] if self.code.count(DOT) > 1 else ""

    def amount(self, kind: str) -> Amount | None:
        """Give the fiscal, economic or social amount."""
        found: Amount | None = getattr(self, kind)
        return found


@cache
def unit_values() -> tuple[UnitValue, ...]:
    """Give the unit values we ship, in order of the file."""
    read = yaml.safe_load(files(__package__ or __name__).joinpath("unit-values.yaml").read_text(encoding="utf-8"))
    edition = Edition(read["edition"], read["publisher"], read["year"], read["url"], read["licence"])
    return tuple(_value(said, edition) for said in read["values"])


def unit_value(code: str, *, among: Iterable[UnitValue] = ()) -> UnitValue:
    """Find a unit value by its code, among those given or among those we ship. Raises ``UnknownUnitValue``."""
    known = {value.code: value for value in (tuple(among) or unit_values())}
    try:
        return known[code]
    except KeyError:
        raise UnknownUnitValue(f"No unit value has the code {code!r}. There are: {', '.join(known)}.") from None


def parts_of(code: str, values: Iterable[UnitValue]) -> tuple[UnitValue, ...]:
    """List the values that are parts of one: never count them together with it."""
    return tuple(value for value in values if value.parent == code)


def _value(said: Mapping[str, Any], edition: Edition) -> UnitValue:
    amounts = {kind: Amount(**said[kind]) if kind in said else None for kind in KINDS}
    return UnitValue(
        code=said["code"],
        theme=said["theme"],
        detail=said["detail"],
        unit=said["unit"],
        agencies=tuple(said["agencies"]),
        original_source=said["original_source"],
        rating=said["rating"],
        is_transfer=said.get("transfer", False),
        edition=edition,
        **amounts,
    )
