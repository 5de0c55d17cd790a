"""An .xlsx workbook, read in one pass over its sheet. Values are used, never formulas."""

import datetime as dt
import re
from collections.abc import Callable, Generator
from typing import IO

from django.utils.translation import gettext as _

from .archive import Archive, Attributes, attribute, damaged, decoded, whole_number
from .table import (
    CannotRead,
    Limits,
    Odd,
    Oddity,
    Rows,
    Sheet,
    Table,
    column_letters,
    column_number,
    too_many_columns,
    too_many_letters,
    too_many_rows,
)

BUILT_IN_DATES = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
NOT_A_DATE = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
A_DATE = re.compile(r"[ymdhs]", re.IGNORECASE)
EPOCHS = {False: dt.datetime(1899, 12, 30), True: dt.datetime(1904, 1, 1)}  # noqa: DTZ001 - a sheet knows no time zone
MOST_SHARED = 80 * 1024 * 1024
MOST_NAMED = 20
"""So many odd cells are named; more would not be read."""
LAST_ROW = 1_048_576
LONGEST_NAME = 200
DIGITS = "0123456789"


def read_xlsx(content: bytes, *, sheet: str = "") -> Table:
    """The named sheet, or the first that is not hidden."""
    archive = Archive(content)
    book = _Book(archive)
    if not book.sheets:
        raise CannotRead(_("This workbook has no sheet with cells in it."))
    chosen = book.choose(sheet)
    reader = _SheetReader(book.shared(), book.dates(), epoch=EPOCHS[book.from_1904])
    archive.walk(book.part_of(chosen), start=reader.start, end=reader.end, text=reader.text)
    reader.table.sheets, reader.table.sheet = tuple(book.sheets), chosen.name
    return reader.table


def stream_xlsx(file: IO[bytes], limits: Limits) -> Generator[tuple[int, list[str]], None, None]:
    """The rows of the first sheet that is not hidden, while it is read. Shared texts are held; rows are not."""
    book = _Book(Archive(file, most_unpacked=limits.unpacked))
    if not book.sheets:
        raise CannotRead(_("This workbook has no sheet with cells in it."))
    passing = _Passing(limits=limits)
    reader = _SheetReader(book.shared(), book.dates(), epoch=EPOCHS[book.from_1904], table=passing)
    part = book.part_of(book.choose(""))
    for _piece in book.archive.steps(part, start=reader.start, end=reader.end, text=reader.text):
        yield from passing.take()
    yield from passing.take()


class _Passing(Table):
    """Rows on their way: counted, and handed on."""

    passed = 0

    def add(self, number: int, cells: list[str]) -> None:
        self.rows.append((number, cells))
        self.passed += 1
        if self.passed > self.limits.rows + 1:
            raise CannotRead(too_many_rows(self.limits.rows))

    def take(self) -> Rows:
        rows, self.rows = self.rows, []
        return rows

    def wide(self, number: int) -> None:
        raise CannotRead(too_many_columns(self.limits.columns))


