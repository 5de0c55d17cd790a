"""A workbook whose every sum is a formula with its value: text stays text, and each cell says where it stands."""

import datetime as dt
import io
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

from coproduction_star.ui.documents.word import plain
from coproduction_star.ui.drawing.colours import INK, QUIET, SLATE

FONT = {"font_name": "Arial", "font_size": 10, "font_color": INK, "valign": "top"}
TO_FILL_IN = "#fff4cc"
MONEY = "£#,##0.00;[Red]-£#,##0.00"
POUNDS = "£#,##0;[Red]-£#,##0"
STYLES: dict[str, dict[str, Any]] = {
    "title": {"font_size": 16, "bold": True, "font_color": SLATE},
    "part": {"font_size": 12, "bold": True, "font_color": SLATE},
    "head": {"bold": True, "font_color": "#ffffff", "bg_color": SLATE, "text_wrap": True},
    "text": {"text_wrap": True, "quote_prefix": True},
    "line": {"quote_prefix": True},
    "note": {"font_color": QUIET, "text_wrap": True},
    "strong": {"bold": True, "quote_prefix": True},
    "said": {"bold": True, "quote_prefix": True, "text_wrap": True, "font_size": 11},
    "money": {"num_format": MONEY},
    "pounds": {"num_format": POUNDS},
    "total": {"num_format": MONEY, "bold": True, "top": 1},
    "share": {"num_format": "0.0###%"},
    "plain": {"num_format": "#,##0.######"},
    "factor": {"num_format": "0.000000"},
    "ratio": {"num_format": "0.00"},
    "code": {"font_color": QUIET},
}
A_FIRST_DAY = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
LONGEST_TEXT = 32_767
READABLE = 110
"""Letters in a line of a paragraph."""
LINE_POINTS = 14
Value = float | int | str


@dataclass(frozen=True, slots=True)
class Cell:
    """Where something stands."""

    sheet: str
    row: int
    column: int

    @property
    def here(self) -> str:
        """Its address on its own sheet, such as `$B$7`."""
        from xlsxwriter.utility import xl_rowcol_to_cell

        return str(xl_rowcol_to_cell(self.row, self.column, row_abs=True, col_abs=True))

    def __str__(self) -> str:
        return f"{quoted(self.sheet)}!{self.here}"


@dataclass(frozen=True, slots=True)
class Row:
    """Cells side by side: one for each year, or for each line of a column."""

    first: Cell
    last: Cell

    def __str__(self) -> str:
        return f"{self.first}:{self.last.here}"


def quoted(sheet: str) -> str:
    """A sheet's name as formulas write it."""
    return "'" + sheet.replace("'", "''") + "'"


def as_text(words: str) -> str:
    """Words as formulas write them."""
    return '"' + plain(words).replace('"', '""') + '"'


class Book:
    """The file while it is written."""

    def __init__(self, *, title: str, author: str, made: dt.datetime | None) -> None:
        from xlsxwriter import Workbook

        self._out = io.BytesIO()
        options = {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        }
        self._file = Workbook(self._out, options)
        self._file.set_properties({
            "title": plain(title)[:255], "author": plain(author)[:255], "created": made or A_FIRST_DAY,
        })  # fmt: skip
        self._formats: dict[tuple[str, bool], Any] = {}
        self.sheets: dict[str, str] = {}
        self.values: dict[Cell, Value] = {}
        """What stands in the cells that hold numbers or formulas."""

    def page(self, key: str, name: str, *, tab: str = SLATE) -> "Page":
        """Begin a sheet; `key` stays the same whatever the language of its name."""
        self.sheets[key] = name
        sheet = self._file.add_worksheet(name)
        sheet.set_tab_color(tab)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.hide_gridlines(2)
        return Page(self, sheet, name)

    def name(self, name: str, cell: Cell) -> None:
        """Give a cell a name that formulas use."""
        self._file.define_name(name, f"={cell}")

    def style(self, name: str, *, filled_in: bool = False) -> Any:
        wanted = (name, filled_in)
        if wanted not in self._formats:
            looks = {**FONT, **STYLES[name]}
            if filled_in:
                looks |= {"bg_color": TO_FILL_IN, "border": 1, "border_color": "#d8c98a"}
            self._formats[wanted] = self._file.add_format(looks)
        return self._formats[wanted]

    def as_bytes(self) -> bytes:
        self._file.close()
        return self._out.getvalue()


