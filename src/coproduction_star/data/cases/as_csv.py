"""Cases as five tidy CSV tables, and back without loss.

``results`` is the table for analysts: one row per case and figure, each with
its stable id, its source and where it moved. ``cases`` has one row per case,
``setbacks`` one for each told in words, ``sources`` one per source,
``translations`` one per case and language.
"""

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from io import StringIO
from typing import Any

from coproduction_star.data.documents import Complaints
from coproduction_star.data.errors import Problem, UnreadableExport

from .case import AWAITING_CHECK, FIELD_NAMES, RESULT_FIELDS, SETBACK_FIELDS, SOURCE_FIELDS, TRANSLATED_FIELDS, Case
from .cells import cell_of, flag_from, list_from, number_from, text_from
from .plain_data import TRANSLATIONS, case_from_plain, plain_case

NUMBERS = {
    "latitude",
    "longitude",
    "started",
    "ended",
    "change",
    "level",
    "compared_with",
    "target",
    "source",
    "year",
}
LISTS = {"organisations", "cos", "outcomes_sought", "people", "setbacks", "unknown"}
FLAGS = {"no_clear_effect", AWAITING_CHECK}

CASE_COLUMNS = tuple(name for name in FIELD_NAMES if name not in ("results", "setbacks", "sources"))
DERIVED_OF_CASE = ("country_name", "has_savings", "has_negative_or_mixed")
SOURCE_OF = tuple(f"source_{name}" for name in SOURCE_FIELDS)
DERIVED_OF_RESULT = ("moved", *SOURCE_OF)

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class CsvTables:
    """The five tables, each a CSV text with a line of headings."""

    cases: str
    results: str
    setbacks: str
    sources: str
    translations: str


TABLES = tuple(field.name for field in fields(CsvTables))


def cases_as_csv(cases: Iterable[Case]) -> CsvTables:
    r"""Write cases as tables.

    Examples
    --------
    >>> cases_as_csv([]).sources
    'case_id,number,title,publisher,year,url\r\n'
    """
    cases = tuple(cases)
    plain = [plain_case(case) for case in cases]
    return CsvTables(
        cases=_written((*CASE_COLUMNS, *DERIVED_OF_CASE), map(_case_row, cases, plain)),
        results=_written(
            ("result_id", "case_id", "number", *RESULT_FIELDS, *DERIVED_OF_RESULT),
            (row for case, data in zip(cases, plain, strict=True) for row in _result_rows(case, data)),
        ),
        setbacks=_written(
            ("case_id", "number", *SETBACK_FIELDS, *SOURCE_OF), (row for data in plain for row in _setback_rows(data))
        ),
        sources=_written(
            ("case_id", "number", *SOURCE_FIELDS),
            (
                {"case_id": data["id"], "number": number, **source}
                for data in plain
                for number, source in enumerate(data["sources"], start=1)
            ),
        ),
        translations=_written(
            ("case_id", "language", AWAITING_CHECK, *TRANSLATED_FIELDS),
            (
                {"case_id": data["id"], "language": language, **words}
                for data in plain
                for language, words in data.get(TRANSLATIONS, {}).items()
            ),
        ),
    )


def _case_row(case: Case, data: Row) -> Row:
    return {**data, **{name: getattr(case, name) for name in DERIVED_OF_CASE}}


def _result_rows(case: Case, data: Row) -> Iterator[Row]:
    for number, (result, plain) in enumerate(zip(case.results, data["results"], strict=True), start=1):
        yield {
            "result_id": case.result_id(number),
            "case_id": case.id,
            "number": number,
            **plain,
            "moved": result.moved.value,
            **_source_of(data, plain),
        }


def _setback_rows(data: Row) -> Iterator[Row]:
    for number, setback in enumerate(data.get("setbacks", ()), start=1):
        yield {"case_id": data["id"], "number": number, **setback, **_source_of(data, setback)}


def _source_of(data: Row, told: Row) -> Row:
    source = data["sources"][told["source"] - 1]
    return {f"source_{name}": source[name] for name in SOURCE_FIELDS}


def _written(columns: tuple[str, ...], rows: Iterable[Mapping[str, Any]]) -> str:
    out = StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([cell_of(row.get(column)) for column in columns] for row in rows)
    return out.getvalue()


def cases_from_csv(tables: CsvTables) -> tuple[Case, ...]:
    """Read the tables back; columns that only repeat or derive are not looked at.

    Raises
    ------
    UnreadableExport
        When a table is none of ours, with every problem found.
    """
    data: dict[str, Row] = {}
    for row in _read(tables.cases, "cases", CASE_COLUMNS):
        if row["id"] in data:
            raise _unreadable("cases", f"The id {row['id']} is there twice.")
        data[row["id"]] = {**row, "results": [], "sources": [], TRANSLATIONS: {}}
    for row in _read(tables.results, "results", RESULT_FIELDS):
        _owner(data, row, "results")["results"].append(row)
    for row in _read(tables.setbacks, "setbacks", SETBACK_FIELDS):
        _owner(data, row, "setbacks").setdefault("setbacks", []).append(row)
    for row in _read(tables.sources, "sources", SOURCE_FIELDS):
        _owner(data, row, "sources")["sources"].append(row)
    for row in _read(tables.translations, "translations", ("language", AWAITING_CHECK, *TRANSLATED_FIELDS)):
        _add_translation(_owner(data, row, "translations"), row)
    complaints = Complaints(file="cases.csv")
    cases = tuple(case_from_plain(complaints, row, ("cases", number)) for number, row in enumerate(data.values()))
    if complaints.problems:
        raise UnreadableExport(complaints.problems)
    return cases


def _add_translation(case: Row, row: Row) -> None:
    words = {name: value for name, value in row.items() if name != "language" and value not in (None, [])}
    case[TRANSLATIONS][row["language"]] = words


def _owner(data: dict[str, Row], row: Row, table: str) -> Row:
    owner = data.get(row.pop("case_id"))
    if owner is None:
        raise _unreadable(table, "A row names a case_id that the table of cases does not have.")
    return owner


def _read(text: str, table: str, columns: tuple[str, ...]) -> Iterator[Row]:
    rows = csv.reader(StringIO(text.removeprefix("\ufeff"), newline=""))
    wanted = columns if table == "cases" else ("case_id", *columns)
    try:
        headings = next(rows, [])
        missing = [column for column in wanted if column not in headings]
        if missing:
            raise _unreadable(table, f"The column {missing[0]} is missing.")
        for cells in rows:
            named = dict(zip(headings, cells, strict=True))
            yield {column: _reader(column)(named[column]) for column in wanted}
    except csv.Error as error:
        raise _unreadable(table, f"This is not CSV: {error}.") from None
    except UnreadableExport:
        raise
    except ValueError:
        raise _unreadable(table, f"Line {rows.line_num} has more or fewer cells than headings.") from None


def _reader(column: str) -> Callable[[str], Any]:
    if column in NUMBERS:
        return number_from
    if column in LISTS:
        return list_from
    return flag_from if column in FLAGS else text_from


def _unreadable(table: str, what: str) -> UnreadableExport:
    remedy = "Export again with 'coproduction-star cases export --csv'."
    return UnreadableExport([Problem(f"{table}.csv", 1, "whole file", what, remedy)])
