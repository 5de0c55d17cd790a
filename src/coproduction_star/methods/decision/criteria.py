"""A criterion with real end points, and the value of a level on its fixed scale.

The scale of a criterion is fixed before the options are looked at: ``worst``
and ``best`` are levels that the people deciding can picture, not the worst and
best among the options. So an option that comes or goes changes no other.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import isfinite

import numpy as np

from coproduction_star.methods.errors import InputRefused
from coproduction_star.methods.sentences import worded

from .inputs import Floats, levels_table, refuse_repeats

SLACK = 1e-12
"""Of the length of a scale: rounding does not carry a level over its end."""


class NoEndPoints(InputRefused):
    """A criterion without a worst and a best level that can be told apart."""


class BadShape(InputRefused):
    """A value function that does not climb from 0 at the worst to 1 at the best."""


class OutsideScale(InputRefused):
    """A level beyond the end points of its criterion."""


class Beyond(StrEnum):
    """What to do with a level beyond the end points."""

    REFUSE = "refuse"
    CLAMP = "clamp"


@dataclass(frozen=True, slots=True)
class Criterion:
    """Something that matters, with the worst and the best level considered.

    Parameters
    ----------
    name
        What it is.
    worst, best
        Levels in ``unit``. ``best`` may be the smaller number: then less is better.
    unit
        What the levels count.
    points
        Level and value of a piecewise linear value function, from ``(worst, 0)`` to ``(best, 1)``; empty for a
        straight line. Values may stay level but never fall on the way to ``best``.

    Raises
    ------
    NoEndPoints
        When an end point is missing or both are the same.
    BadShape
        When the points do not lead from worst to best, or fall on the way.
    """

    name: str
    worst: float
    best: float
    unit: str = ""
    points: tuple[tuple[float, float], ...] = ()

    def __post_init__(self) -> None:
        """Refuse a scale that is none."""
        field = f"criterion {self.name!r}"
        if not all(isinstance(end, int | float) and isfinite(end) for end in (self.worst, self.best)):
            remedy = "Say which level is the worst and which the best; importance alone cannot be weighed."
            raise NoEndPoints(field, "It has no real end points.", remedy)
        if self.worst == self.best:
            remedy = "Widen the scale, or leave the criterion out: it does not tell options apart."
            raise NoEndPoints(field, f"Its worst and best are both {self.worst:g}.", remedy)
        if self.points:
            _check_shape(field, self)

    @property
    def higher_is_better(self) -> bool:
        """Whether more is better."""
        return self.best > self.worst

    def value(self, levels: Floats) -> Floats:
        """Value levels from 0 (worst) to 1 (best); beyond the ends the value stays 0 or 1."""
        share = (np.asarray(levels, dtype=np.float64) - self.worst) / (self.best - self.worst)
        if not self.points:
            return np.asarray(np.clip(share, 0.0, 1.0))
        at = [(level - self.worst) / (self.best - self.worst) for level, _value in self.points]
        return np.asarray(np.interp(share, at, [value for _level, value in self.points]))

    def holds(self, levels: Floats) -> np.ndarray:
        """Say which levels lie on the scale."""
        low, high = sorted((self.worst, self.best))
        slack = SLACK * (high - low)
        return np.asarray((levels >= low - slack) & (levels <= high + slack))


def _check_shape(field: str, criterion: Criterion) -> None:
    levels = np.array([level for level, _value in criterion.points], dtype=np.float64)
    values = np.array([value for _level, value in criterion.points], dtype=np.float64)
    steps = np.diff(levels) * (1 if criterion.higher_is_better else -1)
    if not (np.isfinite(levels).all() and np.isfinite(values).all() and (steps > 0).all()):
        raise BadShape(field, "The levels of its value function are out of order.", "List them from worst to best.")
    if criterion.points[0] != (criterion.worst, 0) or criterion.points[-1] != (criterion.best, 1):
        remedy = f"Begin at {criterion.worst:g} with 0 and end at {criterion.best:g} with 1."
        raise BadShape(field, "Its value function does not lead from worst to best.", remedy)
    if (np.diff(values) < 0).any():
        remedy = "Make it two criteria, or let values stay level where more is no better."
        raise BadShape(field, "Its value falls on the way from worst to best.", remedy)


@dataclass(frozen=True, slots=True)
class Clamped:
    """A level beyond its scale that was counted as the end point."""

    option: str
    criterion: str
    level: float
    counted_as: float


@dataclass(frozen=True, slots=True, eq=False)
class Appraisal:
    """Options with their level on each criterion: ``levels`` has shape (options, criteria).

    Raises
    ------
    NamedTwice, BadTable
        When names repeat or a level is missing.
    """

    options: tuple[str, ...]
    criteria: tuple[Criterion, ...]
    levels: Floats

    def __post_init__(self) -> None:
        """Refuse what is no full table."""
        refuse_repeats(self.options, of="options")
        refuse_repeats((criterion.name for criterion in self.criteria), of="criteria")
        object.__setattr__(self, "levels", levels_table(self.levels))
        if self.levels.shape != (len(self.options), len(self.criteria)):
            raise _wrong_shape(self)

    @property
    def ends(self) -> tuple[Floats, Floats]:
        """The worst and the best levels, one a criterion."""
        return np.array([one.worst for one in self.criteria]), np.array([one.best for one in self.criteria])

    @property
    def higher_is_better(self) -> tuple[bool, ...]:
        """For each criterion, whether more is better."""
        return tuple(criterion.higher_is_better for criterion in self.criteria)


def _wrong_shape(appraisal: Appraisal) -> InputRefused:
    rows, columns = appraisal.levels.shape
    said = f"They are {rows} by {columns} for {len(appraisal.options)} options and {len(appraisal.criteria)} criteria."
    return InputRefused("levels", said, "Give every option one level on each criterion.")


def values_of(appraisal: Appraisal, *, beyond: Beyond = Beyond.REFUSE) -> tuple[Floats, tuple[Clamped, ...]]:
    """Value every level on its fixed scale.

    Returns
    -------
    tuple
        The values from 0 to 1, shape (options, criteria), and the levels that were counted as an end point.

    Raises
    ------
    OutsideScale
        When a level lies beyond its end points and ``beyond`` is ``REFUSE``.
    """
    pairs = list(zip(appraisal.criteria, appraisal.levels.T, strict=True))
    clamped = [
        _clamped(appraisal.options[row], criterion, float(levels[row]), beyond)
        for criterion, levels in pairs
        for row in np.flatnonzero(~criterion.holds(levels))
    ]
    return np.column_stack([criterion.value(levels) for criterion, levels in pairs]), tuple(clamped)


def refuse_outside(appraisal: Appraisal) -> None:
    """Refuse levels beyond their end points.

    Raises
    ------
    OutsideScale
        With the first one in order of criteria.
    """
    worst, best = appraisal.ends
    slack = SLACK * np.abs(best - worst)
    low, high = np.minimum(worst, best) - slack, np.maximum(worst, best) + slack
    if not ((appraisal.levels >= low) & (appraisal.levels <= high)).all():
        values_of(appraisal)


def _clamped(option: str, criterion: Criterion, level: float, beyond: Beyond) -> Clamped:
    if beyond is Beyond.REFUSE:
        ends = {"worst": f"{criterion.worst:g}", "best": f"{criterion.best:g}"}
        said = worded("%(level)s lies beyond the scale from %(worst)s to %(best)s.", level=f"{level:g}", **ends)
        remedy = worded("Widen the scale and ask for the swing again, or count the level as the end point (clamp).")
        raise OutsideScale(f"option {option!r}, {criterion.name!r}", said, remedy)
    either: Sequence[float] = (criterion.worst, criterion.best)
    return Clamped(option, criterion.name, level, min(either, key=lambda end: abs(end - level)))
