"""The question bank to take away: everything as JSON, one row for each question as CSV."""

import csv
import io
import json
from collections.abc import Iterable
from dataclasses import fields
from typing import Any

from coproduction_star.data.cases.cells import guarded
from coproduction_star.data.content_files import Language
from coproduction_star.data.plain import plain

from .loader import WORDS, bank
from .question import Choice, Question

LEFT_OUT = ("translation", *WORDS)
COLUMNS = (
    "id", "number", "audience", "part", "kind", "text_en", "text_cy", "easy_en", "easy_cy", "help_en", "help_cy",
    "choices_en", "choices_cy", "statements_en", "statements_cy", "own_words", "most", "lowest", "highest", "core",
    "recommended", "side", "special_category", "for_young_people", "show_if", "mirrors", "use", "source",
)  # fmt: skip


def bank_as_json() -> str:
    """Write every question with its words in each language, and which of them await a check."""
    welsh = {question.id: question for question in bank(Language.WELSH)}
    export = [_plain(question, welsh[question.id]) for question in bank()]
    return json.dumps({"questions": export}, ensure_ascii=False, indent=2) + "\n"


def bank_as_csv() -> str:
    """Write one row for each question; choices stand in one cell as ``id=words``, with semicolons between."""
    return table_as_csv(
        COLUMNS, ([_cell(value) for value in _row(data)] for data in json.loads(bank_as_json())["questions"])
    )


def table_as_csv(columns: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Write a table that a spreadsheet opens without running anything in it."""
    written = io.StringIO(newline="")
    table = csv.writer(written, lineterminator="\r\n")
    table.writerow(columns)
    table.writerows([guarded(cell) for cell in row] for row in rows)
    return written.getvalue()


def choices_in_a_cell(rows: Iterable[tuple[str, str]]) -> str:
    """Write ids and words in one cell."""
    return "; ".join(f"{id_}={text}" for id_, text in rows)


def _plain(english: Question, welsh: Question) -> dict[str, Any]:
    names = [field.name for field in fields(english) if field.name not in LEFT_OUT]
    data = {name: plain(getattr(english, name)) for name in names}
    data["show_if"] = str(english.show_if) if english.show_if else None
    for name in WORDS:
        data[name] = {"en": _words(getattr(english, name)), "cy": _words(getattr(welsh, name))}
    return {**data, "awaiting_check": ["cy"] if welsh.translation.awaiting_check else []}


def _words(value: str | tuple[Choice, ...]) -> Any:
    return value if isinstance(value, str) else {choice.id: choice.text for choice in value}


def _row(data: dict[str, Any]) -> Iterable[Any]:
    for column in COLUMNS:
        name, _line, language = column.rpartition("_")
        yield data[name][language] if name in WORDS and language in ("en", "cy") else data[column]


def _cell(value: Any) -> str:
    if isinstance(value, dict):
        return choices_in_a_cell(value.items())
    if isinstance(value, list):
        return "; ".join(value)
    if value is None or value is False:
        return ""
    return "yes" if value is True else str(value)
