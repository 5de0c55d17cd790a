"""How many gave each answer, for whoever plans with it: the lines of frozen results, small numbers left out."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.utils.formats import date_format

from coproduction_star.journeys.models import Programme
from coproduction_star.journeys.steps import AnswerCount
from coproduction_star.people_it.models import QuestionResult, ResultState, Survey

from .addresses import at

EVERYBODY = ("", "")
SAYS_NOTHING = frozenset({"none", "not-say"})
LATEST = 40


def answer_counts(programme: Programme, question: str) -> Iterator[AnswerCount]:
    """Of the newest finished result of each survey, over everybody who answered: one query."""
    rows = QuestionResult.objects.filter(programme=programme, question=question, result__state=ResultState.DONE)
    columns = ("tables", "result", "result__survey", "result__survey__title", "result__finished_at")
    told: set[Any] = set()
    for tables, result, survey, title, when in rows.order_by("-result__finished_at").values_list(*columns)[:LATEST]:
        if survey not in told:
            told.add(survey)
            where = at("result", Survey(pk=survey, programme=programme), result)
            for line in _lines(tables):
                source = f"{title}, {date_format(when, 'F Y')}"
                yield AnswerCount(question, line["answer"], line["count"], line["answers"], source, where)


def _lines(tables: Iterable[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    """Over everybody, each answer that says something and that may be shown."""
    for line in (line for table in tables for line in table["lines"]):
        shown = line["value"] is not None and line["count"] is not None
        if shown and (line["by"], line["group"]) == EVERYBODY and line["answer"] not in SAYS_NOTHING:
            yield line
