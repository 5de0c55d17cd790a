"""One question as a page shows it: to those who answer, and to those who look before."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from coproduction_star.data.asset_surveys.pages import QuestionPage
from coproduction_star.data.questions import Kind
from coproduction_star.data.questions.question import DECLINED, OTHER
from coproduction_star.ui.reading import Look

from .look import asked, in_language
from .question_form import ANSWER, QuestionForm


@dataclass(frozen=True, slots=True)
class Asked:
    """What the macro `question` of people_it/asking/macros.jinja draws, with the form beside it."""

    kind: str
    asks: bool
    language: str
    look: str
    text: str
    statement: str
    help: str
    note: str
    """How to answer, in the language of the page."""
    choices: tuple[dict[str, Any], ...]
    value: str
    """What was typed, where it is no choice."""
    may_decline: bool
    """Whether one of the choices is to rather not say; else the page has a button for it."""


def asked_on(page: QuestionPage, form: QuestionForm, *, language: str, look: str = Look.USUAL) -> Asked:
    question, value = page.question, form[ANSWER].value() if page.asks else None
    return Asked(
        kind=question.kind.value,
        asks=page.asks,
        language=language,
        look=look,
        text=asked(question, language=language, look=look),
        statement=in_language(page.statement.text, language) if page.statement else "",
        help="" if look == Look.EASY and question.easy.get(language) else in_language(question.help, language),
        note=_how(page),
        choices=tuple(_choices(page, value, language)),
        value="" if value is None else str(value),
        may_decline=any(choice.id == DECLINED for choice in question.choices),
    )


def _choices(page: QuestionPage, value: Any, language: str) -> Any:
    chosen = set(value) if isinstance(value, list | tuple) else {value}
    for choice in page.question.choices:
        yield {
            "value": choice.id,
            "text": in_language(choice.text, language),
            "checked": choice.id in chosen,
            "own_words": page.question.own_words and choice.id == OTHER,
        }


def _how(page: QuestionPage) -> str:
    question = page.question
    if question.kind is Kind.SEVERAL:
        if question.most:
            return _("Tick at most %(most)s.") % {"most": question.most}
        return "" if question.help else _("Tick all that fit.")
    return ""
