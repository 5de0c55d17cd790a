"""Amounts over years: a product of figures, times what falls in each year.

The same arithmetic runs on single numbers, on arrays of draws and on arrays of
trial values, and each flow can be written down as spreadsheet formulas.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import numpy as np
import numpy.typing as npt

from .model import Tag

Amount = float | npt.NDArray[np.float64]
"""One number, or one for each draw."""
Values = Mapping[str, Any]
"""Figures by name, each one number or one for each draw."""


class Side(StrEnum):
    """Which column a flow stands in."""

    COST = "cost"
    BENEFIT = "benefit"


class Sort(StrEnum):
    """What a flow is made of."""

    CAPITAL = "capital"
    REVENUE = "revenue"
    IN_KIND = "in kind"
    TIME_GIVEN = "time given"
    RESIDUAL = "residual value"
    FISCAL = "fiscal"
    ECONOMIC = "economic"
    SOCIAL = "social"
    TRANSFER = "transfer"
    UNITS = "units"
    """Counted, not priced."""


CASH_COSTS = frozenset({Sort.CAPITAL, Sort.REVENUE})


class Form(StrEnum):
    """How a figure enters a product."""

    AS_IT_IS = "x"
    COMPLEMENT = "1 - x"
    PLUS_ONE = "1 + x"


@dataclass(frozen=True, slots=True)
class Factor:
    """One figure of a product."""

    figure: str
    form: Form = Form.AS_IT_IS

    def of(self, values: Values) -> Any:
        """Give its part of the product."""
        if self.form is Form.COMPLEMENT:
            return 1.0 - values[self.figure]
        return 1.0 + values[self.figure] if self.form is Form.PLUS_ONE else values[self.figure]


@dataclass(frozen=True, slots=True)
class Term:
    """So much of the amount falls in a year, with an effect that is so many years old."""

    year: int
    weight: float
    age: int = 0


@dataclass(frozen=True, slots=True)
class Flow:
    """One cost or benefit of one option, paid or gained by one body."""

    id: str
    name: str
    option: str
    side: Side
    sort: Sort
    body: str
    public: bool
    factors: tuple[Factor, ...]
    terms: tuple[Term, ...]
    constant: float = 1.0
    """Price conversion."""
    correction: float = 0.0
    """Share taken off a gain for how little is known. Nothing is taken off a harm: that would make it look smaller."""
    correction_figure: str = ""
    uplift: float = 0.0
    """Optimism bias of a cost that remains."""
    uplift_figure: str = ""
    drop_off: str = ""
    growth: str = ""
    health: bool = False
    transfer: bool = False
    cashable: str = ""
    """Share figure of what can be taken out of a budget; for fiscal values only."""
    group: str = ""
    code: str = ""
    outcome: str = ""
    tags: frozenset[Tag] = frozenset()

    @property
    def sign(self) -> int:
        """Give 1 for benefits and −1 for costs."""
        return 1 if self.side is Side.BENEFIT else -1

    @property
    def figures(self) -> frozenset[str]:
        """Name every figure the flow depends on in real terms."""
        named = (self.uplift_figure, self.correction_figure, self.drop_off, self.growth)
        return frozenset(factor.figure for factor in self.factors) | frozenset(name for name in named if name)

    def bias(self, values: Values) -> Any:
        """Give the factor of optimism bias."""
        return 1.0 + (values[self.uplift_figure] if self.uplift_figure else self.uplift)

    def amount(self, values: Values) -> Any:
        """Give the amount of one unit of one year's weight."""
        product: Any = self.constant
        for factor in self.factors:
            product = product * factor.of(values)
        less = values[self.correction_figure] if self.correction_figure else self.correction
        product = _less(product, less) if self.correction_figure or less else product
        return product * self.bias(values) if self.uplift_figure or self.uplift else product

    def shape(self, values: Values, years: int) -> list[Any]:
        """Give what falls in each year of 0 to ``years``, as a multiple of the amount."""
        kept = _powers(1.0 - values[self.drop_off] if self.drop_off else 1.0, self._oldest())
        grown = _powers(1.0 + values[self.growth] if self.growth else 1.0, years)
        shape: list[Any] = [0.0] * (years + 1)
        for term in self.terms:
            shape[term.year] = shape[term.year] + term.weight * kept[term.age]
        return [falls * risen for falls, risen in zip(shape, grown, strict=True)] if self.growth else shape

    def by_year(self, values: Values, years: int) -> list[Any]:
        """Give the real amount of each year."""
        amount = self.amount(values)
        return [amount * falls for falls in self.shape(values, years)]

    def present(self, values: Values, factors: Sequence[float]) -> Any:
        """Give the present value under these discount factors."""
        worth: Any = 0.0
        for falls, factor in zip(self.shape(values, len(factors) - 1), factors, strict=True):
            if not isinstance(falls, float) or falls:
                worth = worth + falls * factor
        return self.amount(values) * worth

    def _oldest(self) -> int:
        return max((term.age for term in self.terms), default=0)


def _less(product: Any, share: Any) -> Any:
    """Take a share off what is above zero, draw by draw (The Green Book (2026), 6.79: benefits are lowered)."""
    if isinstance(product, np.ndarray):
        return product * np.where(product > 0.0, 1.0 - share, 1.0)
    return product * (1.0 - share) if product > 0.0 else product


def _powers(base: Any, most: int) -> list[Any]:
    powers: list[Any] = [1.0]
    for _step in range(most):
        powers.append(powers[-1] * base)
    return powers


def total(flows: Iterable[Flow], values: Values, factors: "Factors") -> Any:
    """Add up present values with their signs, in an order that does not depend on how they were entered."""
    worth: Any = 0.0
    for flow in sorted(flows, key=lambda flow: flow.id):
        worth = worth + flow.sign * flow.present(values, factors.of(flow))
    return worth


@dataclass(frozen=True, slots=True)
class Factors:
    """Discount factors of years 0, 1, 2 … for money and for health and life effects."""

    standard: tuple[float, ...]
    health: tuple[float, ...] = ()
    """Empty where no flow asks for it."""

    def of(self, flow: Flow) -> tuple[float, ...]:
        """Choose the schedule of a flow."""
        return self.health if flow.health else self.standard
