"""The pages of somebody who answers: one question at a time, one statement at a time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from coproduction_star.data.questions import Answer, Kind
from coproduction_star.data.questions.question import OTHER, Part

from .from_bank import bank_by_id
from .showing import shown_questions
from .survey import Survey, SurveyChoice, SurveyQuestion


@dataclass(frozen=True, slots=True)
class QuestionPage:
    """What is asked on one page: a question, or one of its statements."""

    question: SurveyQuestion
    statement: SurveyChoice | None = None

    @property
    def key(self) -> str:
        """The name that its answer goes by."""
        return f"{self.question.id}.{self.statement.id}" if self.statement else self.question.id

    @property
    def asks(self) -> bool:
        """Whether there is something to answer."""
        return self.question.kind is not Kind.NOTE


def is_consent(question: SurveyQuestion) -> bool:
    """Say whether it is the bank's question about consents, which are no answers and are kept apart."""
    return question.from_bank and bank_by_id()[question.id].part is Part.CONSENT


def question_pages(survey: Survey, answers: Mapping[str, Answer]) -> tuple[QuestionPage, ...]:
    """Give the pages that somebody gets, in order, as far as they have answered.

    Consents have no page among them: they are asked at the end of every survey.
    """
    return tuple(
        QuestionPage(question, statement)
        for question in shown_questions(survey, answers)
        if not is_consent(question)
        for statement in question.statements or (None,)
    )


def page_called(pages: Sequence[QuestionPage], key: str) -> int | None:
    """Find the place of a page; nothing where these answers do not lead to it."""
    return next((place for place, page in enumerate(pages) if page.key == key), None)


def place_to_go_on(pages: Sequence[QuestionPage], answers: Mapping[str, Answer]) -> int:
    """Find where somebody goes on: after the last page they answered.

    The place may be the number of pages: then all is answered. What was passed
    over before stays passed over.
    """
    answered = [place for place, page in enumerate(pages) if page.key in answers]
    return answered[-1] + 1 if answered else 0


def answers_that_count(survey: Survey, answers: Mapping[str, Answer]) -> dict[str, Answer]:
    """Leave out the answers to questions that are not shown any more, and own words whose choice was taken back."""
    names = set()
    for page in question_pages(survey, answers):
        names.add(page.key)
        if page.question.own_words and _opens_line(answers.get(page.key)):
            names.add(own_words_key(page.question))
    return {name: value for name, value in answers.items() if name in names}


def own_words_key(question: SurveyQuestion) -> str:
    """Give the name that the line of *something else* goes by, as in the codebook."""
    return f"{question.id}.{OTHER}"


def _opens_line(value: Answer) -> bool:
    return value == OTHER or (not isinstance(value, str | float | int | None) and OTHER in value)
