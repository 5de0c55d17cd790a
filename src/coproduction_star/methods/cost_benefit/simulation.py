"""Monte Carlo: how an answer spreads when its figures do.

Each figure has its own stream of chance, made from the seed and the figure's
name. So the result does not depend on the order in which figures or lines were
entered, and adding a figure leaves the draws of the others as they were. Draws
are made in pieces: memory stays the same however many there are.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Any

import numpy as np
import numpy.typing as npt

from coproduction_star.methods.errors import MethodError
from coproduction_star.methods.sentences import worded

from .flows import Factors, Flow, total
from .model import Figure

PIECE = 16_384
KEPT = 200_000
"""Percentiles are read off the first so many draws."""
RANKED = 10_000
"""What matters most is read off the first so many draws."""
CHECKS = 10
TIE = 1e-9
"""Options are level where they differ by less than this share of the greatest net value (or of £1)."""
SETTLED_CHANCE = 0.005
SETTLED_MEAN = 0.01
PERCENTILES = (5, 10, 25, 50, 75, 90, 95)
Numbers = npt.NDArray[np.float64]


class BeyondNumbers(MethodError):
    """Draws whose net value grew beyond every number."""


class TooFewDraws(MethodError):
    """A number of draws from which nothing can be said."""


@dataclass(frozen=True, slots=True)
class Check:
    """The answer after so many draws."""

    draws: int
    mean: float
    chance_positive: float


@dataclass(frozen=True, slots=True)
class Spread:
    """How the net value of one option spreads."""

    option: str
    mean: float
    deviation: float
    lowest: float
    highest: float
    percentiles: Mapping[int, float]
    chance_positive: float
    """Share of draws in which the net value is above zero."""
    chance_best: float
    """Share of draws in which no option has a higher net value; ties are shared out."""
    error_of_mean: float
    """Standard error: what more draws would still change."""
    error_of_chance: float
    checks: tuple[Check, ...]
    settled: bool
    """Whether the chance is sure to half a point, and the mean to a hundredth of the deviation."""


@dataclass(frozen=True, slots=True)
class Matters:
    """How closely the net value of the preferred option follows a figure."""

    figure: str
    correlation: float
    """Spearman's rank correlation: near 1 or −1 where the figure decides."""


@dataclass(frozen=True, slots=True)
class Simulation:
    """What the draws say, and how they were made."""

    seed: int
    draws: int
    kept: int
    """Draws the percentiles are read off."""
    ranked: int
    """Draws the correlations are read off."""
    uncertain: tuple[str, ...]
    options: tuple[Spread, ...]
    matters: tuple[Matters, ...]
    """Figures of the preferred option, the most telling first."""


def stream(seed: int, name: str) -> np.random.Generator:
    """Give a figure's own stream of chance."""
    words = np.frombuffer(hashlib.sha256(name.encode("utf-8")).digest(), dtype="<u4")
    return np.random.Generator(np.random.PCG64(np.random.SeedSequence([seed, *map(int, words)])))


def simulate(
    flows: Mapping[str, Sequence[Flow]],
    figures: Mapping[str, Figure],
    factors: Factors,
    *,
    preferred: str,
    draws: int,
    seed: int,
) -> Simulation:
    """Draw every uncertain figure and see what becomes of each option.

    Parameters
    ----------
    flows
        By option: those that the economic case counts.
    figures
        By name; those with a spread are drawn, the others stay.
    factors
        Discount factors.
    preferred
        The option whose drivers are ranked.
    draws
        At least 100; 10,000 settle most cases.
    seed
        The same seed gives the same result.

    Raises
    ------
    TooFewDraws
        Below 100 draws.
    BeyondNumbers
        When a net value grew beyond every number, as a high yearly rise does over hundreds of years.
    """
    if draws < 100:
        raise TooFewDraws(f"{draws} draws say nothing. Ask for at least 100; 10,000 is a good start.")
    used = sorted({name for each in flows.values() for flow in each for name in flow.figures})
    uncertain = tuple(name for name in used if figures[name].spread is not None)
    tally = _Tally(tuple(flows), draws)
    first: list[tuple[dict[str, Any], Numbers]] = []
    for drawn, size in _pieces(uncertain, figures, draws, seed):
        values = {name: figure.central for name, figure in figures.items()} | drawn
        worth = _worth(flows, values, factors, size)
        if tally.seen < RANKED:
            first.append((drawn, worth[list(flows).index(preferred)].copy()))
        tally.add(worth)
    matters = _matters(uncertain, flows[preferred], first)
    return Simulation(
        seed, draws, min(draws, KEPT), min(draws, RANKED), uncertain, tally.spreads(), matters
    )  # fmt: skip


