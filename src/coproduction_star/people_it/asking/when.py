"""When a question is asked, in words: on paper, on the phone and for the team."""

from collections.abc import Callable, Iterator

from django.utils.translation import gettext as _

from coproduction_star.data.asset_surveys import Survey, SurveyQuestion
from coproduction_star.data.questions import Clause, Condition, Operator
from coproduction_star.data.questions.conditions import both

from .look import in_language

Named = Callable[[SurveyQuestion, str], str]
"""What a question is called, or one of its statements, such as `question 4`."""


def condition_of(survey: Survey, question: SurveyQuestion) -> Condition | None:
    """What must hold for the question and for the section it stands in."""
    section = survey.section(question.section)
    parts = [part for part in (section.show_if if section else None, question.show_if) if part is not None]
    return both(*parts) if parts else None


def asked_only_if(survey: Survey, question: SurveyQuestion, *, language: str, named: Named) -> str:
    """One sentence; nothing for a question that everybody gets."""
    condition = condition_of(survey, question)
    if condition is None:
        return ""
    return _("Only if %(when)s.") % {"when": in_words(condition, survey, language=language, named=named)}


def in_words(condition: Condition, survey: Survey, *, language: str, named: Named) -> str:
    """The condition as half a sentence, with the words of the answers in this language."""
    if isinstance(condition, Clause):
        return _clause(condition, survey, language, named)
    parts = [in_words(part, survey, language=language, named=named) for part in condition.parts]
    nested = [
        part if isinstance(each, Clause) else f"({part})" for each, part in zip(condition.parts, parts, strict=True)
    ]
    return (_(", and ") if condition.all_of else _(", or ")).join(nested)


def _clause(clause: Clause, survey: Survey, language: str, named: Named) -> str:
    asked = survey.question(clause.question)
    question = named(asked, clause.statement) if asked else clause.asks
    answers = _(" or ").join(_said(clause, asked, language)) if clause.values else ""
    return SENTENCES[clause.operator]() % {"question": question, "answers": answers}


def _said(clause: Clause, asked: SurveyQuestion | None, language: str) -> Iterator[str]:
    words = {choice.id: in_language(choice.text, language) for choice in asked.choices} if asked else {}
    for value in clause.values:
        yield f"“{words[value]}”" if value in words else value


SENTENCES = {
    Operator.IS_ONE_OF: lambda: _("the answer to %(question)s is %(answers)s"),
    Operator.IS_NOT_ONE_OF: lambda: _("the answer to %(question)s is not %(answers)s"),
    Operator.ANSWERED: lambda: _("there is an answer to %(question)s"),
    Operator.NOT_ANSWERED: lambda: _("there is no answer to %(question)s"),
    Operator.AT_LEAST: lambda: _("the number at %(question)s is %(answers)s or more"),
    Operator.AT_MOST: lambda: _("the number at %(question)s is %(answers)s or less"),
    Operator.MORE_THAN: lambda: _("the number at %(question)s is more than %(answers)s"),
    Operator.LESS_THAN: lambda: _("the number at %(question)s is less than %(answers)s"),
}


def named_by(numbers: dict[str, str], *, language: str) -> Named:
    """Call a question by its number, and one without a number by its words."""

    def named(question: SurveyQuestion, statement: str) -> str:
        number = numbers.get(question.id, "")
        if not number:
            return f"“{in_language(question.text, language)}”"
        places = [row.id for row in question.statements]
        letter = chr(ord("a") + places.index(statement)) if statement in places else ""
        return _("question %(number)s") % {"number": f"{number}{letter}"}

    return named
