"""Text with separators (.csv, .tsv): the letters and the separator are found out."""

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Generator, Iterator
from itertools import islice
from typing import IO

from django.utils.translation import gettext as _

from .table import MOST_COLUMNS, CannotRead, Limits, Table, too_many_columns, too_many_rows

SEPARATORS = (",", ";", "\t", "|")
TRIED_ROWS = 50
LOOKED_AT = 4096
LOOKED_AT_LETTERS = 64 * 1024
PIECE = 1024 * 1024
LONGEST_LINE = 1024 * 1024
STRAY = 40
"""So many noughts among those bytes may have slipped into a text; they are left out."""
SAYS_SEPARATOR = re.compile(r'^"?sep=(.)"?\r?\n')
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def read_delimited(content: bytes) -> Table:
    text, guessed = letters_of(content)
    said = SAYS_SEPARATOR.match(text)
    separator = said[1] if said else separator_of(text)
    text = text[said.end() :] if said else text
    text = text.replace("\x00", "")
    table = Table(guessed_letters=guessed)
    try:
        for number, cells in enumerate(_rows(text, separator), start=2 if said else 1):
            found = [cell.strip() for cell in cells[:MOST_COLUMNS]]
            if any(found):
                table.add(number, found)
            if any(map(str.strip, cells[MOST_COLUMNS:])):
                table.wide(number)
    except csv.Error as error:
        raise CannotRead(_("We cannot read this file as a table. Save it as .xlsx and try again.")) from error
    return table


def stream_delimited(file: IO[bytes], limits: Limits) -> Generator[tuple[int, list[str]], None, None]:
    """The rows while they are read; only the first of them are looked at twice, to find the separator."""
    text = io.TextIOWrapper(file, encoding=_letters_of_file(file), errors="replace", newline="")
    start = text.read(LOOKED_AT_LETTERS)
    text.seek(0)
    said = SAYS_SEPARATOR.match(start)
    lines = _lines(text)
    if said:
        next(lines)
    rows = csv.reader(lines, delimiter=said[1] if said else separator_of(start))
    passed = 0
    try:
        for number, cells in enumerate(rows, start=2 if said else 1):
            if not any(map(str.strip, cells)):
                continue
            passed += 1
            if passed > limits.rows + 1:
                raise CannotRead(too_many_rows(limits.rows))
            if len(cells) > limits.columns:
                raise CannotRead(too_many_columns(limits.columns))
            yield number, [cell.strip() for cell in cells]
    except csv.Error as error:
        raise CannotRead(_("We cannot read this file as a table. Save it as .xlsx and try again.")) from error
    finally:
        text.detach()


def _letters_of_file(file: IO[bytes]) -> str:
    """As `letters_of`, of a file that is not held: what is no UTF-8 anywhere is read as Windows writes."""
    start = file.read(LOOKED_AT)
    file.seek(0)
    for mark, name in MARKS:
        if start.startswith(mark):
            return name
    if utf_16 := _utf_16_without_a_mark(start):
        return utf_16
    if start.count(0) > STRAY:
        raise CannotRead(not_a_spreadsheet())
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        while piece := file.read(PIECE):
            decoder.decode(piece)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError as error:
        if 0 in start:
            raise CannotRead(not_a_spreadsheet()) from error
        return "cp1252"
    finally:
        file.seek(0)
    return "utf-8"


def _lines(text: io.TextIOWrapper) -> Iterator[str]:
    while line := text.readline(LONGEST_LINE + 1):
        if len(line) > LONGEST_LINE:
            raise CannotRead(_("We cannot read this file as a table. Save it as .xlsx and try again."))
        yield line.replace("\x00", "")


def letters_of(content: bytes) -> tuple[str, bool]:
    """The text, and whether its letters had to be guessed."""
    for mark, name in MARKS:
        if content.startswith(mark):
            return content.decode(name, "replace"), False
    start = content[:LOOKED_AT]
    if utf_16 := _utf_16_without_a_mark(start):
        return content.decode(utf_16, "replace"), True
    if start.count(0) > STRAY:
        raise CannotRead(not_a_spreadsheet())
    try:
        return content.decode("utf-8"), False
    except UnicodeDecodeError as error:
        if 0 in start:
            raise CannotRead(not_a_spreadsheet()) from error
        return content.decode("cp1252", "replace"), True


def _utf_16_without_a_mark(start: bytes) -> str:
    """Every second byte is nought: UTF-16 that does not say so."""
    for offset, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        if start[offset::2].count(0) > len(start) // 4:
            return name
    return ""


def separator_of(text: str) -> str:
    """The one that makes most cuts in rows of the same number of cells; others make many rows of few cells."""
    return max(SEPARATORS, key=lambda one: (*_evenness(text, one), -SEPARATORS.index(one)))


def _evenness(text: str, separator: str) -> tuple[int, int]:
    try:
        widths = Counter(len(row) for row in islice(_rows(text, separator), TRIED_ROWS) if len(row) > 1)
    except csv.Error:
        return (0, 0)
    return max(((rows * (width - 1), width) for width, rows in widths.items()), default=(0, 0))


def _rows(text: str, separator: str) -> "csv._reader":
    return csv.reader(io.StringIO(text, newline=""), delimiter=separator)


def not_a_spreadsheet() -> str:
    return _("This is not a spreadsheet. Choose a file that ends in .xlsx, .csv or .tsv.")
