"""What would have to change: how many ratings would have to be other ones for the picture to be another."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from .placing import Panel, place_options
from .ratings import HIGHEST, LOWEST, MIDPOINT, MINIMUM_RATERS, Rating, by_panel


@dataclass(frozen=True, slots=True)
class Turning:
    """The fewest raters of a panel who would have to rate an option otherwise to move it over each line."""

    panel: str
    option: str
    impact_raters: int
    impact_of: int
    resources_raters: int
    resources_of: int


@dataclass(frozen=True, slots=True)
class Overtaking:
    """The fewest ratings of impact that would have to be other ones to change the order of two neighbours.

    ``ahead`` stands before ``behind`` now, or level with it. The changes lower ratings of ``ahead``, raise ratings of
    ``behind``, or both, until ``behind`` is strictly first; ``of`` counts the ratings of the two. None means that no
    change within the scale does it.
    """

    panel: str
    ahead: str
    behind: str
    level: bool
    ratings: int | None
    of: int


def turning(ratings: Iterable[Rating], *, minimum: int = MINIMUM_RATERS) -> tuple[Turning, ...]:
    """Count for every option shown how many raters would have to change for it to cross each line.

    Raises
    ------
    NoRatings, RatedTwice, BadMinimum
        As :func:`~.placing.place_options`.
    """
    kept = tuple(ratings)
    rows = by_panel(kept, minimum=minimum)
    found = []
    for panel in place_options(kept, minimum=minimum):
        for place in panel.placements:
            said = [one for one in rows[panel.name] if one.option == place.option]
            impact = [one.impact for one in said if one.impact is not None]
            resources = [one.resources for one in said if one.resources is not None]
            counts = (_to_cross(impact), len(impact), _to_cross(resources), len(resources))
            found.append(Turning(panel.name, place.option, *counts))
    return tuple(found)


def _to_cross(values: Sequence[float]) -> int:
    """Change the most extreme ratings one by one until the median is on the other side of the line."""
    ordered = sorted(values)
    if median(ordered) > MIDPOINT:
        return next(changed for changed in _counts(ordered) if _lowered(ordered, changed) <= MIDPOINT)
    return next(changed for changed in _counts(ordered) if _raised(ordered, changed) > MIDPOINT)


def overtaking(ratings: Iterable[Rating], *, minimum: int = MINIMUM_RATERS) -> tuple[Overtaking, ...]:
    """Say for each two neighbours in a panel's order how many ratings would have to change to reverse them.

    Raises
    ------
    NoRatings, RatedTwice, BadMinimum
        As :func:`~.placing.place_options`.
    """
    kept = tuple(ratings)
    rows = by_panel(kept, minimum=minimum)
    return tuple(
        _overtaking(panel, rows[panel.name], ahead.option, behind.option, level=ahead.rank == behind.rank)
        for panel in place_options(kept, minimum=minimum)
        for ahead, behind in pairwise(panel.placements)
    )


def _overtaking(panel: Panel, rows: Sequence[Rating], ahead: str, behind: str, *, level: bool) -> Overtaking:
    first, second = (
        [one.impact for one in rows if one.option == option and one.impact is not None] for option in (ahead, behind)
    )
    return Overtaking(
        *(panel.name, ahead, behind), level=level, ratings=_fewest(first, second), of=len(first) + len(second)
    )


def _fewest(ahead: Sequence[float], behind: Sequence[float]) -> int | None:
    """Try every number of lowered ratings with the fewest raised ones; the most extreme move a median soonest."""
    first, second = sorted(ahead), sorted(behind)
    raised = [_raised(second, changed) for changed in _counts(second)]
    sums = []
    for low in _counts(first):
        high = bisect_right(raised, _lowered(first, low))
        if high < len(raised):
            sums.append(low + high)
    return min(sums, default=None)


def _counts(ordered: Sequence[float]) -> range:
    return range(len(ordered) + 1)


def _lowered(ordered: Sequence[float], changed: int) -> float:
    """Find the median when the highest ratings are put to the lowest there is."""
    middle = ((len(ordered) - 1) // 2, len(ordered) // 2)
    return sum(LOWEST if at < changed else ordered[at - changed] for at in middle) / 2


def _raised(ordered: Sequence[float], changed: int) -> float:
    """Find the median when the lowest ratings are put to the highest there is."""
    middle = ((len(ordered) - 1) // 2, len(ordered) // 2)
    return sum(HIGHEST if at + changed >= len(ordered) else ordered[at + changed] for at in middle) / 2
