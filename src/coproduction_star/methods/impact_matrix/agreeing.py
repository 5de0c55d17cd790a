"""How far the people of one panel agree with each other about the options."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from coproduction_star.methods.agreement import BadRatings, Concordance, IntraclassSet, concordance, intraclass

from .placing import shown_options
from .ratings import MINIMUM_RATERS, Rating, by_panel

AXES = ("impact", "resources")


@dataclass(frozen=True, slots=True)
class Agreeing:
    """Agreement in one panel on one axis.

    Both coefficients are of the people who rated every option that the panel shows; ``left_out`` counts the others.
    Where there is nothing to say they are None, and ``why_not`` says so.
    """

    panel: str
    axis: str
    concordance: Concordance | None
    intraclass: IntraclassSet | None
    left_out: int
    why_not: str


def agreement_inside(ratings: Iterable[Rating], *, minimum: int = MINIMUM_RATERS) -> tuple[Agreeing, ...]:
    """Calculate Kendall's W and the intraclass correlations for each panel on each axis.

    Raises
    ------
    NoRatings, RatedTwice, BadMinimum
        As :func:`~.placing.place_options`.
    """
    panels = by_panel(ratings, minimum=minimum)
    return tuple(_agreeing(name, axis, rows, minimum) for name, rows in panels.items() for axis in AXES)


def _agreeing(panel: str, axis: str, rows: Sequence[Rating], minimum: int) -> Agreeing:
    options, raters = shown_options(rows, minimum), sorted({one.rater for one in rows})
    table = np.full((len(options), len(raters)), np.nan)
    for one in rows:
        value = getattr(one, axis)
        if value is not None and one.option in options:
            table[options.index(one.option), raters.index(one.rater)] = value
    full = table[:, ~np.isnan(table).any(axis=0)]
    left_out = len(raters) - full.shape[1]
    if full.shape[1] < minimum:
        said = f"{full.shape[1]} people rated every option; agreement shows from {minimum}."
        return Agreeing(panel, axis, None, None, left_out, said)
    try:
        return Agreeing(panel, axis, concordance(full), intraclass(full), left_out, "")
    except BadRatings as refusal:
        return Agreeing(panel, axis, None, None, left_out, f"{refusal.reason} {refusal.remedy}")