def _worth(flows: Mapping[str, Sequence[Flow]], values: Mapping[str, Any], factors: Factors, size: int) -> Numbers:
    worth = np.empty((len(flows), size))
    with np.errstate(over="ignore", invalid="ignore"):
        for row, each in enumerate(flows.values()):
            worth[row] = total(each, values, factors)
    if not np.isfinite(worth).all():
        raise BeyondNumbers(
            worded("Some draws grow beyond every number. Lower the high ends of yearly rates, or the years.")
        )
    return worth


def _pieces(
    uncertain: Sequence[str], figures: Mapping[str, Figure], draws: int, seed: int
) -> Iterator[tuple[dict[str, Any], int]]:
    streams = {name: stream(seed, name) for name in uncertain}
    piece = min(PIECE, -(-draws // CHECKS))
    for start in range(0, draws, piece):
        size = min(piece, draws - start)
        yield {name: _draw(figures[name], source, size) for name, source in streams.items()}, size


def _draw(figure: Figure, source: np.random.Generator, size: int) -> Numbers:
    if figure.spread is None:
        raise MethodError(f"{figure.name} has no spread to draw from.")
    return figure.spread.quantile(source.random(size))


class _Tally:
    """Sums that grow with each piece; what is kept does not."""

    def __init__(self, options: tuple[str, ...], draws: int) -> None:
        self.options, self.draws, self.seen = options, draws, 0
        count = len(options)
        self.mean, self.squares = np.zeros(count), np.zeros(count)
        self.lowest, self.highest = np.full(count, np.inf), np.full(count, -np.inf)
        self.positive, self.best = np.zeros(count), np.zeros(count)
        self.kept = np.empty((count, min(draws, KEPT)))
        self.checks: list[tuple[int, Numbers, Numbers]] = []

    def add(self, worth: Numbers) -> None:
        size = worth.shape[1]
        if self.seen < self.kept.shape[1]:
            room = min(size, self.kept.shape[1] - self.seen)
            self.kept[:, self.seen : self.seen + room] = worth[:, :room]
        self._moments(worth, size)
        self.lowest = np.minimum(self.lowest, worth.min(axis=1))
        self.highest = np.maximum(self.highest, worth.max(axis=1))
        self.positive += (worth > 0).sum(axis=1)
        top = worth >= worth.max(axis=0) - TIE * np.maximum(1.0, np.abs(worth).max(axis=0))
        self.best += (top / top.sum(axis=0)).sum(axis=1)
        self.seen += size
        if self.seen >= self.draws * (len(self.checks) + 1) // CHECKS:
            self.checks.append((self.seen, self.mean.copy(), self.positive / self.seen))

    def _moments(self, worth: Numbers, size: int) -> None:
        """Welford's sums, joined piece to piece."""
        mean = worth.mean(axis=1)
        step = mean - self.mean
        together = self.seen + size
        self.squares += ((worth - mean[:, None]) ** 2).sum(axis=1) + step**2 * self.seen * size / together
        self.mean += step * size / together

    def spreads(self) -> tuple[Spread, ...]:
        return tuple(self._spread(row, option) for row, option in enumerate(self.options))

    def _spread(self, row: int, option: str) -> Spread:
        deviation = sqrt(self.squares[row] / (self.seen - 1))
        chance = float(self.positive[row] / self.seen)
        error = sqrt(chance * (1 - chance) / self.seen)
        found = np.percentile(self.kept[row], PERCENTILES)
        return Spread(
            option=option,
            mean=float(self.mean[row]),
            deviation=deviation,
            lowest=float(self.lowest[row]),
            highest=float(self.highest[row]),
            percentiles=dict(zip(PERCENTILES, found.tolist(), strict=True)),
            chance_positive=chance,
            chance_best=float(self.best[row] / self.seen),
            error_of_mean=deviation / sqrt(self.seen),
            error_of_chance=error,
            checks=tuple(Check(n, float(mean[row]), float(share[row])) for n, mean, share in self.checks),
            settled=error <= SETTLED_CHANCE and 1 / sqrt(self.seen) <= SETTLED_MEAN,
        )


def _matters(
    uncertain: Sequence[str], flows: Sequence[Flow], first: Sequence[tuple[dict[str, Any], Numbers]]
) -> tuple[Matters, ...]:
    """Rank the figures by how closely the first draws of the preferred option follow them."""
    from scipy.stats import rankdata  # loaded by whoever simulates: a web process stays small

    mine = {name for flow in flows for name in flow.figures}
    worth = rankdata(np.concatenate([worth for _drawn, worth in first])[:RANKED])
    found = [
        Matters(name, _correlation(rankdata(np.concatenate([drawn[name] for drawn, _w in first])[:RANKED]), worth))
        for name in uncertain
        if name in mine
    ]
    return tuple(sorted(found, key=lambda one: (-abs(one.correlation), one.figure)))


def _correlation(one: Numbers, other: Numbers) -> float:
    if one.std() == 0 or other.std() == 0:
        return 0.0
    return float(np.corrcoef(one, other)[0, 1])