class _Book:
    """What stands around the sheets: their names, the shared texts, which styles are dates."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.sheets: list[Sheet] = []
        self.from_1904 = False
        self._ids: dict[str, str] = {}
        self._parts: dict[str, str] = {}
        self._kinds: dict[str, str] = {}
        self.path = self._main_part()
        folder, _slash, name = self.path.rpartition("/")
        self.folder = f"{folder}/" if folder else ""
        relations = f"{self.folder}_rels/{name}.rels"
        if relations not in archive:
            raise CannotRead(damaged())
        archive.walk(relations, start=self._relation)
        archive.walk(self.path, start=self._book)

    def _main_part(self) -> str:
        found: list[str] = []

        def start(tag: str, of: Attributes) -> None:
            if tag == "Relationship" and attribute(of, "Type").endswith("/officeDocument"):
                found.append(attribute(of, "Target").lstrip("/"))

        if "_rels/.rels" in self.archive:
            self.archive.walk("_rels/.rels", start=start)
        return found[0] if found else "xl/workbook.xml"

    def _relation(self, tag: str, of: Attributes) -> None:
        if tag == "Relationship":
            target = attribute(of, "Target")
            part = target.lstrip("/") if target.startswith("/") else self.folder + target
            self._parts[attribute(of, "Id")] = part
            self._kinds[attribute(of, "Type").rpartition("/")[2]] = part

    def _book(self, tag: str, of: Attributes) -> None:
        if tag == "workbookPr":
            self.from_1904 = attribute(of, "date1904") in {"1", "true"}
        if tag == "sheet":
            name = attribute(of, "name")[:LONGEST_NAME]
            part = self._parts.get(of.get("r:id") or _relation_id(of), "")
            if "worksheets" in part.lower():
                self._ids[name] = part
                self.sheets.append(Sheet(name, hidden=attribute(of, "state") in {"hidden", "veryHidden"}))

    def choose(self, name: str) -> Sheet:
        named = [sheet for sheet in self.sheets if sheet.name == name]
        return (named or [sheet for sheet in self.sheets if not sheet.hidden] or self.sheets)[0]

    def part_of(self, sheet: Sheet) -> str:
        return self._ids[sheet.name]

    def shared(self) -> list[str]:
        part = self._kinds.get("sharedStrings", "")
        if part not in self.archive:
            return []
        texts = _SharedTexts()
        self.archive.walk(part, start=texts.start, end=texts.end, text=texts.text)
        return texts.all

    def dates(self) -> frozenset[int]:
        part = self._kinds.get("styles", "")
        if part not in self.archive:
            return frozenset()
        styles = _Styles()
        self.archive.walk(part, start=styles.start, end=styles.end)
        return frozenset(styles.dates)


def _relation_id(of: Attributes) -> str:
    return next((value for key, value in of.items() if key.endswith(":id")), "")


class _SharedTexts:
    """The texts that cells point to. How a word is spoken (rPh) is no part of it."""

    def __init__(self) -> None:
        self.all: list[str] = []
        self._parts: list[str] = []
        self._in_text = self._spoken = False
        self._size = 0

    def start(self, tag: str, _of: Attributes) -> None:
        if tag == "si":
            self._parts = []
        elif tag == "rPh":
            self._spoken = True
        elif tag == "t":
            self._in_text = not self._spoken

    def text(self, text: str) -> None:
        if self._in_text:
            self._size += len(text)
            if self._size > MOST_SHARED:
                raise CannotRead(too_many_letters())
            self._parts.append(text)

    def end(self, tag: str) -> None:
        if tag == "si":
            self.all.append(decoded("".join(self._parts)))
        elif tag == "rPh":
            self._spoken = False
        elif tag == "t":
            self._in_text = False


class _Styles:
    """Which of a workbook's styles show a number as a date."""

    def __init__(self) -> None:
        self.dates: set[int] = set()
        self._formats: set[int] = set()
        self._in_cells = False
        self._number = 0

    def start(self, tag: str, of: Attributes) -> None:
        if tag == "numFmt" and A_DATE.search(NOT_A_DATE.sub("", attribute(of, "formatCode"))):
            self._formats.add(whole_number(attribute(of, "numFmtId")))
        elif tag == "cellXfs":
            self._in_cells = True
        elif tag == "xf" and self._in_cells:
            chosen = whole_number(attribute(of, "numFmtId"))
            if chosen in BUILT_IN_DATES or chosen in self._formats:
                self.dates.add(self._number)
            self._number += 1

    def end(self, tag: str) -> None:
        if tag == "cellXfs":
            self._in_cells = False


