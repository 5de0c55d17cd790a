"""Where panels part: two stakeholder groups on one option, compared and never averaged."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from coproduction_star.methods.agreement import Cell, Vote, disagreement

from .placing import Panel, Placement, place_options, shown_options
from .ratings import MIDPOINT, MINIMUM_RATERS, Rating, by_panel


@dataclass(frozen=True, slots=True)
class Between:
    """One option in the eyes of two panels.

    ``impact_gap`` and ``resources_gap`` are the first panel's median less the second's. ``impact_rather`` is the share
    of pairs, one person of each panel, in which the first panel's person rates the impact higher (equal ratings count
    half); 0.5 is no difference.
    """

    option: str
    first: str
    second: str
    impact_gap: float
    resources_gap: float
    impact_rather: float
    same_quadrant: bool


def between_panels(ratings: Iterable[Rating], *, minimum: int = MINIMUM_RATERS) -> tuple[Between, ...]:
    """Compare every two panels on every option that both show, the widest gap of impact first.

    Raises
    ------
    NoRatings, RatedTwice, BadMinimum
        As :func:`~.placing.place_options`.

    Source
    ------
    The share of pairs: R. J. Grissom and J. J. Kim, Effect Sizes for Research (2005), "probability of superiority".
    """
    kept = tuple(ratings)
    rows = by_panel(kept, minimum=minimum)
    found = [
        _between(place, other, (first.name, second.name), (rows[first.name], rows[second.name]))
        for first, second in combinations(place_options(kept, minimum=minimum), 2)
        for place in first.placements
        for other in _same(place, second)
    ]
    return tuple(sorted(found, key=lambda one: (-abs(one.impact_gap), one.option, one.first, one.second)))


def _same(place: Placement, panel: Panel) -> list[Placement]:
    return [other for other in panel.placements if other.option == place.option]


def _between(
    place: Placement, other: Placement, names: tuple[str, str], rows: tuple[Sequence[Rating], Sequence[Rating]]
) -> Between:
    return Between(
        place.option,
        *names,
        impact_gap=place.impact.median - other.impact.median,
        resources_gap=place.resources.median - other.resources.median,
        impact_rather=_rather(*(_impacts(each, place.option) for each in rows)),
        same_quadrant=place.quadrant == other.quadrant,
    )


def _impacts(rows: Sequence[Rating], option: str) -> list[float]:
    return [one.impact for one in rows if one.option == option and one.impact is not None]


def _rather(first: Sequence[float], second: Sequence[float]) -> float:
    points = sum((mine > theirs) + (mine == theirs) / 2 for mine in first for theirs in second)
    return points / (len(first) * len(second))


def where_panels_part(ratings: Iterable[Rating], *, minimum: int = MINIMUM_RATERS) -> tuple[Cell, ...]:
    """Map the disagreement between panels cell by cell: every option on both axes, the widest gap first.

    An option that a panel does not show is withheld on both axes, even where enough people rated it on one.

    Raises
    ------
    NoRatings, RatedTwice, BadMinimum
        As :func:`~.placing.place_options`.
    """
    panels = by_panel(ratings, minimum=minimum)
    rows = [one for panel in panels.values() for one in panel]
    shown = {(name, option) for name, mine in panels.items() for option in shown_options(mine, minimum)}
    votes = [
        Vote(one.panel, one.rater, one.option, axis, value)
        for one in rows
        for axis, value in (("impact", one.impact), ("resources", one.resources))
        if value is not None
    ]
    hidden = {(one.panel, one.option) for one in rows} - shown
    return disagreement(votes, midpoint=MIDPOINT, minimum=minimum, withhold=hidden)
