"""The fixed core beside that of others: what an organisation lets others see, and what it sees of them.

Only lines that small numbers allow are ever handed on. Others who are not named are seen in a median and a range, and
only where there are three of them at least; where some are named and one or two are not, those are left out of it,
because whoever subtracts the named ones would know them.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

from coproduction_star.data.asset_surveys.survey import Survey
from coproduction_star.data.questions import core_questions
from coproduction_star.methods.disclosure import fewest

LEAST_OTHERS = fewest("organisations")
"""A median of fewer would say what one of them said."""
Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class CoreLine:
    """What everybody said: a share from 0 to 1 with its interval, and the rounded number of answers it rests on."""

    question: str
    statement: str
    answer: str
    value: float
    low: float
    high: float
    answers: int | None

    @property
    def key(self) -> Key:
        """What makes it the same line elsewhere."""
        return self.question, self.statement, self.answer


@dataclass(frozen=True, slots=True)
class Other:
    """What one other organisation lets others see; ``name`` is empty where it is not to be named."""

    name: str
    lines: tuple[CoreLine, ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """One line of one's own beside those of others; what may not be said is ``None``.

    ``others`` is how many organisations the median and the range are of, ``named`` what those said that are named.
    """

    own: CoreLine
    others: int
    lowest: float | None
    median: float | None
    highest: float | None
    named: tuple[tuple[str, float], ...]


def core_asked(survey: Survey) -> tuple[str, ...]:
    """Give the core questions that are asked word for word as in the bank."""
    core = {question.id for question in core_questions()}
    return tuple(question.id for question in survey.questions if question.id in core and question.from_bank)


def core_lines(survey: Survey, tables: Iterable[Mapping[str, Any]]) -> tuple[CoreLine, ...]:
    """Take from the tables of a result what everybody said to the core, as far as it may be shown."""
    asked = frozenset(core_asked(survey))
    return tuple(
        CoreLine(
            table["question"], table["statement"], line["answer"], line["value"], line["low"], line["high"],
            line["answers"],
        )
        for table in tables
        if table["question"] in asked
        for line in table["lines"]
        if not line["by"] and line["value"] is not None
    )  # fmt: skip


def beside(own: Sequence[CoreLine], others: Sequence[Other]) -> tuple[Beside, ...]:
    """Lay each line of one's own beside those of others.

    >>> line = CoreLine("do-more", "", "maybe", 0.4, 0.3, 0.5, 200)
    >>> [Other("", (line,))] * 2 and beside([line], [Other("", (line,))] * 2)[0].median is None
    True
    >>> beside([line], [Other("", (line,))] * 3)[0].median
    0.4
    """
    said = [(one.name, {line.key: line.value for line in one.lines}) for one in others]
    return tuple(_beside(line, [(name, lines[line.key]) for name, lines in said if line.key in lines]) for line in own)


def _beside(own: CoreLine, said: Sequence[tuple[str, float]]) -> Beside:
    named = tuple(sorted((name, value) for name, value in said if name))
    unnamed = [value for name, value in said if not name]
    told = [value for _name, value in named] + (unnamed if len(unnamed) >= LEAST_OTHERS else [])
    if len(told) < LEAST_OTHERS:
        return Beside(own, 0, None, None, None, named)
    return Beside(own, len(told), min(told), float(median(told)), max(told), named)
