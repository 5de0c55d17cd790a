"""One question of a result: for everybody, by place and by group."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from coproduction_star.journeys.frames import Link
from coproduction_star.organisations.access import Access
from coproduction_star.people_it.models import QuestionResult, SurveyResult
from coproduction_star.ui.drawing.facts import Table

from . import charts
from .addresses import at
from .design_page import design_in_words
from .presenters import Pictured, QuestionPage, frame, pictured
from .wording import Called, estimate, people

Tables = Sequence[Mapping[str, Any]]


def question_page(
    *, result: SurveyResult, kept: QuestionResult, called: Called, access: Access, chosen: str
) -> QuestionPage:  # fmt: skip
    """`chosen` is the answer that is drawn by place and group, as `statement:answer`; else the first."""
    answers = _answers(kept.tables)
    drawn = next((one for one in answers if ":".join(one) == chosen), answers[0])
    here = at("question_result", result.survey, result.pk, kept.question)
    return QuestionPage(
        title=called.question(kept.question),
        frame=frame(result.survey, access),
        lead=" ".join(
            [
                _("A range says how far chance may lead us astray. Where too few answered, nothing is said."),
                design_in_words(result, called),
            ]
        ),
        charts=tuple(_charts(result, kept, called, *drawn)),
        tables=tuple(tables_in_words(kept.tables, called)),
        answers=tuple(
            Link(_named(kept.question, one, called), f"{here}?{urlencode({'answer': ':'.join(one)})}", one == drawn)
            for one in answers
        ),
        back=at("result", result.survey, result.pk),
    )  # fmt: skip


def _answers(tables: Tables) -> list[tuple[str, str]]:
    return list(
        dict.fromkeys(
            (table["statement"] or "-", line["answer"] or "-") for table in tables for line in table["lines"]
        )
    )


def _named(question: str, one: tuple[str, str], called: Called) -> str:
    statement, answer = one
    words = _("Mean") if answer == "-" else called.answer(question, answer)
    return words if statement == "-" else f"{called.statement(question, statement)}: {words}"


def _charts(
    result: SurveyResult, kept: QuestionResult, called: Called, statement: str, answer: str
) -> Iterator[Pictured]:  # fmt: skip
    groups = dict.fromkeys(line["by"] for table in kept.tables for line in table["lines"] if line["by"])
    keys = (f"q.{kept.question}", *(f"by.{by}.{kept.question}.{statement}.{answer}" for by in groups))
    for key in keys:
        chart = charts.chart_of(key, result, kept.tables, called)
        if chart is not None:
            yield pictured(result, chart, key)


def tables_in_words(tables: Tables, called: Called) -> Iterator[Table]:
    """A row for each group, a column for each answer."""
    for table in tables:
        question, measure = table["question"], table["measure"]
        rows: dict[tuple[str, str], list[Mapping[str, Any]]] = {}
        for line in table["lines"]:
            rows.setdefault((line["by"], line["group"]), []).append(line)
        answers = next(iter(rows.values()))
        head = (
            _("Group"), _("Answers"),
            *(called.answer(question, line["answer"]) if line["answer"] else _("Mean") for line in answers),
        )  # fmt: skip
        caption = called.question(question)
        if table["statement"]:
            caption = f"{caption} {called.statement(question, table['statement'])}"
        yield Table(caption, head, tuple(_row(key, lines, called, measure) for key, lines in rows.items()))


def _row(
    key: tuple[str, str], lines: Sequence[Mapping[str, Any]], called: Called, measure: str
) -> tuple[str, ...]:  # fmt: skip
    by, group = key
    name = called.with_question(by, group) if by else _("Everybody")
    return (name, people(lines[0]["answers"]), *(estimate(line, measure=measure) for line in lines))
