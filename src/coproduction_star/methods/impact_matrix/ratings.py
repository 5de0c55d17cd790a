"""One person's rating of one option, and what a set of them must keep to."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum
from math import isfinite

from coproduction_star.methods.disclosure import fewest
from coproduction_star.methods.errors import InputRefused

LOWEST, MIDPOINT, HIGHEST = -2.0, 0.0, 2.0
MINIMUM_RATERS = fewest("panel")
"""Below this many raters of a panel nothing is shown. A median of three is one rating, and does not tell whose."""
FEWEST_FOR_SPREAD = fewest("spread")
"""Below this many ratings no quartile is told: those of three give back all three, of four nearly all."""


class NoRatings(InputRefused):
    """Nothing to place."""


class RatedTwice(InputRefused):
    """Two ratings of one option by one rater."""


class OffTheScale(InputRefused):
    """A rating that is not between -2 and 2, or a confidence that is not 1, 2 or 3."""


class BadMinimum(InputRefused):
    """A minimum of raters that would show somebody's own rating."""


class Confidence(IntEnum):
    """How sure a rater is of a rating. It is told, and never makes a rating count more."""

    GUESSING = 1
    FAIRLY_SURE = 2
    SURE = 3


@dataclass(frozen=True, slots=True)
class Rating:
    """What one rater says about one option, from -2 to 2 on each axis; None is "I cannot tell".

    Parameters
    ----------
    option, rater, panel
        Names. The panel is the stakeholder group the rater speaks from; a rater has one.
    impact
        How much better the outcome gets: -2 much worse, 0 no difference, 2 much better.
    resources
        Net effect on public resources: -2 takes much more, 0 no difference, 2 frees much.
    confidence
        1 guessing, 2 fairly sure, 3 sure; None where it was not asked.

    Raises
    ------
    OffTheScale
        When a rating lies beyond the scale, or says nothing on either axis.
    """

    option: str
    rater: str
    panel: str
    impact: float | None
    resources: float | None
    confidence: int | None = None

    def __post_init__(self) -> None:
        """Refuse what the scale does not hold."""
        where = f"rating of {self.option!r} by {self.rater!r}"
        for axis, value in (("impact", self.impact), ("resources", self.resources)):
            if value is not None and not (isfinite(value) and LOWEST <= value <= HIGHEST):
                raise OffTheScale(f"{where}, {axis}", f"It is {value:g}.", "Use a number from -2 to 2.")
        if self.impact is None and self.resources is None:
            raise OffTheScale(where, "It says nothing on either axis.", "Leave the rating out.")
        if self.confidence is not None and self.confidence not in set(Confidence):
            remedy = "Use 1 (guessing), 2 (fairly sure) or 3 (sure)."
            raise OffTheScale(f"{where}, confidence", f"It is {self.confidence}.", remedy)


def by_panel(ratings: Iterable[Rating], *, minimum: int) -> Mapping[str, tuple[Rating, ...]]:
    """Sort ratings by panel, option and rater, whatever order they came in.

    Raises
    ------
    NoRatings, RatedTwice, BadMinimum
        When there is none, one is there twice (or a rater is in two panels), or the minimum is below three.
    """
    if minimum < MINIMUM_RATERS:
        remedy = f"Use {MINIMUM_RATERS} or more, so that nobody stands there alone."
        raise BadMinimum("minimum", f"It is {minimum}.", remedy)
    ordered = sorted(ratings, key=lambda one: (one.panel, one.option, one.rater))
    if not ordered:
        raise NoRatings("ratings", "There is none.", "Ask people to rate the options first.")
    _refuse_repeats(ordered)
    panels: dict[str, list[Rating]] = {}
    for one in ordered:
        panels.setdefault(one.panel, []).append(one)
    return {panel: tuple(rows) for panel, rows in panels.items()}


def _refuse_repeats(ratings: Iterable[Rating]) -> None:
    met: set[tuple[str, str]] = set()
    panel_of: dict[str, str] = {}
    for one in ratings:
        where = f"rating of {one.option!r} by {one.rater!r}"
        if panel_of.setdefault(one.rater, one.panel) != one.panel:
            said = f"The rater is in two panels, {panel_of[one.rater]!r} and {one.panel!r}."
            raise RatedTwice(where, said, "Choose the one the rater speaks from.")
        if (one.option, one.rater) in met:
            raise RatedTwice(where, "The rater rated this option twice.", "Keep the last rating.")
        met.add((one.option, one.rater))
