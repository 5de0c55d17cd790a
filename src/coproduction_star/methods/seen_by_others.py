"""What others say of one person's skills, told so that nobody learns what one of them said.

Question: how do others see it? Rules and their limits: docs/methods/seen-by-others.md.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from .disclosure import fewest
from .errors import InputRefused

LEAST_RATERS = fewest("self-assessment")
"""Fewest people whose answers about somebody, or about a thing everybody knows them by, are ever told together."""
LOWEST, HIGHEST = 1, 4


class BadRatings(InputRefused):
    """Ratings off the scale, or a rule that would tell what one person said."""


@dataclass(frozen=True, slots=True)
class Seen:
    """How others see one skill: the middle of what they say (1 to 4), and of how many people it is told."""

    middle: float
    raters: int


def seen_by_others(
    skills: Sequence[str], ratings: Iterable[Mapping[str, int]], *, least: int = LEAST_RATERS
) -> Mapping[str, Seen]:  # fmt: skip
    """Say how others see each skill; a skill of which too few have spoken is left out.

    Only the median is told, never how many gave which level. What is told moves only when ``least`` more people have
    rated the skill: the first 5, the first 10, and so on in the order in which they came. So whoever looks before
    and after an answer learns nothing about it.

    Parameters
    ----------
    skills
        Their ids, in the order of the answer.
    ratings
        What each person says, the first to answer first: a level from 1 to 4 by the id of a skill. Skills that
        somebody could not speak of are left out.
    least
        Fewest people of whom anything is told, 2 or more.

    Raises
    ------
    BadRatings
        When a level is not a whole number from 1 to 4, or ``least`` is below 2.

    Examples
    --------
    >>> said = [{"CP01": level} for level in (2, 3, 3, 4, 1, 1)]
    >>> seen_by_others(["CP01", "CP02"], said)
    {'CP01': Seen(middle=3.0, raters=5)}
    >>> seen_by_others(["CP01"], said[:4])
    {}
    """
    given = list(ratings)
    if least < 2:
        raise BadRatings("least", f"It is {least}.", "Tell nothing of fewer than two people.")
    if any(level not in range(LOWEST, HIGHEST + 1) for one in given for level in one.values()):
        raise BadRatings(
            "ratings", "A level is not a whole number from 1 to 4.", "Give each skill a level from 1 to 4."
        )
    found = {skill: _seen([one[skill] for one in given if skill in one], least) for skill in skills}
    return {skill: seen for skill, seen in found.items() if seen is not None}


def _seen(levels: Sequence[int], least: int) -> Seen | None:
    """Of as many whole groups of ``least`` as have answered."""
    told = levels[: len(levels) // least * least]
    return Seen(float(median(told)), len(told)) if told else None
