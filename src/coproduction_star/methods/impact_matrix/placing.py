"""Where each panel places each option: medians, spread, quadrant (docs/methods/impact-matrix.md)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import median

from .ratings import FEWEST_FOR_SPREAD, MIDPOINT, MINIMUM_RATERS, Rating, by_panel


class Quadrant(StrEnum):
    """Outcome impact first, effect on public resources second. High is strictly above the midpoint."""

    HIGH_HIGH = "high impact, frees resources"
    HIGH_LOW = "high impact, takes resources"
    LOW_HIGH = "low impact, frees resources"
    LOW_LOW = "low impact, takes resources"

    @classmethod
    def at(cls, impact: float, resources: float) -> "Quadrant":
        """Find the quadrant of a place; one on a line is on its low side."""
        if impact > MIDPOINT:
            return cls.HIGH_HIGH if resources > MIDPOINT else cls.HIGH_LOW
        return cls.LOW_HIGH if resources > MIDPOINT else cls.LOW_LOW


@dataclass(frozen=True, slots=True)
class Axis:
    """The ratings of one option on one axis.

    ``lower`` and ``upper`` are the quartiles (linear interpolation, Hyndman and Fan's type 7), ``spread`` is their
    distance (the interquartile range) and ``deviation`` the median distance from the median, unscaled (MAD). With
    fewer than five ratings they are None: median and quartiles of three give back all three.
    """

    median: float
    lower: float | None
    upper: float | None
    deviation: float | None
    ratings: int

    @property
    def spread(self) -> float | None:
        """The interquartile range."""
        return None if self.lower is None or self.upper is None else self.upper - self.lower

    @property
    def on_the_line(self) -> bool:
        """Whether the median lies on the midpoint: it counts as low, and is marked."""
        return self.median == MIDPOINT


@dataclass(frozen=True, slots=True)
class Placement:
    """One option in the eyes of one panel. ``rank`` is by the median of impact alone; level options share it."""

    option: str
    impact: Axis
    resources: Axis
    quadrant: Quadrant
    rank: int
    raters: int
    confidence: float | None

    @property
    def on_the_line(self) -> bool:
        """Whether either median lies on the midpoint."""
        return self.impact.on_the_line or self.resources.on_the_line


@dataclass(frozen=True, slots=True)
class Panel:
    """One stakeholder group. ``withheld`` names options too few of its people rated; nothing more is said of them."""

    name: str
    raters: int
    placements: tuple[Placement, ...]
    withheld: tuple[str, ...]


def place_options(ratings: Iterable[Rating], *, minimum: int = MINIMUM_RATERS) -> tuple[Panel, ...]:
    """Place options by the medians of each panel.

    Panels stay apart: a place is one panel's place, and no mean over panels is taken. A median strictly above 0 is
    high; one on the line is low, and marked. An option shows in a panel when at least ``minimum`` of its people rated
    it on each axis.

    Parameters
    ----------
    ratings
        At most one of each rater on each option, in any order.
    minimum
        Raters needed; 3 or more.

    Returns
    -------
    tuple of Panel
        In order of name; in each the strongest option first: by impact, then by resources, then by name.

    Raises
    ------
    NoRatings, RatedTwice, BadMinimum
        When there is nothing to place or a rating cannot count.

    Examples
    --------
    >>> heard = [(2, 1), (1, 0), (2, -1)]
    >>> [panel] = place_options(Rating("club", str(n), "residents", *one) for n, one in enumerate(heard))
    >>> club = panel.placements[0]
    >>> club.impact.median, club.resources.median, club.on_the_line, club.quadrant.value
    (2.0, 0.0, True, 'high impact, takes resources')

    Source
    ------
    Own rules. Quartiles: R. J. Hyndman and Y. Fan (1996). Sample quantiles in statistical packages. American
    Statistician 50(4), 361-365.
    """
    return tuple(_panel(name, rows, minimum) for name, rows in by_panel(ratings, minimum=minimum).items())


def _panel(name: str, rows: Sequence[Rating], minimum: int) -> Panel:
    heard = _by_option(rows)
    shown = shown_options(rows, minimum)
    axes = {option: _axes(heard[option]) for option in shown}
    impacts = [impact.median for impact, _resources in axes.values()]
    placements = [
        Placement(
            *(option, impact, resources, Quadrant.at(impact.median, resources.median)),
            rank=1 + sum(other > impact.median for other in impacts),
            raters=len(heard[option]),
            confidence=_median_of([one.confidence for one in heard[option]]),
        )
        for option, (impact, resources) in axes.items()
    ]
    placements.sort(key=lambda one: (one.rank, -one.resources.median, one.option))
    withheld = tuple(option for option in heard if option not in axes)
    return Panel(name, len({one.rater for one in rows}), tuple(placements), withheld)


def _by_option(rows: Iterable[Rating]) -> dict[str, list[Rating]]:
    heard: dict[str, list[Rating]] = {}
    for one in rows:  # they come in order of option
        heard.setdefault(one.option, []).append(one)
    return heard


def shown_options(rows: Iterable[Rating], minimum: int) -> list[str]:
    """Name the options that one panel shows, from its ratings in order of option."""
    return [option for option, said in _by_option(rows).items() if shows(said, minimum)]


def shows(rows: Sequence[Rating], minimum: int) -> bool:
    """Whether enough people rated an option on both axes for it to be shown."""
    on_impact = sum(one.impact is not None for one in rows)
    on_resources = sum(one.resources is not None for one in rows)
    return min(on_impact, on_resources) >= minimum


def _axes(rows: Sequence[Rating]) -> tuple[Axis, Axis]:
    return _axis([one.impact for one in rows]), _axis([one.resources for one in rows])


def _axis(values: Sequence[float | None]) -> Axis:
    heard = sorted(value for value in values if value is not None)
    if len(heard) < FEWEST_FOR_SPREAD:
        return Axis(quantile(heard, 0.5), None, None, None, len(heard))
    lower, middle, upper = (quantile(heard, share) for share in (0.25, 0.5, 0.75))
    apart = sorted(abs(value - middle) for value in heard)
    return Axis(middle, lower, upper, quantile(apart, 0.5), len(heard))


def quantile(ordered: Sequence[float], share: float) -> float:
    """Interpolate between the two nearest of sorted numbers (type 7), without the start-up NumPy needs."""
    place = share * (len(ordered) - 1)
    below = int(place)
    above = ordered[min(below + 1, len(ordered) - 1)]
    return float(ordered[below] + (place - below) * (above - ordered[below]))


def _median_of(values: Sequence[int | None]) -> float | None:
    heard = [value for value in values if value is not None]
    return median(heard) if len(heard) >= MINIMUM_RATERS else None
