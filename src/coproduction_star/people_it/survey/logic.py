"""When a question is shown, as up to three lines that all or any must hold; and back."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _

from coproduction_star.data.asset_surveys import Survey as Definition
from coproduction_star.data.asset_surveys import SurveyQuestion
from coproduction_star.data.questions import Clause, Condition, Kind, Operator
from coproduction_star.data.questions.conditions import ConditionError, Joined, both, either, number, read_condition

AS_THE_BANK = "bank"
CHOSEN_FROM = (Kind.ONE, Kind.SEVERAL, Kind.YES_NO)
LINES = ("show_if", "show_if_2", "show_if_3")
NUMBERS = ("number", "number_2", "number_3")
ANY, ALL = "any", "all"
SHOWN = 60
Choices = list[tuple[str, str]]


def conditions(definition: Definition, *, before: str, now: str = "", default: str = "") -> Choices:
    """When a question may be shown: always, after an answer given before it, and whatever is said now."""
    rows: Choices = [("", _("Always"))]
    if default:
        rows.insert(0, (AS_THE_BANK, _("As the bank says: %(when)s") % {"when": default}))
    rows += further(definition, before=before)
    if now and now not in dict(rows):
        rows.append((now, _("Under a condition from a file: %(when)s") % {"when": now}))
    return rows


def further(definition: Definition, *, before: str) -> Choices:
    """One line for each answer, for any answer, and for what a number may be."""
    rows: Choices = []
    for question in definition.questions:
        if question.id == before:
            break
        rows += _answers(question, definition.languages[0])
    return rows


def _answers(question: SurveyQuestion, language: str) -> Iterator[tuple[str, str]]:
    about = {"question": question.text.get(language, question.id)[:SHOWN]}
    if question.kind in CHOSEN_FROM:
        for choice in question.choices:
            said = {**about, "answer": choice.text.get(language, choice.id)[:SHOWN]}
            yield f"{question.id} is {choice.id}", _("%(question)s: only after “%(answer)s”") % said
    if question.kind in (*CHOSEN_FROM, Kind.NUMBER, Kind.TEXT):
        yield f"{question.id} is answered", _("%(question)s: after any answer") % about
    if question.kind is Kind.NUMBER:
        yield f"{question.id} is at least", _("%(question)s: the number below, or more") % about
        yield f"{question.id} is at most", _("%(question)s: the number below, or less") % about


def as_lines(text: str) -> dict[str, Any] | None:
    """A condition as the boxes show it; nothing where it says more than three lines can."""
    try:
        parts, how = _parts(read_condition(text))
    except ConditionError:
        return None
    if not 0 < len(parts) <= len(LINES):
        return None
    shown: dict[str, Any] = {"join": how}
    for name, field, clause in zip(LINES, NUMBERS, parts, strict=False):
        numeric = clause.operator in (Operator.AT_LEAST, Operator.AT_MOST)
        shown[name] = f"{clause.asks} {clause.operator}" if numeric else str(clause)
        shown[field] = clause.values[0] if numeric else ""
    return shown


def _parts(condition: Condition) -> tuple[list[Clause], str]:
    """The lines of a condition and how they are joined; no lines where it cannot be cut into any."""
    how = ALL if isinstance(condition, Joined) and condition.all_of else ANY
    rows: list[Clause] = []
    for part in condition.parts if isinstance(condition, Joined) else (condition,):
        if not isinstance(part, Clause) or part.statement or part.operator not in TAKEN:
            return [], how
        if len(part.values) > 1 and how == ALL:
            return [], how
        rows += [Clause(part.question, part.operator, (value,)) for value in part.values] or [part]
    return rows, how if len(rows) > 1 else ALL


TAKEN = (Operator.IS_ONE_OF, Operator.ANSWERED, Operator.AT_LEAST, Operator.AT_MOST)


class LineWrong(ValueError):
    """A line that says nothing yet; `field` is the box to fill in."""

    def __init__(self, field: str, words: str) -> None:
        super().__init__(words)
        self.field = field


def from_lines(said: Mapping[str, Any]) -> str:
    """The condition that the boxes say; nothing for always. Raises LineWrong."""
    first = said.get(LINES[0], "")
    more = [(name, field) for name, field in zip(LINES, NUMBERS, strict=True) if said.get(name)]
    if first == AS_THE_BANK or not first:
        if len(more) > bool(first):
            raise LineWrong(LINES[0], _("Choose an answer here too, or leave the lines below it empty."))
        return str(first)
    parts = [_line(said, name, field) for name, field in more]
    return str(parts[0] if len(parts) == 1 else (both if said.get("join") != ANY else either)(*parts))


def _line(said: Mapping[str, Any], name: str, field: str) -> Condition:
    text = said[name]
    if text.endswith((Operator.AT_LEAST.value, Operator.AT_MOST.value)):
        written = str(said.get(field) or "").strip()
        if number(written) is None:
            raise LineWrong(field, _("Write the number, such as 16."))
        text = f"{text} {written}"
    return read_condition(text)
