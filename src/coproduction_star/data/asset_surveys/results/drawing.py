"""How the people of a survey were drawn: singly and by chance from each stratum, so many of so many."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from .margins import KnownMargin, RowProblem, Wrong, read_margin
from .tally import Dimension

Floats = npt.NDArray[np.float64]
Places = npt.NDArray[np.intp]
COUNTED = frozenset({Wrong.NOT_A_NUMBER, Wrong.TOTAL})
"""What the second column can have wrong that the first does not say already."""


@dataclass(frozen=True, slots=True)
class KnownDrawing:
    """For each stratum, how many people there are and how many of them were drawn (1 at least, never more)."""

    dimension: Dimension
    people: tuple[float, ...]
    drawn: tuple[float, ...]

    def weights(self, places: Places) -> Floats:
        """Give the design weight of each place: ``people / drawn``; 0 stands for a stratum that is not known.

        Whoever's stratum is not known has the weight of the whole: all people, divided by all who were drawn.
        """
        each = np.array(self.people) / np.array(self.drawn)
        return np.concatenate([[sum(self.people) / sum(self.drawn)], each])[places]

    @property
    def population(self) -> Floats:
        """How many people are in each place; endless in the one that is not known."""
        return np.array([np.inf, *self.people])

    def as_margin(self) -> KnownMargin:
        """Give how many people there are, to compare those who answered with."""
        return KnownMargin(self.dimension, self.people)


def read_drawing(
    question: str, rows: Sequence[Sequence[str]], called: Mapping[str, tuple[str, ...]]
) -> tuple[KnownDrawing | None, list[RowProblem]]:
    """Read rows of stratum, people there are, people drawn; otherwise as :func:`~.margins.read_margin`."""
    margin, problems = read_margin(question, [_pair(row, 1) for row in rows], called)
    asked, more = read_margin(question, [_pair(row, 2) for row in rows], called)
    problems += [problem for problem in more if problem.wrong in COUNTED and problem not in problems]
    if problems or margin is None:
        return None, problems
    drawn = dict(zip(asked.dimension.categories, asked.people, strict=True)) if asked else {}
    pairs = list(zip(margin.dimension.categories, margin.people, strict=True))
    for stratum, people in pairs:
        name, number = called[stratum[0]][-1], drawn.get(stratum, 0)
        if number > people:
            problems.append(RowProblem(0, Wrong.MORE_THAN_THERE_ARE, name, f"{number:,.10g}"))
        elif number < 1:
            problems.append(RowProblem(0, Wrong.NONE_DRAWN, name))
    if problems:
        return None, problems
    return KnownDrawing(margin.dimension, margin.people, tuple(drawn[stratum] for stratum, _people in pairs)), []


def _pair(row: Sequence[str], at: int) -> list[str]:
    return [str(row[0]), str(row[at])] if len(row) > at else [str(cell) for cell in row[:1]]
