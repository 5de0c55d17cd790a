"""Whether the conditions of a survey can be judged when their turn comes."""

from collections.abc import Iterator, Sequence

from coproduction_star.data.documents import Complaints, Path
from coproduction_star.data.entries import did_you_mean
from coproduction_star.data.questions import Clause, Condition, Kind, Operator, clauses
from coproduction_star.data.questions.conditions import OF_NUMBERS, WITHOUT_VALUES, number
from coproduction_star.data.questions.question import CHOOSING
from coproduction_star.methods.sentences import worded

from .survey import Survey, SurveyQuestion

Fault = tuple[str, str]
"""What is wrong and the remedy."""
NO_STATEMENT = worded("%(asked)s has no statement %(id)s.")
NO_CHOICE = worded("%(asked)s has no choice %(id)s.")


def check_conditions(survey: Survey, complaints: Complaints) -> None:
    """Add every problem of the conditions of questions and sections."""
    for path, condition, before in _conditions(survey):
        for clause in clauses(condition):
            for what, remedy in _faults(clause, survey, before):
                complaints.complain(path, what, remedy)


def _conditions(survey: Survey) -> Iterator[tuple[Path, Condition | None, Sequence[SurveyQuestion]]]:
    """Give each condition with its place and the questions that are answered by then."""
    for place, section in enumerate(survey.sections):
        first = next((n for n, each in enumerate(survey.questions) if each.section == section.id), 0)
        yield ("sections", place, "show_if"), section.show_if, survey.questions[:first]
    for place, question in enumerate(survey.questions):
        yield ("questions", place, "show_if"), question.show_if, survey.questions[:place]


def _faults(clause: Clause, survey: Survey, before: Sequence[SurveyQuestion]) -> Iterator[Fault]:
    asked = survey.question(clause.question)
    if asked is None:
        near = did_you_mean(clause.question, [question.id for question in survey.questions])
        what = worded("This survey has no question %(id)s.", id=repr(clause.question))
        yield what, near or worded("Ask it first, or take the condition out.")
    elif asked not in before:
        yield (
            worded("%(id)s is not answered yet at this place.", id=clause.question),
            worded("Move it before this one."),
        )
    elif (asked.kind is Kind.STATEMENTS) is not bool(clause.statement):
        yield _statement_needed(asked, clause)
    elif clause.statement and clause.statement not in [row.id for row in asked.statements]:
        yield _unknown(NO_STATEMENT, clause.statement, [row.id for row in asked.statements], asked.id)
    else:
        yield from _faults_of_kind(clause, asked)


def _statement_needed(asked: SurveyQuestion, clause: Clause) -> Fault:
    if clause.statement:
        return worded("%(id)s has no statements.", id=asked.id), worded("Write %(id)s alone.", id=asked.id)
    first = asked.statements[0].id if asked.statements else "…"
    return worded("%(id)s has several statements.", id=asked.id), worded("Name one: %(id)s.", id=f"{asked.id}.{first}")


def _faults_of_kind(clause: Clause, asked: SurveyQuestion) -> Iterator[Fault]:
    if asked.kind is Kind.NOTE:
        yield worded("%(id)s is not answered: it is a note.", id=asked.id), worded("Name a question.")
    elif clause.operator in WITHOUT_VALUES:
        return
    elif asked.kind in CHOOSING:
        if clause.operator in OF_NUMBERS:
            yield worded("%(id)s is no number.", id=asked.id), worded("Write 'is', 'is not' or 'is one of'.")
        known = [row.id for row in asked.choices]
        yield from (_unknown(NO_CHOICE, value, known, asked.id) for value in clause.values if value not in known)
    elif asked.kind is Kind.TEXT:
        what = worded("%(id)s is answered in own words.", id=asked.id)
        yield what, worded("Write 'is answered' or 'is not answered'.")
    elif any(number(value) is None for value in clause.values):
        remedy = worded("Write digits: %(example)s.", example=f"{asked.id} {Operator.AT_LEAST} 5")
        yield worded("%(id)s is a number.", id=asked.id), remedy


def _unknown(what: str, id_: str, known: list[str], asked: str) -> Fault:
    remedy = did_you_mean(id_, known) or worded("Use one of: %(ids)s.", ids=", ".join(known))
    return worded(what, asked=asked, id=repr(id_)), remedy
