"""The result as files: the same lines as on the pages, and nothing more."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from coproduction_star.data.asset_surveys.codebook import codebook_columns, codebook_rows
from coproduction_star.data.cases.cells import cell_of
from coproduction_star.data.workbook_writing import workbook
from coproduction_star.people_it.models import QuestionResult, SurveyResult

from . import drawing_export, selectors
from .wording import Called

HEAD = (
    "table", "question", "statement", "answer", "by", "group", "measure", "answers", "count", "estimate", "low",
    "high", "question_text", "answer_text", "group_text", "note",
)  # fmt: skip
HEARD = ("by", "group", "group_text", "answers", "people", "share_of_people", "share_of_answers", "not_heard")
FEW = "too few to say"
Row = Sequence[Any]


def rows_of(result: SurveyResult, questions: Iterable[QuestionResult], called: Called) -> Iterator[Row]:
    for kept in questions:
        for table in kept.tables:
            yield from _rows("question", table, called)
    for name in ("indices", "crossed"):
        for table in result.tables.get(name, ()):
            yield from _rows(name, table, called)


def _rows(kind: str, table: Mapping[str, Any], called: Called) -> Iterator[Row]:
    question, statement = table["question"], table["statement"]
    text = called.question(question)
    if statement and kind == "question":
        text = f"{text} – {called.statement(question, statement)}"
    for line in table["lines"]:
        few = line["value"] is None
        yield (
            kind, question, statement, line["answer"], line["by"], line["group"], table["measure"],
            line["answers"], line["count"], line["value"], line["low"], line["high"],
            text if kind == "question" else "",
            called.answer(question, line["answer"]) if kind == "question" else "",
            called.group(line["by"], line["group"]), FEW if few else "",
        )  # fmt: skip


def heard_rows(result: SurveyResult, called: Called) -> Iterator[Row]:
    for line in result.tables.get("heard", ()):
        yield (
            line["by"], line["group"], called.group(line["by"], line["group"]), line["answers"], line["people"],
            line["share_of_people"], line["share_of_answers"], line["unheard"],
        )  # fmt: skip


def as_csv(rows: Iterable[Row], *, head: Row = HEAD) -> bytes:
    """With a byte-order mark so that spreadsheets read the letters right, and no cell that is taken for a formula."""
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(head)
    writer.writerows(cells_of(row) for row in rows)
    return ("\ufeff" + file.getvalue()).encode()


def as_xlsx(result: SurveyResult, questions: Iterable[QuestionResult], called: Called) -> bytes:
    """The lines, who was heard, how it was weighed and drawn, and the codebook of what was asked."""
    return workbook(
        {
            "results": [HEAD, *map(cells_of, rows_of(result, questions, called))],
            "heard": [HEARD, *map(cells_of, heard_rows(result, called))],
            "weights": [("what", "value"), *map(cells_of, _weights(result))],
            "drawing": [drawing_export.HEAD, *map(cells_of, drawing_export.drawing_rows(result, called))],
            "codebook": codebook_of(result, called),
        }
    )


def codebook_of(result: SurveyResult, called: Called) -> list[Sequence[str]]:
    """What was asked, and how people were drawn: a heading, and a row for each answer that can be given."""
    asked = selectors.asked_by(result)
    drawn = drawing_export.codebook_lines(result, asked, called)
    return [codebook_columns(asked), *codebook_rows(asked), *(list(map(cell_of, row)) for row in drawn)]


def _weights(result: SurveyResult) -> Iterator[Row]:
    yield "survey", str(result.survey)
    yield "made_at", result.made_at.isoformat()
    yield "method_version", result.method_version
    yield "editions", ", ".join(map(str, result.editions))
    yield "answers", result.tables.get("answers")
    yield "effective_answers", result.tables.get("effective")
    for name in ("method", "rounds", "error", "smallest", "largest", "capped"):
        if name in result.weights:
            yield name, result.weights[name]
    if result.drawing:
        yield "people were drawn by", result.drawing["name"]
        yield "drawn source", f"{result.drawing['source']} ({result.drawing['year']})"
        for one in result.drawing["population"]:
            stratum = "+".join(one["choices"])
            yield f"drawn {stratum}", f"{one['drawn']:.10g} of {one['people']:.10g}"
            yield f"design weight {stratum}", one["people"] / one["drawn"]
    yield from _groups(result)
    for margin in result.margins:
        yield f"margin {margin['name']}", f"{margin['source']} ({margin['year']})"
        for one in margin["population"]:
            yield f"{margin['name']}: {'+'.join(one['choices'])}", one["people"]


def _groups(result: SurveyResult) -> Iterator[Row]:
    """Whole groups that were drawn: told apart by which question, how many answered, and how many there are."""
    if not result.clusters:
        return
    yield "groups drawn as a whole", result.clusters["name"]
    yield "groups that answered", result.weights.get("groups")
    parts = ["+".join(one["choices"]) for one in result.drawing.get("population", ())]
    for part, number in zip(parts or ["survey"], result.clusters["in_all"], strict=False):
        yield f"groups in all {part}", number
    for choices, number in zip(result.clusters["choices"], result.clusters.get("members", ()), strict=False):
        if number:
            yield f"people in group {'+'.join(choices)}", number


def cells_of(row: Row) -> list[str]:
    return [str(value) if type(value) in (int, float) else cell_of(value) for value in row]
