"""Answers counted in one pass: as many rows as there are, in memory that does not grow with them.

People alike in every margin (and in the group that a table is by) are counted together, so what is kept is a number
for each such cell and each answer. Weights are found afterwards, from the counts.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

import numpy as np
import numpy.typing as npt

from coproduction_star.data.asset_surveys.survey import Survey
from coproduction_star.data.questions import Answer
from coproduction_star.methods.errors import InputRefused

from .derived import Derived, crossed_ticks, derived_of, index_values
from .units import EVERYBODY, Units, units_of

Counts = npt.NDArray[np.int32]
Floats = npt.NDArray[np.float64]
PLACE, WAY = "place", "way"
AT_ONCE = 4_096
MOST_NUMBERS = 60_000_000
"""So many counts are kept at most: 240 MB."""


class TooManyCells(InputRefused):
    """Margins that part the answers into more cells than can be counted."""


@dataclass(frozen=True, slots=True)
class Answered:
    """One person's answers by question, or ``question.statement``, the place they live in and the way they came.

    Place and way (the link, the letter) may be empty.
    """

    answers: Mapping[str, Answer]
    place: str = ""
    way: str = ""


@dataclass(frozen=True, slots=True)
class Dimension:
    """How people are told apart: by a question, the place or the way they came; categories may join choices."""

    question: str
    categories: tuple[tuple[str, ...], ...]

    def names(self) -> tuple[str, ...]:
        """Name the categories by their choices."""
        return tuple("+".join(choices) for choices in self.categories)

    def codes(self) -> dict[str, int]:
        """Say in which category each choice is, from 1; 0 is for whoever did not say."""
        return {choice: place for place, choices in enumerate(self.categories, 1) for choice in choices}


@dataclass(slots=True)
class Family:
    """Counts by the cells of some dimensions. ``rows`` says which row a cell has; cells nobody is in have none."""

    dimensions: tuple[Dimension, ...]
    width: int
    numbers: int
    rows: dict[int, int] = field(default_factory=dict)
    counts: Counts = field(default_factory=lambda: np.zeros((0, 0), dtype=np.int32))
    sums: Floats = field(default_factory=lambda: np.zeros((0, 0, 3)))

    @property
    def sizes(self) -> tuple[int, ...]:
        """How many categories each dimension has, those who did not say among them."""
        return tuple(len(dimension.categories) + 1 for dimension in self.dimensions)

    def add(self, cells: npt.NDArray[np.intp], ticks: npt.NDArray[np.bool_], values: Floats) -> None:
        """Count a block of answers; ``cells`` has the cell of each."""
        order = np.argsort(cells, kind="stable")
        there, starts = np.unique(cells[order], return_index=True)
        rows = self._rows(there)
        self.counts[rows] += np.add.reduceat(ticks[order, : self.width], starts, axis=0, dtype=np.int32)
        known = ~np.isnan(values)
        said = np.where(known, values, 0.0)
        moments = np.stack([known.astype(np.float64), said, said**2], axis=2)
        self.sums[rows] += np.add.reduceat(moments[order], starts, axis=0)

    def _rows(self, there: npt.NDArray[np.intp]) -> list[int]:
        rows = [self.rows.setdefault(int(cell), len(self.rows)) for cell in there]
        if len(self.rows) > len(self.counts):
            self._grow()
        return rows

    def _grow(self) -> None:
        size = max(64, 2 * len(self.counts), len(self.rows))
        if size * self.width > MOST_NUMBERS:
            names = ", ".join(dimension.question for dimension in self.dimensions)
            reason = f"Those who answered fall into {len(self.rows):,} different cells of {names}."
            raise TooManyCells("margins", reason, "Leave one of them out, or join categories.")
        counts = np.zeros((size, self.width), dtype=np.int32)
        if len(self.counts):
            counts[: len(self.counts)] = self.counts
        sums = np.zeros((size, self.numbers, 3))
        if len(self.sums):
            sums[: len(self.sums)] = self.sums
        self.counts, self.sums = counts, sums

    def places(self) -> npt.NDArray[np.intp]:
        """Say in which category each row is, for each dimension; shape (rows, dimensions)."""
        cells = np.array(list(self.rows), dtype=np.intp)
        if not self.dimensions:
            return np.zeros((len(cells), 0), dtype=np.intp)
        return np.stack(np.unravel_index(cells, self.sizes), axis=1)


@dataclass(frozen=True, slots=True)
class Tally:
    """Everything that was counted: ``whole`` by the margins, each of ``parts`` by the margins and one group more."""

    survey: Survey
    units: Units
    derived: Derived
    margins: tuple[Dimension, ...]
    whole: Family
    parts: tuple[Family, ...]

    @property
    def answers(self) -> int:
        """How many people answered."""
        return int(self.whole.counts[:, EVERYBODY].sum()) if self.whole.rows else 0


def count(
    survey: Survey, rows: Iterable[Answered], *, margins: Sequence[Dimension] = (), groups: Sequence[Dimension] = ()
) -> Tally:
    """Read the answers once.

    Parameters
    ----------
    survey
        The edition they were given to.
    rows
        One for each person; read as a stream.
    margins
        What weights are to be found from.
    groups
        What else tables are by.
    """
    units = units_of(survey)
    derived = derived_of(units)
    numbers = len(derived.indices) + len(units.numbers)
    whole = Family(tuple(margins), units.width + derived.width, numbers)
    parts = tuple(Family((*margins, group), units.width, numbers) for group in groups if group not in margins)
    tally = Tally(survey, units, derived, tuple(margins), whole, parts)
    reader = _Reader(tally)
    stream = iter(rows)
    while block := list(islice(stream, AT_ONCE)):
        reader.add(block)
    return tally


class _Reader:
    """Turns answers into columns, block by block."""

    def __init__(self, tally: Tally) -> None:
        self.tally = tally
        self.columns = {
            unit.key: {choice: unit.column(choice) for choice in unit.choices} for unit in tally.units.choosing
        }
        every = {dimension for family in (tally.whole, *tally.parts) for dimension in family.dimensions}
        self.codes = {dimension: dimension.codes() for dimension in every}

    def add(self, block: Sequence[Answered]) -> None:
        ticks = self._ticks(block)
        values = np.concatenate([index_values(self.tally.derived, ticks), self._numbers(block)], axis=1)
        wide = np.concatenate([ticks, crossed_ticks(self.tally.derived, ticks)], axis=1)
        codes = {dimension: self._codes(dimension, known, block) for dimension, known in self.codes.items()}
        for family in (self.tally.whole, *self.tally.parts):
            cells = np.zeros(len(block), dtype=np.intp)
            for dimension, size in zip(family.dimensions, family.sizes, strict=True):
                cells = cells * size + codes[dimension]
            family.add(cells, wide, values)

    def _ticks(self, block: Sequence[Answered]) -> npt.NDArray[np.bool_]:
        width = self.tally.units.width
        ticks = np.zeros(len(block) * width, dtype=bool)
        ticks[self._ticked(block, width)] = True
        table = ticks.reshape(len(block), width)
        table[:, EVERYBODY] = True
        for unit in self.tally.units.choosing:
            table[:, unit.answered] = table[:, unit.columns].any(axis=1)
        return table

    def _ticked(self, block: Sequence[Answered], width: int) -> list[int]:
        """Give the place of every choice made; what is no choice of this edition is passed over."""
        found: list[int] = []
        start = 0
        for row in block:
            for key, value in row.answers.items():
                known = self.columns.get(key)
                if known is None:
                    continue
                choices = (value,) if isinstance(value, str) else _several(value)
                found += [start + known[choice] for choice in choices if choice in known]
            start += width
        return found

    def _numbers(self, block: Sequence[Answered]) -> Floats:
        names = self.tally.units.numbers
        found = np.full((len(block), len(names)), np.nan)
        for at, name in enumerate(names):
            for place, row in enumerate(block):
                value = row.answers.get(name)
                if isinstance(value, int | float) and not isinstance(value, bool):
                    found[place, at] = value
        return found

    @staticmethod
    def _codes(dimension: Dimension, known: Mapping[str, int], block: Sequence[Answered]) -> npt.NDArray[np.intp]:
        if dimension.question == PLACE:
            return np.array([known.get(row.place, 0) for row in block], dtype=np.intp)
        if dimension.question == WAY:
            return np.array([known.get(row.way, 0) for row in block], dtype=np.intp)
        said = (row.answers.get(dimension.question) for row in block)
        return np.array([known.get(value, 0) if isinstance(value, str) else 0 for value in said], dtype=np.intp)


def _several(value: Answer | None) -> Sequence[str]:
    if not isinstance(value, list | tuple | set | frozenset):
        return ()
    return [each for each in value if isinstance(each, str)]
