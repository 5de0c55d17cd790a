"""The official list of postcodes, read row by row: it may have millions of rows, and only a handful stay.

The list is published under changing headings. A column is taken by its heading, or by what stands in it where
there are no headings. Where several columns hold wards of several years, the one that knows most of ours wins.
"""

import csv
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import IO, Any

from django.utils.translation import gettext as _

from coproduction_star.ui.postcodes import is_postcode, normal

from .naming import OFFICIAL

POSTCODE_HEADINGS = ("pcds", "pcd", "pcd2", "pcd7", "pcd8", "postcode", "post_code")
WARD_HEADING = re.compile(r"(?:os)?ward(?:_?code|_?cd)?|wd\d*cd|(?:admin|electoral)_?(?:ward|division)_?(?:code|cd)?")
SEPARATORS = ",;\t|"
LONGEST_LINE = 64 * 1024
MOST_UNPACKED = 4 * 1024**3
"""Bytes; the whole of the United Kingdom has a good thousand million."""
TOLD_EVERY = 50_000
MOST_HELD = 3_000_000
"""Postcodes in memory, over all columns; the whole of the United Kingdom has fewer, used or not."""
BY_AREA = "multi_csv"
"""The folder of the official archive that holds the same list again, cut by area."""


class NotAPostcodeList(ValueError):
    """The file is no list we can use; the message is for whoever sent it."""


@dataclass(slots=True)
class Found:
    """What was read: for each column of wards, the postcodes that lie in ours."""

    rows: int = 0
    by_column: dict[str, dict[str, str]] = field(default_factory=dict)

    @property
    def held(self) -> int:
        """How many postcodes are in memory."""
        return sum(map(len, self.by_column.values()))

    @property
    def best(self) -> dict[str, str]:
        """Postcodes with the codes of their wards, from the column that knows most of our wards, then postcodes."""
        return max(self.by_column.values(), key=lambda one: (len(set(one.values())), len(one)), default={})


Told = Callable[[int, float], None]


def read_list(file: IO[bytes], *, size: int, wards: Mapping[str, Any], told: Told) -> Found:
    """Read a CSV file or a zip of such files. `told` hears the rows so far and the share of the file, now and then."""
    found = Found()
    counted = _Counted(file, size)
    columns = False
    try:
        for stream in _streams(file):
            columns |= _read(stream, found, wards, lambda rows: told(rows, counted.share))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise NotAPostcodeList(_("This archive is damaged or locked. Take the list anew and try again.")) from error
    if not columns:
        raise NotAPostcodeList(
            _("There is no column with postcodes beside a column with ward codes. Choose the list called “ONS "
              "Postcode Directory”, as CSV or zip.")
        )  # fmt: skip
    return found


class _Counted:
    """How far the file itself was read, packed or not."""

    def __init__(self, file: IO[bytes], size: int) -> None:
        self._file, self._size = file, max(size, 1)

    @property
    def share(self) -> float:
        return min(self._file.tell() / self._size, 1.0)


def _streams(file: IO[bytes]) -> Iterator[IO[bytes]]:
    start = file.read(4)
    file.seek(0)
    if start[:2] != b"PK":
        yield file
        return
    yield from _unpacked(zipfile.ZipFile(file))


def _unpacked(archive: zipfile.ZipFile) -> Iterator[IO[bytes]]:
    """The largest first: it is the whole list, and makes the same list by area needless."""
    members = [one for one in archive.infolist() if one.filename.lower().endswith((".csv", ".txt"))]
    members.sort(key=lambda one: -one.file_size)
    whole = any(BY_AREA not in one.filename.lower() for one in members[:1])
    if sum(one.file_size for one in members) > MOST_UNPACKED:
        raise NotAPostcodeList(_("This archive unpacks to more than we take."))
    for member in members:
        if whole and BY_AREA in member.filename.lower():
            continue
        with archive.open(member) as stream:
            yield stream


def _read(stream: IO[bytes], found: Found, wards: Mapping[str, Any], told: Callable[[int], None]) -> bool:
    """One table; whether it has both columns. Tables without them, such as lists of names, are passed over."""
    lines = _lines(stream)
    first = next(lines, "")
    separator = max(SEPARATORS, key=first.count)
    try:
        head = next(csv.reader([first], delimiter=separator), [])
        rows = csv.reader(lines, delimiter=separator)
        second = next(rows, [])
        postcode, of_wards = _columns(head, second)
        if postcode is None or not of_wards:
            return False
        before = [second] if _is_heading(head, postcode) else [head, second]
        _take(before, rows, postcode, of_wards, found, wards, told)
    except csv.Error as error:
        raise NotAPostcodeList(_("We cannot read this file as a table.")) from error
    return True


def _lines(stream: IO[bytes]) -> Iterator[str]:
    """Line by line, none of them endless."""
    unpacked = 0
    while line := stream.readline(LONGEST_LINE):
        unpacked += len(line)
        if len(line) == LONGEST_LINE or unpacked > MOST_UNPACKED:
            raise NotAPostcodeList(_("This file is no list of postcodes: choose one that ends in .csv or .zip."))
        yield line.decode("utf-8-sig" if unpacked == len(line) else "utf-8", "replace")


def _columns(head: Sequence[str], second: Sequence[str]) -> tuple[int | None, dict[int, str]]:
    """Where the postcode stands, and every column that may hold the ward."""
    plain = [cell.strip().lower() for cell in head]
    named = [plain.index(name) for name in POSTCODE_HEADINGS if name in plain]
    of_wards = {place: name for place, name in enumerate(plain) if WARD_HEADING.fullmatch(name)}
    if named:
        return named[0], of_wards
    shown = next((place for place, cell in enumerate(head) if is_postcode(cell)), None)
    codes = {place: str(place) for place, cell in enumerate(second) if OFFICIAL.fullmatch(cell.strip())}
    return shown, codes


def _is_heading(head: Sequence[str], postcode: int) -> bool:
    return not is_postcode(head[postcode])


def _take(
    before: Sequence[list[str]], rows: Iterator[list[str]], postcode: int, of_wards: Mapping[int, str], found: Found,
    wards: Mapping[str, Any], told: Callable[[int], None],
) -> None:  # fmt: skip
    """Keep what lies in one of our wards; everything else is forgotten as soon as it is read."""
    columns = [(place, found.by_column.setdefault(name, {})) for place, name in of_wards.items()]
    last = max(postcode, *of_wards)
    for row in _one_after_the_other(before, rows):
        found.rows += 1
        if found.rows % TOLD_EVERY == 0:
            told(found.rows)
            _refuse_too_many(found)
        if len(row) <= last:
            continue
        for place, held in columns:
            ward = row[place].strip().upper()
            if ward in wards and is_postcode(row[postcode]):
                held[normal(row[postcode])] = ward


def _refuse_too_many(found: Found) -> None:
    if found.held > MOST_HELD:
        raise NotAPostcodeList(_("This list has more postcodes in your wards than there are in the country."))


def _one_after_the_other(before: Sequence[list[str]], rows: Iterator[list[str]]) -> Iterator[list[str]]:
    yield from before
    yield from rows
