"""What a survey may say: every number that leaves it, after the rule of small numbers. There is no other way out.

Estimates are shares (from 0 to 1) and means; each line says what it rests on. A line that may not be shown has no
value; what is not here is nowhere: not on the page, not in a chart, a file or the API.
"""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from coproduction_star.methods.disclosure import OPENSAFELY, Rule, shown, shown_estimate, shown_mean
from coproduction_star.methods.estimation.counted import Cells, Estimates, Part, means_of, shares_of

from .tally import Dimension, Family
from .units import Unit
from .weighing import Weighed

Floats = npt.NDArray[np.float64]
MEANS = "mean"


@dataclass(frozen=True, slots=True)
class Line:
    """One number. ``by`` and ``group`` say of whom; both are empty for everybody.

    ``answers`` and ``count`` are unweighted and rounded; ``None`` is withheld. ``value`` is ``None`` where too few
    answered to say anything.
    """

    answer: str
    by: str
    group: str
    answers: int | None
    count: int | None
    value: float | None
    low: float | None
    high: float | None

    def as_plain(self) -> dict[str, Any]:
        """Give it as it is kept."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class QuestionTable:
    """The lines of a question, or of one statement of it; ``measure`` is ``share`` or ``mean``."""

    question: str
    statement: str
    measure: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Tables:
    """Everything that may be shown of a survey."""

    questions: tuple[QuestionTable, ...]
    indices: tuple[QuestionTable, ...]
    crossed: tuple[QuestionTable, ...]
    """What one person said of two things: rows are questions' parts, the answer is the column."""
    answers: int | None
    effective: int | None
    rule: Rule = field(default=OPENSAFELY)


def tables_of(weighed: Weighed, *, groups: Sequence[Dimension] = (), rule: Rule = OPENSAFELY) -> Tables:
    """Estimate everything, for everybody and for each group, and keep what may be shown."""
    maker = _Maker(weighed, tuple(groups), rule)
    tally = weighed.tally
    indices = [(name, at) for at, name in enumerate(tally.derived.indices)]
    numbers = [(name, len(indices) + at) for at, name in enumerate(tally.units.numbers)]
    return Tables(
        questions=(*(maker.question(unit) for unit in tally.units.choosing), *(maker.number(*one) for one in numbers)),
        indices=tuple(maker.number(*one) for one in indices),
        crossed=tuple(maker.crossed()),
        answers=shown(tally.answers, rule),
        effective=shown(int(weighed.report["effective"]), rule),
        rule=rule,
    )


@dataclass(frozen=True, slots=True)
class _People:
    """A part of those who answered, in the family that tells them apart; ``inside`` marks the rows of its cells."""

    by: str
    group: str
    family: Family
    cells: Cells
    inside: npt.NDArray[np.bool_]


class _Maker:
    def __init__(self, weighed: Weighed, groups: tuple[Dimension, ...], rule: Rule) -> None:
        self.weighed, self.rule = weighed, rule
        self.people = list(_people(weighed, groups))
        self.shares = [self._shares(people) for people in self.people]

    def _shares(self, people: _People) -> Estimates:
        """Estimate every choice of every question at once."""
        units = self.weighed.tally.units
        counts = people.family.counts[: len(people.family.rows), : units.width] * people.inside[:, np.newaxis]
        whole = np.zeros(units.width, dtype=np.intp)
        for unit in units.choosing:
            whole[unit.columns] = unit.answered
            whole[unit.answered] = unit.answered
        return shares_of(people.cells, counts, counts[:, whole])

    def question(self, unit: Unit) -> QuestionTable:
        lines = [
            self._share_line(choice, people, found, unit.column(choice))
            for people, found in zip(self.people, self.shares, strict=True)
            for choice in unit.choices
        ]
        return QuestionTable(unit.question, unit.statement, "share", tuple(lines))

    def number(self, name: str, at: int) -> QuestionTable:
        return QuestionTable(name, "", MEANS, tuple(self._mean_line(people, at) for people in self.people))

    def crossed(self) -> Iterator[QuestionTable]:
        derived = self.weighed.tally.derived
        if not derived.crossed:
            return
        everybody = self.people[0]
        first = self.weighed.tally.units.width
        counts = everybody.family.counts[: len(everybody.family.rows), first : first + derived.width]
        found = shares_of(everybody.cells, counts[:, ::2], counts[:, 1::2])
        kept: dict[tuple[str, str], list[Line]] = {}
        for at, one in enumerate(derived.crossed):
            kept.setdefault((one.table, one.row), []).append(self._share_line(one.column, everybody, found, at))
        for (table, row), lines in kept.items():
            yield QuestionTable(table, row, "share", tuple(lines))

    def _share_line(self, answer: str, people: _People, found: Estimates, at: int) -> Line:
        yes, asked = int(found.yes[at]), int(found.answers[at])
        value, low, high = float(found.value[at]), float(found.low[at]), float(found.high[at])
        told = shown_estimate(value, low, high, yes=yes, answers=asked, rule=self.rule)
        ends = (told.value, told.low, told.high) if told else (None, None, None)
        count = shown(yes, self.rule) if told else None
        return Line(answer, people.by, people.group, shown(asked, self.rule), count, *ends)

    def _mean_line(self, people: _People, at: int) -> Line:
        sums = people.family.sums[: len(people.family.rows), at : at + 1] * people.inside[:, np.newaxis, np.newaxis]
        found = means_of(people.cells, Part(sums[:, :, 0], sums[:, :, 1], sums[:, :, 2]))
        asked = int(found.answers[0])
        value, low, high = float(found.value[0]), float(found.low[0]), float(found.high[0])
        told = shown_mean(value, low, high, answers=asked, rule=self.rule)
        ends = (told.value, told.low, told.high) if told else (None, None, None)
        return Line("", people.by, people.group, shown(asked, self.rule), None, *ends)


def _people(weighed: Weighed, groups: tuple[Dimension, ...]) -> Iterator[_People]:
    """Everybody first, then each group."""
    whole, cells = weighed.tally.whole, weighed.cells(weighed.tally.whole)
    yield _People("", "", whole, cells, np.ones(len(whole.rows), dtype=bool))
    for group in groups:
        family = next((one for one in weighed.tally.parts if one.dimensions[-1] == group), whole)
        at = len(family.dimensions) - 1 if family is not whole else whole.dimensions.index(group)
        inner = cells if family is whole else weighed.cells(family)
        places = family.places()[:, at]
        for place, name in enumerate(group.names(), 1):
            yield _People(group.question, name, family, inner, places == place)
