"""The rows of an XLSForm as texts under the names of their columns."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from coproduction_star.data.errors import BadContent, Problem
from coproduction_star.data.workbooks import Sheet, UnreadableWorkbook, read_workbook
from coproduction_star.methods.sentences import worded

from .columns import column_of

TOO_MANY = 5_000
UNNAMED = "column"
"""With the place of a column that has no heading: what stands there is told of like anything not understood."""


@dataclass(frozen=True, slots=True)
class FormRow:
    """One row: its number in the sheet and its cells by column and language as written."""

    number: int
    cells: Mapping[tuple[str, str], str]
    asked: set[tuple[str, str]] = field(default_factory=set, compare=False)
    """The columns that somebody has read; what is left over is told of."""

    def get(self, column: str, language: str = "") -> str:
        """Give a cell; empty where there is none."""
        self.asked.add((column, language))
        return self.cells.get((column, language), "")

    def languages(self, column: str) -> dict[str, str]:
        """Give every language that a column has words in, as written."""
        found = {language: text for (name, language), text in self.cells.items() if name == column}
        self.asked.update((column, language) for language in found)
        return found

    def left_over(self) -> Iterator[tuple[str, str]]:
        """Give the cells nobody asked for."""
        for (column, language), text in self.cells.items():
            if (column, language) not in self.asked:
                yield f"{column}::{language}" if language else column, text


@dataclass(frozen=True, slots=True)
class Form:
    """A workbook: rows by the name of their sheet, and the languages in the order of its headings."""

    rows: Mapping[str, tuple[FormRow, ...]]
    languages: tuple[str, ...]

    def sheet(self, name: str) -> tuple[FormRow, ...]:
        """Give the rows of a sheet; none where there is no such sheet."""
        return self.rows.get(name, ())


def read_form(content: bytes, *, file: str) -> Form:
    """Read a workbook. Raises ``BadContent`` when it is none, or is no XLSForm."""
    try:
        sheets = read_workbook(content)
    except UnreadableWorkbook as error:
        raise BadContent([Problem(file, 1, "whole file", error.what, error.remedy)]) from None
    named = {sheet.name.lower(): sheet for sheet in sheets}
    if "survey" not in named:
        what = worded("There is no sheet called survey.")
        remedy = worded("An XLSForm has the sheets survey, choices and settings.")
        raise BadContent([Problem(file, 1, "whole file", what, remedy)])
    if any(len(sheet.rows) > TOO_MANY for sheet in sheets):
        remedy = worded("Keep each sheet under %(rows)s rows.", rows=f"{TOO_MANY:,}")
        raise BadContent([Problem(file, 1, "whole file", worded("It is very long."), remedy)])
    languages = dict.fromkeys(
        language
        for name in ("survey", "choices")
        if name in named
        for _place, (column, language) in sorted(_headings(named[name]).items())
        if column in ("label", "hint")
    )
    return Form({name: tuple(_rows(sheet)) for name, sheet in named.items()}, tuple(languages))


def _headings(sheet: Sheet) -> dict[int, tuple[str, str]]:
    first = min(sheet.rows, default=0)
    return {column: column_of(str(cell)) for column, cell in sheet.rows.get(first, {}).items()}


def _rows(sheet: Sheet) -> Iterator[FormRow]:
    headings = _headings(sheet)
    for number, cells in sorted(sheet.rows.items())[1:]:
        said = {
            headings.get(column, (f"{UNNAMED} {column + 1}", "")): _text(cell)
            for column, cell in cells.items()
            if _text(cell)
        }
        if said:
            yield FormRow(number, said)


def _text(cell: str | float) -> str:
    return f"{cell:.15g}" if isinstance(cell, float) else cell.strip()
