"""What of a survey can be counted: for each question or statement its choices, and who answered it at all."""

from collections.abc import Iterator
from dataclasses import dataclass

from coproduction_star.data.asset_surveys.survey import Survey, SurveyQuestion
from coproduction_star.data.questions import Kind
from coproduction_star.data.questions.question import CHOOSING, DECLINED

EVERYBODY = 0
"""The column that everybody is in."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A question, or one statement of it, whose answers are choices. ``first`` is the column of its first choice."""

    question: str
    statement: str
    choices: tuple[str, ...]
    first: int

    @property
    def key(self) -> str:
        """The name its answer is kept under."""
        return f"{self.question}.{self.statement}" if self.statement else self.question

    @property
    def columns(self) -> slice:
        """The columns of its choices; the next one says who answered."""
        return slice(self.first, self.first + len(self.choices))

    @property
    def answered(self) -> int:
        """The column of those who answered; whoever would rather not say did not."""
        return self.first + len(self.choices)

    def column(self, choice: str) -> int:
        """Give the column of one choice."""
        return self.first + self.choices.index(choice)


@dataclass(frozen=True, slots=True)
class Units:
    """Everything of a survey that is counted, and how many columns that makes."""

    choosing: tuple[Unit, ...]
    numbers: tuple[str, ...]
    """Questions that are answered with a number."""
    width: int

    def of(self, question: str) -> tuple[Unit, ...]:
        """Give the units of one question, in order; none where it is not asked."""
        return tuple(unit for unit in self.choosing if unit.question == question)

    def one(self, question: str) -> Unit | None:
        """Give the unit of a question without statements, where it is asked."""
        return next((unit for unit in self.of(question) if not unit.statement), None)


def units_of(survey: Survey) -> Units:
    """List what can be counted. What people wrote in their own words never is."""
    choosing, width = [], EVERYBODY + 1
    for question in survey.questions:
        for statement in _names(question):
            unit = Unit(question.id, statement, _choices(question), width)
            choosing.append(unit)
            width = unit.answered + 1
    numbers = tuple(question.id for question in survey.questions if question.kind is Kind.NUMBER)
    return Units(tuple(choosing), numbers, width)


def _names(question: SurveyQuestion) -> Iterator[str]:
    if question.kind not in CHOOSING or not _choices(question):
        return
    if question.kind is Kind.STATEMENTS:
        yield from (statement.id for statement in question.statements)
    else:
        yield ""


def _choices(question: SurveyQuestion) -> tuple[str, ...]:
    return tuple(choice.id for choice in question.choices if choice.id != DECLINED)
