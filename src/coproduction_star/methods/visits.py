"""What visits to a service say: how each point was seen, where visitors differ, and what changed.

Question: what did those who went to look see? Rules and their limits: docs/methods/visits.md.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import floor, sqrt
from statistics import fmean, variance

from .errors import InputRefused

LOWEST, HIGHEST = 0, 3
QUARTER = 0.25
UPPER = 0.975


class BadMarks(InputRefused):
    """Scores off the scale, or a rule that protects nobody."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One score from 0 (not at all) to 3 (fully), by one visitor (a person, or a pair that scored together)."""

    visitor: str
    point: str
    score: int
    place: str = ""


@dataclass(frozen=True, slots=True)
class PointSeen:
    """How a point was seen. The mean is None, and the spread is empty, where too few scored it.

    ``spread`` counts visitors by their nearest score, 0 to 3. ``apart`` says that a quarter or more lie two steps or
    more from another quarter or more: then the mean hides two views.
    """

    point: str
    visitors: int
    mean: float | None
    spread: tuple[int, int, int, int]
    apart: bool


@dataclass(frozen=True, slots=True)
class Whole:
    """All points together, or all of one place: each visitor counts once, whatever number of visits they made."""

    name: str
    visitors: int
    mean: float | None
    error: float | None = None
    """Standard error of the mean, in steps of the scale."""


@dataclass(frozen=True, slots=True)
class Change:
    """How much higher the later mean lies, in steps, with a 95 per cent interval. ``firm``: it leaves out nought."""

    difference: float
    low: float
    high: float

    @property
    def firm(self) -> bool:
        """Whether it is more than the chance of who went to look."""
        return self.low > 0 or self.high < 0


def seen(points: Sequence[str], marks: Iterable[Mark], *, least: int) -> tuple[PointSeen, ...]:
    """Say how each point was seen, in the order of the checklist.

    Parameters
    ----------
    points
        Their ids.
    marks
        Scores from 0 to 3. A visitor who scored a point several times counts with the mean of these scores.
    least
        Fewest visitors of whom a mean or a spread is told, 1 or more.

    Raises
    ------
    BadMarks
        When a score is not a whole number from 0 to 3, or ``least`` is below 1.

    Examples
    --------
    >>> given = [Mark("a", "P", 0), Mark("b", "P", 0), Mark("c", "P", 3), Mark("d", "P", 3), Mark("e", "P", 3)]
    >>> seen(["P"], given, least=5)[0]
    PointSeen(point='P', visitors=5, mean=1.8, spread=(2, 0, 0, 3), apart=True)
    >>> seen(["P"], given[:4], least=5)[0].mean is None
    True

    Source: docs/methods/visits.md.
    """
    given = _checked(marks, least)
    return tuple(_point(point, [one for one in given if one.point == point], least) for point in points)


def of_told(found: Iterable[PointSeen], marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """Keep the marks of the points that are told: a mean over the others would tell them by subtraction.

    >>> given = [Mark("a", "P", 1), Mark("b", "P", 2), Mark("a", "Q", 3)]
    >>> [one.point for one in of_told(seen(["P", "Q"], given, least=2), given)]
    ['P', 'P']
    """
    told = {one.point for one in found if one.mean is not None}
    return tuple(one for one in marks if one.point in told)


def whole(marks: Iterable[Mark], *, least: int, name: str = "") -> Whole:
    """Give the mean of the visitors' means, 0 to 3; None where fewer than ``least`` visitors scored.

    >>> whole([Mark("a", "P", 1), Mark("a", "Q", 3), Mark("b", "P", 1)], least=2).mean
    1.5

    Raises BadMarks as ``seen`` does.
    """
    means = list(_means(_checked(marks, least)).values())
    if len(means) < least:
        return Whole(name, len(means), None)
    error = sqrt(variance(means) / len(means)) if len(means) > 1 else None
    return Whole(name, len(means), fmean(means), error)


def by_place(marks: Iterable[Mark], *, least: int) -> tuple[Whole, ...]:
    """Give each place, in the order of its name. A place with too few visitors is not told.

    Where those who are in no place that is told are fewer than ``least`` together, the smallest of the others is not
    told either, so that they do not come back by subtraction from the whole. Raises BadMarks as ``seen`` does.
    """
    given = _checked(marks, least)
    places = sorted({one.place for one in given if one.place})
    found = [whole((one for one in given if one.place == place), least=least, name=place) for place in places]
    told = [one for one in found if one.mean is not None]
    names = {one.name for one in told}
    rest = {one.visitor for one in given if one.place not in names}
    if told and 0 < len(rest) < least:
        smallest = min(told, key=lambda one: (one.visitors, one.name))
        found = [Whole(one.name, one.visitors, None) if one is smallest else one for one in found]
    return tuple(found)


def change(before: Whole, after: Whole) -> Change | None:
    """Set a later review beside an earlier one; None where either may not be told, or no visitor differs in either.

    The interval takes both groups of visitors as drawn independently (Welch's t), in steps of the scale.

    >>> found = change(Whole("", 8, 1.0, 0.2), Whole("", 8, 2.0, 0.2))
    >>> round(found.low, 2), round(found.high, 2), found.firm
    (0.39, 1.61, True)

    Source: Welch 1947, https://doi.org/10.1093/biomet/34.1-2.28.
    """
    if before.mean is None or after.mean is None or before.error is None or after.error is None:
        return None
    if before.error == after.error == 0:
        return None
    from scipy.special import stdtrit  # loaded by whoever compares: a web process stays small

    squares = [(one**2, number) for one, number in ((before.error, before.visitors), (after.error, after.visitors))]
    both = sum(square for square, _number in squares)
    freedom = both**2 / sum(square**2 / (number - 1) for square, number in squares)
    difference = after.mean - before.mean
    half = float(stdtrit(freedom, UPPER)) * sqrt(both)
    return Change(difference, difference - half, difference + half)


def _checked(marks: Iterable[Mark], least: int) -> list[Mark]:
    given = list(marks)
    if least < 1 or any(one.score not in range(LOWEST, HIGHEST + 1) for one in given):
        raise BadMarks("scores", "A score is not a whole number from 0 to 3.", "Score each point from 0 to 3.")
    return given


def _means(marks: Iterable[Mark]) -> Mapping[str, float]:
    by_visitor: dict[str, list[int]] = {}
    for one in marks:
        by_visitor.setdefault(one.visitor, []).append(one.score)
    return {visitor: fmean(scores) for visitor, scores in by_visitor.items()}


def _point(point: str, marks: Sequence[Mark], least: int) -> PointSeen:
    means = list(_means(marks).values())
    if len(means) < least:
        return PointSeen(point, len(means), None, (0, 0, 0, 0), apart=False)
    nearest = [floor(mean + 0.5) for mean in means]
    none, little, mostly, fully = (nearest.count(step) for step in range(LOWEST, HIGHEST + 1))
    return PointSeen(point, len(means), fmean(means), (none, little, mostly, fully), apart=_apart(nearest))


def _apart(nearest: Sequence[int]) -> bool:
    enough = QUARTER * len(nearest)
    return any(
        sum(one <= step for one in nearest) >= enough and sum(one >= step + 2 for one in nearest) >= enough
        for step in (0, 1)
    )
