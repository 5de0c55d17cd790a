"""Answers in words, as their author, or whoever typed them in, reads them again."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from coproduction_star.data.asset_surveys import Survey
from coproduction_star.data.asset_surveys.pages import QuestionPage, own_words_key, question_pages
from coproduction_star.data.questions import Answer
from coproduction_star.data.questions.question import OTHER

from .look import in_language


@dataclass(frozen=True, slots=True)
class Said:
    """One page's question and what was answered; `key` names the page."""

    key: str
    asks: str
    answer: str
    special: bool


def said_in(survey: Survey, answers: Mapping[str, Answer], *, language: str) -> tuple[Said, ...]:
    """What was answered on the pages that these answers lead to, in their order."""
    return tuple(_rows(survey, answers, language))


def _rows(survey: Survey, answers: Mapping[str, Answer], language: str) -> Iterator[Said]:
    for page in question_pages(survey, answers):
        if page.key in answers:
            words = _words(page, answers[page.key], answers.get(own_words_key(page.question)), language)
            yield Said(page.key, _asks(page, language), words, page.question.special_category)


def _asks(page: QuestionPage, language: str) -> str:
    text = in_language(page.question.text, language)
    return f"{text} – {in_language(page.statement.text, language)}" if page.statement else text


def _words(page: QuestionPage, answer: Answer, own: Any, language: str) -> str:
    labels = {choice.id: in_language(choice.text, language) for choice in page.question.choices}
    if own and OTHER in labels:
        labels[OTHER] = _("%(label)s: %(words)s") % {"label": labels[OTHER], "words": own}
    if isinstance(answer, int | float):
        return str(number_format(answer))
    if isinstance(answer, str):
        return labels.get(answer, answer)
    return ", ".join(labels.get(one, one) for one in answer or ())
