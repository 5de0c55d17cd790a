"""How firm the places of a panel are when other people of the same kind had rated: resampling raters."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np
import numpy.typing as npt

from coproduction_star.methods.errors import InputRefused

from .placing import Quadrant, shows
from .ratings import MIDPOINT, MINIMUM_RATERS, Rating, by_panel

Floats = npt.NDArray[np.float64]
MOST_DRAWS = 100_000
CHUNK_NUMBERS = 4_000_000


@dataclass(frozen=True, slots=True)
class Steadiness:
    """One option over all draws of raters.

    ``quadrants`` holds the share of draws in each quadrant (a dot on a line is on its low side), ``on_the_line`` the
    share with a median on a line, ``first`` the share in which no option has more impact (level options share it),
    ``counted`` the draws in which anybody drawn had rated it on both axes.
    """

    option: str
    quadrants: Mapping[Quadrant, float]
    on_the_line: float
    first: float
    counted: int


@dataclass(frozen=True, slots=True)
class Stability:
    """One panel: its options in order of name, and how often each pair keeps its order.

    ``ahead[a][b]`` is the share of draws in which ``a`` has strictly more impact than ``b``. ``margin`` is at most
    the half-width of a 95% interval of any share. Nothing is said of options that are withheld.
    """

    panel: str
    options: tuple[Steadiness, ...]
    ahead: Mapping[str, Mapping[str, float]]
    draws: int
    seed: int
    margin: float


def stability(
    ratings: Iterable[Rating], *, seed: int, draws: int = 2_000, minimum: int = MINIMUM_RATERS
) -> tuple[Stability, ...]:
    """Draw raters of each panel with replacement, and place the options again each time.

    People are drawn and not ratings: whoever is drawn brings everything they said, because one person's ratings hang
    together. A share is not the chance that an option is good; it says how far the place hangs on who was in the
    room. With three or four raters it is rough.

    Parameters
    ----------
    ratings
        As for :func:`~.placing.place_options`, in any order; the order does not change the result, and neither do
        other panels.
    seed
        0 or more; print it beside the result.
    draws
        1 to 100,000.

    Returns
    -------
    tuple of Stability
        In order of panel.

    Raises
    ------
    NoRatings, RatedTwice, BadMinimum, InputRefused
        When there is nothing to place, or draws or seed make no sense.

    Source
    ------
    B. Efron (1979). Bootstrap methods: another look at the jackknife. Annals of Statistics 7(1), 1-26.
    """
    if not 1 <= draws <= MOST_DRAWS:
        raise InputRefused("draws", f"It is {draws:,}.", f"Use 1 to {MOST_DRAWS:,}; 2,000 is usual.")
    if seed < 0:
        raise InputRefused("seed", f"It is {seed}.", "Use a whole number of 0 or more.")
    panels = by_panel(ratings, minimum=minimum)
    return tuple(_panel(name, rows, seed, draws, minimum) for name, rows in panels.items())


def _panel(name: str, rows: Sequence[Rating], seed: int, draws: int, minimum: int) -> Stability:
    heard: dict[str, list[Rating]] = {}
    for one in rows:
        heard.setdefault(one.option, []).append(one)
    options = sorted(option for option, said in heard.items() if shows(said, minimum))
    raters = sorted({one.rater for one in rows})
    impact, resources = (np.full((draws, len(options)), np.nan) for _axis in range(2))
    stream = np.random.default_rng([seed, *name.encode()])
    chunk, start = max(1, CHUNK_NUMBERS // len(raters)), 0
    while start < draws and options:
        times = stream.multinomial(len(raters), [1 / len(raters)] * len(raters), size=min(chunk, draws - start))
        for at, option in enumerate(options):
            impact[start : start + len(times), at] = _medians(heard[option], "impact", raters, times)
            resources[start : start + len(times), at] = _medians(heard[option], "resources", raters, times)
        start += len(times)
    ahead = {option: dict(zip(options, row, strict=True)) for option, row in zip(options, _ahead(impact), strict=True)}
    steady = _steadiness(options, impact, resources)
    return Stability(name, steady, ahead, draws, seed, 0.98 / sqrt(draws))


def _medians(rows: Sequence[Rating], axis: str, raters: Sequence[str], times: npt.NDArray[np.int64]) -> Floats:
    """Find the median of one option in each draw, from how many times each rater was drawn; NaN where none was."""
    said = sorted((getattr(one, axis), raters.index(one.rater)) for one in rows if getattr(one, axis) is not None)
    values = np.array([value for value, _place in said], dtype=np.float64)
    counted = np.cumsum(times[:, [place for _value, place in said]], axis=1)
    total = counted[:, -1:]
    lower = (counted >= (total + 1) // 2).argmax(axis=1)
    upper = (counted >= total // 2 + 1).argmax(axis=1)
    return np.where(total[:, 0] > 0, (values[lower] + values[upper]) / 2, np.nan)


def _ahead(impact: Floats) -> list[list[float]]:
    """For every two options, the share of the draws that place both in which the first has more impact."""
    placed = ~np.isnan(impact)
    shares = []
    for at in range(impact.shape[1]):
        both = (placed & placed[:, at : at + 1]).sum(axis=0)
        more = (impact[:, at : at + 1] > impact).sum(axis=0)
        shares.append((more / np.maximum(both, 1)).tolist())
    return shares


def _steadiness(options: Sequence[str], impact: Floats, resources: Floats) -> tuple[Steadiness, ...]:
    if not options:
        return ()
    placed = ~(np.isnan(impact) | np.isnan(resources))
    best = np.where(placed, impact, -np.inf).max(axis=1, keepdims=True)
    leads = placed & (impact == best)
    first = (leads / np.maximum(leads.sum(axis=1, keepdims=True), 1)).sum(axis=0)
    found = []
    for at, option in enumerate(options):
        kept = placed[:, at]
        counted = int(kept.sum())
        shares = _shares(impact[kept, at], resources[kept, at])
        line = (impact[kept, at] == MIDPOINT) | (resources[kept, at] == MIDPOINT)
        lined = float(line.mean()) if counted else 0.0
        found.append(Steadiness(option, shares, lined, float(first[at] / len(impact)), counted))
    return tuple(found)


def _shares(impact: Floats, resources: Floats) -> Mapping[Quadrant, float]:
    high, frees = impact > MIDPOINT, resources > MIDPOINT
    total = max(len(impact), 1)
    return {
        Quadrant.HIGH_HIGH: float((high & frees).sum() / total),
        Quadrant.HIGH_LOW: float((high & ~frees).sum() / total),
        Quadrant.LOW_HIGH: float((~high & frees).sum() / total),
        Quadrant.LOW_LOW: float((~high & ~frees).sum() / total),
    }
