"""What everybody said, in as few tables as there are questions: short enough to read on a phone."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from coproduction_star.ui.drawing.facts import Table

from .wording import Called, estimate, people

Told = Mapping[str, Any]


def public_tables(tables: Sequence[Told], called: Called) -> Iterator[Table]:
    """One table for each question: a row for each statement where it has some, else for each answer."""
    for theirs in _by_question(tables):
        if _says_something(theirs):
            yield _statements(theirs, called) if theirs[0]["statement"] else _answers(theirs[0], called)


def too_few_in_words(tables: Sequence[Told], called: Called) -> str:
    """The questions of which nothing can be said, in one sentence in place of their tables."""
    silent = [theirs for theirs in _by_question(tables) if not _says_something(theirs)]
    named = " · ".join(called.question(theirs[0]["question"]) for theirs in silent)
    return _("Too few answered to say anything: %(questions)s") % {"questions": named} if silent else ""


def _by_question(tables: Sequence[Told]) -> list[list[Told]]:
    found: dict[str, list[Told]] = {}
    for table in tables:
        found.setdefault(table["question"], []).append(table)
    return list(found.values())


def _says_something(theirs: Sequence[Told]) -> bool:
    return any(line["value"] is not None for table in theirs for line in _everybody(table))


def _everybody(table: Told) -> list[Told]:
    return [line for line in table["lines"] if not line["by"]]


def _answer(table: Told, line: Told, called: Called) -> str:
    return called.answer(table["question"], line["answer"]) if line["answer"] else _("Mean")


def _statements(theirs: Sequence[Told], called: Called) -> Table:
    first = theirs[0]
    head = (_("Asked about"), _("Answers"), *(_answer(first, line, called) for line in _everybody(first)))
    rows = tuple(
        (
            called.statement(table["question"], table["statement"]),
            people(_everybody(table)[0]["answers"]),
            *(estimate(line, measure=table["measure"]) for line in _everybody(table)),
        )
        for table in theirs
    )
    return Table(called.question(first["question"]), head, rows)


def _answers(table: Told, called: Called) -> Table:
    lines, measure = _everybody(table), table["measure"]
    facts = {"question": called.question(table["question"]), "number": people(lines[0]["answers"])}
    rows = tuple((_answer(table, line, called), estimate(line, measure=measure)) for line in lines)
    said = _("Share, and its range") if measure == "share" else _("Number, and its range")
    return Table(_("%(question)s (answers: %(number)s)") % facts, (_("Answer"), said), rows)
