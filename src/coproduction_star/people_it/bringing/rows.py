"""The rows of a file of answers, one after the other; and what tells a row from all others."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice
from typing import IO

from django.utils.translation import gettext as _

from coproduction_star.data.asset_surveys.answer_table import Columns, Row, columns_of, read_row
from coproduction_star.people_it.asking.editions import survey_of_edition
from coproduction_star.people_it.models import AnswerFile
from coproduction_star.ui.documents.spreadsheets.streaming import stream_spreadsheet
from coproduction_star.ui.documents.spreadsheets.table import CannotRead, Limits

MEGABYTE = 1024 * 1024
MOST_BYTES = 100 * MEGABYTE
LIMITS = Limits(rows=500_000, columns=2_000, cells=60_000_000, unpacked=1024 * MEGABYTE)
PIECE = 500


@dataclass(frozen=True, slots=True)
class Numbered:
    """A row with its number in the file and as it stood there."""

    number: int
    cells: list[str]
    row: Row
    key: str


class Reading:
    """A file on its way: its headings, its rows in pieces, and how far it is."""

    def __init__(self, of: AnswerFile, file: IO[bytes]) -> None:
        self._of, self._file, self._size = of, file, max(of.file.size, 1)
        self._rows = stream_spreadsheet(file, LIMITS)
        self.headings = next((cells for _number, cells in self._rows), [])
        if not self.headings:
            raise CannotRead(_("There is nothing in this file. Choose a file with one thing in each row."))
        self.columns: Columns = columns_of(survey_of_edition(of.edition_id), self.headings)

    @property
    def per_cent(self) -> int:
        """How much of the file was read, packed or not; all of it is said only by whoever has done."""
        return min(99, 100 * self._file.tell() // self._size)

    def pieces(self, *, after: int = 0) -> Iterator[list[Numbered]]:
        """The rows behind this one."""
        rows = (self._read(number, cells) for number, cells in self._rows if number > after)
        while piece := list(islice(rows, PIECE)):
            yield piece

    def stop(self) -> None:
        """Let go of the file before it is closed."""
        self._rows.close()

    def _read(self, number: int, cells: list[str]) -> Numbered:
        row = read_row(self.columns, cells)
        return Numbered(number, cells, row, _key(self._of, number, row))


@contextmanager
def reading(of: AnswerFile) -> Iterator[Reading]:
    """Open the file. Raises CannotRead with a sentence; so does going along it."""
    with of.file.open("rb") as file:
        found = Reading(of, file)
        try:
            yield found
        finally:
            found.stop()


def _key(of: AnswerFile, number: int, row: Row) -> str:
    """The name that the other program gave it, or all that it says and where."""
    name = row.identity or json.dumps([row.row or number, row.answers], sort_keys=True, default=str)
    return "file:" + sha256(f"{of.survey_id}|{name}".encode()).hexdigest()[:58]
