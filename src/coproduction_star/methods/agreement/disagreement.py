"""A map of disagreement: for each thing and question, what each panel thinks and how far panels are apart."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from math import isfinite
from statistics import median

from coproduction_star.methods.disclosure import fewest

from .ratings_table import BadRatings

MINIMUM_RATERS = fewest("panel")


@dataclass(frozen=True, slots=True)
class Vote:
    """What one rater of a panel said about one thing on one question, as a number."""

    panel: str
    rater: str
    thing: str
    question: str
    value: float


@dataclass(frozen=True, slots=True)
class Cell:
    """One thing on one question.

    ``medians`` holds the panels that enough people spoke for; ``withheld`` names the others. ``gap`` is the distance
    of the highest from the lowest median, and None with fewer than two; ``opposed`` says that one panel is above the
    midpoint and one below.
    """

    thing: str
    question: str
    medians: Mapping[str, float]
    withheld: tuple[str, ...]
    gap: float | None
    highest: tuple[str, ...]
    lowest: tuple[str, ...]
    opposed: bool


def disagreement(
    votes: Iterable[Vote],
    *,
    midpoint: float = 0.0,
    minimum: int = MINIMUM_RATERS,
    withhold: Collection[tuple[str, str]] = (),
) -> tuple[Cell, ...]:
    """Say cell by cell where panels part, the widest gap first.

    Panels are never pooled, and a panel's median shows only when at least
    ``minimum`` of its raters spoke, so that nobody's own answer can be read
    off.

    Parameters
    ----------
    votes
        At most one of each rater on each thing and question.
    midpoint
        The value that is neither good nor bad.
    minimum
        Raters of a panel below which its median is withheld; at least 3.
    withhold
        Panels and things (panel, thing) whose median is withheld however many spoke.

    Raises
    ------
    BadRatings
        When a vote is no number, a rater voted twice on a cell, or ``minimum`` is below 3.

    Source
    ------
    Own. Medians and not means, as for every ordinal rating here (docs/methods/impact-matrix.md).
    """
    if minimum < MINIMUM_RATERS:
        raise BadRatings("minimum", f"It is {minimum}.", f"Use {MINIMUM_RATERS} or more, so that nobody is shown.")
    heard: dict[tuple[str, str], dict[str, dict[str, float]]] = {}
    for vote in votes:
        _take(heard.setdefault((vote.thing, vote.question), {}).setdefault(vote.panel, {}), vote)
    cells = []
    for (thing, question), panels in heard.items():
        may = [name for name in sorted(panels) if len(panels[name]) >= minimum and (name, thing) not in withhold]
        cells.append(_cell(thing, question, panels, midpoint, may))
    return tuple(sorted(cells, key=lambda cell: (-(cell.gap or 0), cell.thing, cell.question)))


def _take(panel: dict[str, float], vote: Vote) -> None:
    where = f"{vote.thing}, {vote.question}, {vote.rater}"
    if not isfinite(vote.value):
        raise BadRatings(where, "The rating is no number.", "Leave it out where none was given.")
    if vote.rater in panel:
        raise BadRatings(where, "This is rated twice by one rater.", "Keep the last one.")
    panel[vote.rater] = vote.value


def _cell(
    thing: str, question: str, panels: Mapping[str, Mapping[str, float]], midpoint: float, may: Iterable[str]
) -> Cell:
    """Tell one cell with the medians of the panels that may be shown."""
    shown = {name: median(panels[name].values()) for name in may}
    withheld = tuple(sorted(set(panels) - set(shown)))
    top, bottom = max(shown.values(), default=0.0), min(shown.values(), default=0.0)
    gap = top - bottom if len(shown) > 1 else None
    return Cell(
        *(thing, question, shown, withheld, gap),
        highest=tuple(name for name, value in shown.items() if gap and value == top),
        lowest=tuple(name for name, value in shown.items() if gap and value == bottom),
        opposed=bool(gap) and bottom < midpoint < top,
    )
