"""One answer against its question: what may be kept, and what is wrong with what may not.

The same for what is typed on a page, from paper and from a file: an answer is
the id of a choice, several of them, a number or a text.
"""

import re
from collections.abc import Iterable
from enum import StrEnum

from coproduction_star.data.errors import DataError
from coproduction_star.data.questions import Answer, Kind
from coproduction_star.data.questions.conditions import number
from coproduction_star.data.questions.question import DECLINED

from .survey import SurveyQuestion

LONGEST_TEXT = 4_000
LONGEST_LINE = 200
"""Of *something else*."""
MOST_SHOWN = 60
THOUSANDS = re.compile(r"\d{1,3}(,\d{3})+(\.\d+)?")


class Fault(StrEnum):
    """What can be wrong with an answer."""

    NOTHING = "nothing"
    NO_CHOICE = "no-choice"
    TOO_MANY = "too-many"
    WITH_DECLINED = "with-declined"
    NO_NUMBER = "no-number"
    NO_WHOLE_NUMBER = "no-whole-number"
    TOO_LOW = "too-low"
    TOO_HIGH = "too-high"
    TOO_LONG = "too-long"
    NOT_ASKED = "not-asked"
    OUTSIDE_AGES = "outside-ages"


class WrongAnswer(DataError):
    """An answer that its question does not take."""

    def __init__(self, fault: Fault, said: str = "", *, limit: float | None = None) -> None:
        super().__init__(f"{fault.value}: {said[:MOST_SHOWN]}")
        self.fault, self.said, self.limit = fault, said[:MOST_SHOWN], limit


def check_answer(question: SurveyQuestion, said: str | Iterable[str]) -> Answer:
    """Give the answer as it is kept, or nothing where nothing was said.

    Parameters
    ----------
    question
        What was asked; of statements, each answer by itself.
    said
        What was typed or chosen; of a question with several answers, each of them.

    Raises
    ------
    WrongAnswer
        When the question does not take it.
    """
    if question.kind is Kind.SEVERAL:
        return _several(question, [said] if isinstance(said, str) else list(said))
    text = said if isinstance(said, str) else " ".join(said)
    if not text.strip():
        return None
    if question.kind is Kind.NOTE:
        raise WrongAnswer(Fault.NOT_ASKED, text)
    if question.kind is Kind.NUMBER:
        return _number(question, text)
    if question.kind is Kind.TEXT:
        return check_text_answer(text)
    return _choice(question, text)


def check_text_answer(text: str, *, longest: int = LONGEST_TEXT) -> str:
    """Give own words without blanks around them. Raises ``WrongAnswer`` when they are too long."""
    words = text.strip().replace("\x00", "")
    if len(words) > longest:
        raise WrongAnswer(Fault.TOO_LONG, words, limit=longest)
    return words


def _choice(question: SurveyQuestion, text: str) -> str:
    wanted = text.strip()
    if wanted not in {choice.id for choice in question.choices}:
        raise WrongAnswer(Fault.NO_CHOICE, wanted)
    return wanted


def _several(question: SurveyQuestion, said: list[str]) -> Answer:
    chosen = {_choice(question, each) for each in said if each.strip()}
    ordered = [choice.id for choice in question.choices if choice.id in chosen]
    if DECLINED in chosen and len(chosen) > 1:
        raise WrongAnswer(Fault.WITH_DECLINED, " ".join(ordered))
    if question.most is not None and len(ordered) > question.most:
        raise WrongAnswer(Fault.TOO_MANY, " ".join(ordered), limit=question.most)
    return ordered or None


def _number(question: SurveyQuestion, text: str) -> float:
    written = text.strip()
    value = number(written.replace(",", "") if THOUSANDS.fullmatch(written) else written.replace(",", "."))
    if value is None:
        raise WrongAnswer(Fault.NO_NUMBER, text)
    if not question.decimals and value != int(value):
        raise WrongAnswer(Fault.NO_WHOLE_NUMBER, text)
    if question.lowest is not None and value < question.lowest:
        raise WrongAnswer(Fault.TOO_LOW, text, limit=question.lowest)
    if question.highest is not None and value > question.highest:
        raise WrongAnswer(Fault.TOO_HIGH, text, limit=question.highest)
    return value if question.decimals else int(value)
