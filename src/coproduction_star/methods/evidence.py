"""One evidence scale for the four in use.

A case says *described, reported, evaluated, trial*; an initiative *none,
anecdote, feedback, before-after, comparison*; an appraisal grades 1 to 6; an
indicator levels 1 to 4. Each maps to the same five words, so that a figure
keeps its strength wherever it travels.
"""

from collections.abc import Mapping
from enum import IntEnum, StrEnum

from .errors import UnknownGrade


class Strength(IntEnum):
    """How far a figure can be trusted to be the effect of what was done."""

    NONE = 0
    """Nothing but a hope or a description."""
    STORY = 1
    """People involved say so; nobody counted."""
    REPORTED = 2
    """Counted, by those who did it, without a comparison."""
    COMPARED = 3
    """Set against before, elsewhere or a similar group."""
    TESTED = 4
    """Compared with a group chosen by chance."""


class Scale(StrEnum):
    """Where a grade comes from."""

    CASE = "case"
    INITIATIVE = "initiative"
    APPRAISAL = "appraisal"
    INDICATOR = "indicator"


SCALES: Mapping[Scale, Mapping[str, Strength]] = {
    Scale.CASE: {
        "described": Strength.STORY,
        "reported": Strength.REPORTED,
        "evaluated": Strength.COMPARED,
        "trial": Strength.TESTED,
    },
    Scale.INITIATIVE: {
        "none": Strength.NONE,
        "anecdote": Strength.STORY,
        "feedback": Strength.REPORTED,
        "before-after": Strength.COMPARED,
        "comparison": Strength.COMPARED,
    },
    Scale.APPRAISAL: {
        "1": Strength.TESTED,
        "2": Strength.COMPARED,
        "3": Strength.COMPARED,
        "4": Strength.REPORTED,
        "5": Strength.STORY,
        "6": Strength.NONE,
    },
    Scale.INDICATOR: {
        "1": Strength.STORY,
        "2": Strength.REPORTED,
        "3": Strength.COMPARED,
        "4": Strength.TESTED,
    },
}


def strength(grade: str, *, scale: Scale) -> Strength:
    """Say how strong a grade is on the common scale.

    Parameters
    ----------
    grade
        A word (or a digit as text) of the scale it comes from.
    scale
        Which of the four scales the grade belongs to.

    Returns
    -------
    Strength
        0 (nothing) to 4 (tested against a group chosen by chance).

    Raises
    ------
    UnknownGrade
        When the scale has no such grade; the message lists those it has.

    Examples
    --------
    >>> strength("evaluated", scale=Scale.CASE)
    <Strength.COMPARED: 3>
    """
    try:
        return SCALES[scale][grade]
    except KeyError:
        known = ", ".join(SCALES[scale])
        raise UnknownGrade(f"{grade!r} is no grade of the {scale} scale. Use one of: {known}.") from None
