"""How sure we are of a figure: a distribution from low, central and high, or from a 90 % interval.

Draws go through the inverse of the cumulative distribution: one uniform number
in, one value out. The same uniform number always gives the same value, and a
figure that is raised gives higher values draw by draw. The inverse of the beta
is read off a table of 4,097 points, so close that no printed figure can tell.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from statistics import NormalDist
from typing import Protocol

import numpy as np
import numpy.typing as npt

from .errors import MethodError
from .sentences import worded

Numbers = npt.NDArray[np.float64]
Z_95 = NormalDist().inv_cdf(0.95)
"""A 90 % interval reaches so many standard deviations to either side."""
POINTS = 4096
WHOLE = 1e-9
PERT_WEIGHT = 4.0
"""How much the central value weighs against low and high."""


class NotADistribution(MethodError):
    """Numbers that describe no distribution."""


class Form(StrEnum):
    """The shapes there are."""

    TRIANGULAR = "triangular"
    PERT = "pert"
    LOGNORMAL = "lognormal"
    NORMAL = "normal"
    UNIFORM = "uniform"
    BETA = "beta"


class Distribution(Protocol):
    """What every shape can do."""

    @property
    def mean(self) -> float:
        """Give the expected value."""
        ...

    def quantile(self, share: Numbers) -> Numbers:
        """Give the value below which this share of draws lies; ``share`` may be overwritten."""
        ...


@dataclass(frozen=True, slots=True)
class Uniform:
    """Anywhere from low to high, nowhere more likely."""

    low: float
    high: float

    def __post_init__(self) -> None:
        _in_order(self.low, self.high)

    @property
    def mean(self) -> float:
        """Give the middle."""
        return (self.low + self.high) / 2

    def quantile(self, share: Numbers) -> Numbers:
        """Give the value at a share."""
        return self.low + (self.high - self.low) * share


@dataclass(frozen=True, slots=True)
class Triangular:
    """Most likely at the centre, less and less likely to low and high."""

    low: float
    central: float
    high: float

    def __post_init__(self) -> None:
        _in_order(self.low, self.high, self.central)

    @property
    def mean(self) -> float:
        """Give the expected value: a third of the sum."""
        return (self.low + self.central + self.high) / 3

    def quantile(self, share: Numbers) -> Numbers:
        """Give the value at a share."""
        width = self.high - self.low
        turn = (self.central - self.low) / width
        below = self.low + np.sqrt(share * (width * (self.central - self.low)))
        above = self.high - np.sqrt((1.0 - share) * (width * (self.high - self.central)))
        return np.where(share < turn, below, above)


@dataclass(frozen=True, slots=True)
class Beta:
    """A beta distribution stretched from low to high."""

    alpha: float
    beta: float
    low: float = 0.0
    high: float = 1.0

    def __post_init__(self) -> None:
        _in_order(self.low, self.high)
        if not (self.alpha > 0 and self.beta > 0 and math.isfinite(self.alpha + self.beta)):
            raise NotADistribution(worded("Both parameters of a beta distribution are above zero."))

    @property
    def mean(self) -> float:
        """Give the expected value."""
        return self.low + (self.high - self.low) * self.alpha / (self.alpha + self.beta)

    def quantile(self, share: Numbers) -> Numbers:
        """Give the value at a share, read off a table that is densest at both ends."""
        table, steps = _beta_table(self.alpha, self.beta)
        place = np.arcsin(np.sqrt(share)) * (2 * POINTS / math.pi)
        left = np.minimum(place.astype(np.int32), POINTS - 1)
        place -= left
        place *= steps[left]
        place += table[left]
        return self.low + (self.high - self.low) * place


@dataclass(frozen=True, slots=True)
class Normal:
    """The bell curve, cut off at ``least`` and ``most`` where a figure cannot go beyond."""

    centre: float
    deviation: float
    least: float = -math.inf
    most: float = math.inf

    def __post_init__(self) -> None:
        if not (self.deviation > 0 and math.isfinite(self.centre + self.deviation)):
            raise NotADistribution(worded("A normal distribution has a standard deviation above zero."))
        _in_order(self.least, self.most, finite=False)

    @property
    def mean(self) -> float:
        """Give the expected value of what the cut leaves."""
        low, high = (self.least - self.centre) / self.deviation, (self.most - self.centre) / self.deviation
        standard = NormalDist()
        share = standard.cdf(high) - standard.cdf(low)
        return self.centre + self.deviation * (_bell(low) - _bell(high)) / share

    def quantile(self, share: Numbers) -> Numbers:
        """Give the value at a share of what the cut leaves."""
        from scipy.special import ndtr, ndtri  # loaded by whoever draws: a web process stays small

        low, high = ndtr((np.array([self.least, self.most]) - self.centre) / self.deviation)
        uncut = low == 0.0 and high == 1.0
        reached = ndtri(share if uncut else low + (high - low) * share)
        return np.asarray(np.clip(self.centre + self.deviation * reached, self.least, self.most))


@dataclass(frozen=True, slots=True)
class Lognormal:
    """Above zero and skewed: 5 % of draws lie below ``low``, 5 % above ``high``."""

    low: float
    high: float

    def __post_init__(self) -> None:
        if self.low <= 0:
            raise NotADistribution(worded("A lognormal distribution lies above zero, so its low end must too."))
        _in_order(self.low, self.high)

    @property
    def _shape(self) -> tuple[float, float]:
        low, high = math.log(self.low), math.log(self.high)
        return (low + high) / 2, (high - low) / (2 * Z_95)

    @property
    def mean(self) -> float:
        """Give the expected value, which lies above the middle."""
        centre, deviation = self._shape
        return math.exp(centre + deviation**2 / 2)

    def quantile(self, share: Numbers) -> Numbers:
        """Give the value at a share."""
        from scipy.special import ndtri

        centre, deviation = self._shape
        return np.asarray(np.exp(centre + deviation * ndtri(share)))


def expected_value(chances: Iterable[tuple[float, float]]) -> float:
    """Add up values times their chances, which together are 1 (The Green Book (2026), paragraph 6.69).

    Examples
    --------
    >>> expected_value([(100.0, 0.25), (200.0, 0.75)])
    175.0
    """
    pairs = tuple(chances)
    for _value, chance in pairs:
        if not 0 <= chance <= 1:
            raise NotADistribution(
                worded("%(chance)s is no chance. Use a number from 0 to 1: 40 %% is 0.4.", chance=f"{chance:g}")
            )
    together = sum(chance for _value, chance in pairs)
    if abs(together - 1) > WHOLE:
        raise NotADistribution(
            worded("The chances add up to %(together)s. Make them 100%%.", together=f"{together:.0%}")
        )
    return sum(value * chance for value, chance in pairs)


def pert(low: float, central: float, high: float) -> Beta:
    """Make the smooth cousin of the triangle: a beta whose mean is (low + 4 × central + high) ÷ 6."""
    _in_order(low, high, central)
    before = PERT_WEIGHT * (central - low) / (high - low)
    return Beta(1.0 + before, 1.0 + PERT_WEIGHT - before, low, high)


def normal_from_interval(low: float, high: float, *, least: float = -math.inf, most: float = math.inf) -> Normal:
    """Make the bell curve of a 90 % interval."""
    _in_order(low, high)
    return Normal((low + high) / 2, (high - low) / (2 * Z_95), least, most)


@cache
def _beta_table(alpha: float, beta: float) -> tuple[Numbers, Numbers]:
    """Values at the squared sines of equal angles, and the steps between them."""
    from scipy.special import betaincinv

    shares = np.sin(np.linspace(0.0, math.pi / 2, POINTS + 1)) ** 2
    values = np.asarray(betaincinv(alpha, beta, shares))
    return values, np.diff(values)


def _bell(place: float) -> float:
    return math.exp(-place * place / 2) / math.sqrt(2 * math.pi)


def _in_order(low: float, high: float, central: float | None = None, *, finite: bool = True) -> None:
    middle = low if central is None else central
    if not low <= middle <= high or low >= high or (finite and not math.isfinite(high - low)):
        raise NotADistribution(
            worded(
                "Low, central and high rise in this order, with low below high. Leave the range out where there is "
                "none."
            )
        )