class _SheetReader:
    """Cells as they come. A cell without an address follows the one before it."""

    def __init__(
        self, shared: list[str], dates: frozenset[int], *, epoch: dt.datetime, table: Table | None = None
    ) -> None:
        self.table = table or Table()
        self._limits = self.table.limits
        self._shared, self._dates, self._epoch = shared, dates, epoch
        self._row = 0
        self._column = -1
        self._columns: dict[str, int] = {}
        self._cells: list[str] = []
        self._kind = ""
        self._style = "0"
        self._formula = False
        self._taking = False
        self._value: list[str] = []
        self._spoken = False
        self._passed = 0

    def start(self, tag: str, of: Attributes) -> None:
        if tag == "c":
            self._cell(of)
        elif tag in {"v", "t"}:
            self._taking = not self._spoken
        elif tag == "f":
            self._formula = True
        elif tag == "rPh":
            self._spoken = True
        elif tag == "row":
            self._begin_row(of)
        elif tag == "mergeCell":
            self._odd(Oddity.MERGED, attribute(of, "ref").partition(":")[0])

    def _begin_row(self, of: Attributes) -> None:
        """Numbers only ever grow, whatever the file says: each row is found by its own."""
        self._row = max(whole_number(of.get("r", "")), self._row + 1)
        if self._row > LAST_ROW:
            raise CannotRead(damaged())
        self._column = -1
        self._cells = []

    def _cell(self, of: Attributes) -> None:
        said = of.get("r")
        if said:
            letters = said.rstrip(DIGITS)
            if letters not in self._columns:
                self._columns[letters] = column_number(letters)
            self._column = self._columns[letters]
        else:
            self._column += 1
        self._kind, self._style = of.get("t", "n"), of.get("s", "0")
        self._formula, self._value = False, []

    def text(self, text: str) -> None:
        if self._taking:
            self._value.append(text)

    def end(self, tag: str) -> None:
        if tag in {"v", "t"}:
            self._taking = False
        elif tag == "c":
            self._end_cell()
        elif tag == "rPh":
            self._spoken = False
        elif tag == "row" and any(self._cells):
            self.table.add(self._row, self._cells)

    def _end_cell(self) -> None:
        self._passed += 1
        if self._passed > self._limits.cells:
            raise CannotRead(_too_many_cells())
        if self._value and self._column >= self._limits.columns:
            self.table.wide(self._row)
        if not 0 <= self._column < self._limits.columns:
            return
        raw = "".join(self._value)
        text = READ.get(self._kind, _SheetReader._number)(self, raw).strip() if raw else ""
        if self._formula and not raw and self._kind != "str":
            self._odd(Oddity.NO_VALUE)
        if text:
            self._cells.extend([""] * (self._column + 1 - len(self._cells)))
            self._cells[self._column] = text

    def _odd(self, kind: Oddity, cell: str = "") -> None:
        if len(self.table.odd) < MOST_NAMED:
            self.table.odd.append(Odd(kind, cell or f"{column_letters(self._column)}{self._row}"))

    def _from_shared(self, raw: str) -> str:
        said = raw.strip()
        place = whole_number(said)
        if place >= len(self._shared) or str(place) != said:
            raise CannotRead(damaged())
        return self._shared[place]

    def _error(self, _raw: str) -> str:
        self._odd(Oddity.ERROR)
        return ""

    def _number(self, raw: str) -> str:
        try:
            number = float(raw)
        except ValueError:
            return decoded(raw)
        if whole_number(self._style) in self._dates:
            return self._day(number)
        return str(int(number)) if number.is_integer() and abs(number) < 1e15 else raw

    def _day(self, number: float) -> str:
        try:
            when = self._epoch + dt.timedelta(days=number)
        except (OverflowError, ValueError):
            return str(number)
        return when.date().isoformat() if number.is_integer() else when.replace(microsecond=0).isoformat(" ")


def _too_many_cells() -> str:
    return _(
        "This sheet has more cells than we take, most of them empty. Copy the rows with words in them to a new sheet, "
        "save it, and bring in that file."
    )


READ: dict[str, Callable[[_SheetReader, str], str]] = {
    "s": _SheetReader._from_shared,
    "str": lambda _reader, raw: decoded(raw),
    "inlineStr": lambda _reader, raw: decoded(raw),
    "b": lambda _reader, raw: "yes" if raw.strip() == "1" else "no",
    "e": _SheetReader._error,
    "d": lambda _reader, raw: raw.removesuffix("T00:00:00"),
}
