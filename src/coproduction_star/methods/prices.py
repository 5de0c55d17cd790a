"""Prices of one year in prices of another.

Values are appraised in real prices of one year: an amount in other prices is
converted with a deflator or refused, never mixed in as it is. What rises faster
or slower than prices in general keeps the difference (relative price effect).
"""

import re
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from .errors import MethodError
from .parameters import Deflator
from .sentences import worded

Numbers = npt.NDArray[np.float64]
FINANCIAL = re.compile(r"(\d{4})/(\d{2})")
CALENDAR = re.compile(r"\d{4}")


class MixedPrices(MethodError):
    """Amounts in prices of different years."""


class NoIndex(MethodError):
    """A price year that the deflator does not have."""


class NotAYear(MethodError):
    """A price year written in no way we know."""


def check_price_year(year: str) -> str:
    """Give the year back if it is ``2015`` or ``2015/16``. Raises ``NotAYear``."""
    financial = FINANCIAL.fullmatch(year)
    if financial and (int(financial[1]) + 1) % 100 == int(financial[2]):
        return year
    if CALENDAR.fullmatch(year):
        return year
    raise NotAYear(
        worded(
            "%(year)s is no price year. Write 2015 for a calendar year or 2015/16 for a financial year.",
            year=repr(year),
        )
    )


def conversion(deflator: Deflator, *, of: str, into: str) -> float:
    """Give the factor that turns prices of one year into those of another. Raises ``NoIndex``.

    Examples
    --------
    >>> from coproduction_star.methods.parameters import deflator
    >>> round(500 * conversion(deflator("gdp-financial-2015"), of="2002/03", into="2015/16"), 2)
    673.23
    """
    if of == into:
        return 1.0
    return index_of(deflator.index, into, name=deflator.name) / index_of(deflator.index, of, name=deflator.name)


def index_of(index: Mapping[str, float], year: str, *, name: str) -> float:
    """Look a year up in a series; the message says which years and which kind it has."""
    try:
        return index[year]
    except KeyError:
        years = list(index)
        raise NoIndex(
            worded(
                "%(name)s has no %(year)s. It runs from %(first)s to %(last)s; write years the same way, or choose "
                "another deflator.",
                name=name,
                year=year,
                first=years[0],
                last=years[-1],
            )
        ) from None


def one_price_year(years: Iterable[str]) -> str:
    """Give the one price year that all amounts share. Raises ``MixedPrices``."""
    found = sorted(set(years))
    if len(found) == 1:
        return found[0]
    raise MixedPrices(
        f"The amounts are in prices of {', '.join(found) or 'no year'}. Bring them to one year with a deflator first."
    )


def inflation_index(rates: Sequence[float]) -> Numbers:
    """Give the price level of years 0, 1, 2 … (year 0 = 1) from the inflation of years 1, 2 …."""
    return np.asarray(np.cumprod([1.0, *(1.0 + rate for rate in rates)]), dtype=float)


def to_real(nominal: Sequence[float], index: Sequence[float] | Numbers) -> Numbers:
    """Take general inflation out: in year 0 nominal and real are the same (paragraph 6.47)."""
    return np.divide(nominal, index, dtype=float)


def to_nominal(real: Sequence[float] | Numbers, index: Sequence[float] | Numbers) -> Numbers:
    """Put general inflation in, for the financial case."""
    return np.multiply(real, index, dtype=float)


def relative_price_effect(*, own: float, general: float) -> float:
    """Give the real rate at which a price moves against prices in general (paragraph 6.50)."""
    return (1.0 + own) / (1.0 + general) - 1.0
