"""Who we have not heard: before any estimate, how many of each group answered beside how many there are."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from coproduction_star.methods.disclosure import OPENSAFELY, Rule, shown

from .margins import KnownMargin
from .tally import Dimension, Tally
from .units import EVERYBODY

HALF = 0.5
"""Heard less than half as often as their number would have it: our choice of when to go and ask."""


@dataclass(frozen=True, slots=True)
class Heard:
    """A group, how many of it answered (rounded; ``None``: seven or fewer), and its share of the people there are.

    ``unheard`` says that it was heard less than half as often as everybody; where nobody knows how many there are,
    that it was not heard enough for a number.
    """

    by: str
    group: str
    answers: int | None
    people: float | None
    share_of_people: float | None
    share_of_answers: float | None
    unheard: bool


def heard(
    tally: Tally, margins: Sequence[KnownMargin], groups: Sequence[Dimension] = (), *, rule: Rule = OPENSAFELY
) -> tuple[Heard, ...]:  # fmt: skip
    """Give every group of the margins, and of the other groups those whose people nobody has counted."""
    known = {margin.dimension: margin for margin in margins}
    every = (*known, *(group for group in groups if group.question not in {one.question for one in known}))
    return tuple(line for dimension in every for line in _lines(tally, dimension, known, rule))


def _lines(
    tally: Tally, dimension: Dimension, known: Mapping[Dimension, KnownMargin], rule: Rule
) -> Iterator[Heard]:  # fmt: skip
    answers = answers_by(tally, dimension)
    rounded = [shown(int(number), rule) for number in answers]
    whole = sum(number or 0 for number in rounded)
    margin = known.get(dimension)
    for place, group in enumerate(dimension.names()):
        people = margin.people[place] if margin else None
        there = people / margin.total if margin and people is not None else None
        said = (rounded[place] or 0) / whole if whole else None
        few = rounded[place] is None
        under = there is not None and said is not None and said < HALF * there
        yield Heard(dimension.question, group, rounded[place], people, there, None if few else said, few or under)


def answers_by(tally: Tally, dimension: Dimension) -> np.ndarray:
    """Count who answered in each category; unweighted, and not to be shown as it is."""
    family = next((one for one in tally.parts if one.dimensions[-1] == dimension), tally.whole)
    at = family.dimensions.index(dimension)
    counts = family.counts[: len(family.rows), EVERYBODY]
    return np.bincount(family.places()[:, at], counts, minlength=len(dimension.categories) + 1)[1:]