class Page:
    """One sheet while it is written."""

    def __init__(self, book: Book, sheet: Any, name: str) -> None:
        self._book, self._sheet, self.name = book, sheet, name
        self._rest = 14.0
        self._widths: Sequence[float] = (self._rest,)

    def cell(self, row: int, column: int) -> Cell:
        return Cell(self.name, row, column)

    def cells(self, row: int, first: int, last: int) -> Row:
        return Row(self.cell(row, first), self.cell(row, last))

    def column(self, column: int, first: int, last: int) -> Row:
        return Row(self.cell(first, column), self.cell(last, column))

    def text(self, row: int, column: int, words: str, style: str = "line", *, filled_in: bool = False) -> Cell:
        """Words that nothing takes for a formula."""
        said, look = plain(words)[:LONGEST_TEXT], self._book.style(style, filled_in=filled_in)
        if said:
            self._sheet.write_string(row, column, said, look)
        else:
            self._sheet.write_blank(row, column, None, look)
        return self.cell(row, column)

    def number(
        self, row: int, column: int, value: float | None, style: str = "plain", *, filled_in: bool = False
    ) -> Cell:
        """A number that was put in."""
        look = self._book.style(style, filled_in=filled_in)
        if value is None:
            self._sheet.write_blank(row, column, None, look)
        else:
            self._sheet.write_number(row, column, value, look)
            self._book.values[self.cell(row, column)] = value
        return self.cell(row, column)

    def sum(self, row: int, column: int, formula: str, value: Value, style: str = "money") -> Cell:
        """A number that is worked out: the formula, and what it comes to."""
        self._sheet.write_formula(row, column, f"={formula}", self._book.style(style), value)
        self._book.values[self.cell(row, column)] = value
        return self.cell(row, column)

    def repeat(self, row: int, column: int, cell: Cell, style: str) -> Cell:
        """What stands in another cell."""
        return self.sum(row, column, str(cell), self._book.values[cell], style)

    def heads(self, row: int, words: Sequence[str], *, first: int = 0) -> None:
        for place, word in enumerate(words):
            self.text(row, first + place, word, "head")

    def title(self, words: str, *notes: str) -> int:
        """The title and lines below it; gives the next free row."""
        self.text(0, 0, words, "title")
        for row, note in enumerate(notes, start=1):
            self.paragraph(row, note, "note")
        return len(notes) + 2

    def paragraph(self, row: int, words: str, style: str = "text") -> Cell:
        """Words over as many columns as make a line that can be read, and as many lines as they need."""
        wide, column = self._widths[0], 0
        while wide < READABLE:
            column += 1
            wide += self._widths[column] if column < len(self._widths) else self._rest
        look = self._book.style(style)
        if column:
            self._sheet.merge_range(row, 0, row, column, "", look)
        self._sheet.set_row(row, LINE_POINTS * ceil(len(words) / wide))
        return self.text(row, 0, words, style)

    def widths(self, *widths: float, rest: float = 14) -> None:
        """How wide each column is, in letters; to be said before paragraphs are written."""
        self._widths, self._rest = widths, rest
        self._sheet.set_column(0, 1_000, rest)
        for column, width in enumerate(widths):
            self._sheet.set_column(column, column, width)

    def freeze(self, row: int, column: int) -> None:
        self._sheet.freeze_panes(row, column)

    def only_between(self, cell: Cell, low: float, high: float, *, otherwise: str) -> None:
        """Warn whoever types another number."""
        rule = {"validate": "decimal", "criteria": "between", "minimum": low, "maximum": high,
                "error_message": otherwise[:255]}  # fmt: skip
        self._sheet.data_validation(cell.row, cell.column, cell.row, cell.column, rule)

    def hide(self) -> None:
        self._sheet.hide()

    def show_first(self) -> None:
        self._sheet.activate()
