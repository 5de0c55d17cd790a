"""Which questions somebody gets, as far as they have answered."""

from collections.abc import Mapping

from coproduction_star.data.questions import Answer, holds

from .survey import Survey, SurveyQuestion


def shown_questions(survey: Survey, answers: Mapping[str, Answer]) -> tuple[SurveyQuestion, ...]:
    """Give the questions to show, in order.

    The answer to a question that is no longer shown counts as not given, as in
    Kobo and ODK: whoever goes back and says *no* is not asked on as if it were
    still *yes*.

    Parameters
    ----------
    survey
        A survey without problems.
    answers
        By question, or ``question.statement``: the id of a choice, several of them, a number or a text.
    """
    counted: dict[str, Answer] = {}
    shown = []
    for question in survey.questions:
        section = survey.section(question.section)
        if (section is None or holds(section.show_if, counted)) and holds(question.show_if, counted):
            shown.append(question)
            names = (question.id, *(f"{question.id}.{statement.id}" for statement in question.statements))
            counted.update({name: answers[name] for name in names if name in answers})
    return tuple(shown)
