"""Answers by the numbers beside their boxes, as they are printed and typed."""

import re
from collections.abc import Iterator, Sequence

from coproduction_star.data.asset_surveys import SurveyQuestion
from coproduction_star.data.asset_surveys.answers import Fault, WrongAnswer, check_answer
from coproduction_star.data.questions import Answer, Kind
from coproduction_star.data.questions.question import DECLINED

NOT_SAY = "0"
APART = re.compile(r"[\s,;.]+")


def numbered(question: SurveyQuestion) -> Iterator[tuple[str, str]]:
    """The number and the id of every choice; who would rather not say is always 0."""
    place = 0
    for choice in question.choices:
        if choice.id == DECLINED:
            yield NOT_SAY, choice.id
        else:
            place += 1
            yield str(place), choice.id


def answer_from(question: SurveyQuestion, typed: str) -> Answer:
    """The answer that these numbers, this number or these words are. Raises WrongAnswer."""
    if not question.choices:
        return check_answer(question, typed)
    ids = dict(numbered(question))
    said = [part for part in APART.split(typed.strip()) if part]
    unknown = [part for part in said if part not in ids]
    if unknown:
        raise WrongAnswer(Fault.NO_CHOICE, " ".join(unknown))
    if question.kind is not Kind.SEVERAL and len(said) > 1:
        raise WrongAnswer(Fault.TOO_MANY, typed, limit=1)
    return check_answer(question, [ids[part] for part in said])


def as_typed(question: SurveyQuestion, answer: Answer) -> str:
    """The numbers again, of an answer that is kept."""
    numbers = {id_: number for number, id_ in numbered(question)}
    if answer is None:
        return ""
    if not question.choices:
        return str(answer)
    chosen: Sequence[str] = [answer] if isinstance(answer, str) else [str(one) for one in answer]
    return " ".join(numbers[one] for one in chosen if one in numbers)
