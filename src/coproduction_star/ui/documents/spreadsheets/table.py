"""What a spreadsheet holds once it is read, and why one cannot be."""

from dataclasses import dataclass, field
from enum import StrEnum

from django.utils.translation import gettext as _

MOST_BYTES = 10 * 1024 * 1024
MOST_ROWS = 20_000
MOST_COLUMNS = 200
MOST_LETTERS = 40_000_000
"""In all cells together: a small file can point to one long text a million times."""
MOST_CELLS = 2_000_000
"""With and without something in them: empty cells with a colour take time as well."""
MOST_UNPACKED = 250 * 1024 * 1024
LETTERS = 26


Rows = list[tuple[int, list[str]]]
"""Each row with its number in the file."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of a file is taken. The usual is what may be held in memory as a whole."""

    rows: int = field(default_factory=lambda: MOST_ROWS)
    columns: int = field(default_factory=lambda: MOST_COLUMNS)
    letters: int = field(default_factory=lambda: MOST_LETTERS)
    cells: int = field(default_factory=lambda: MOST_CELLS)
    unpacked: int = field(default_factory=lambda: MOST_UNPACKED)
    """Bytes of an .xlsx file with all its parts."""


class CannotRead(Exception):
    """The sentence for whoever sent the file: what is wrong and what to do."""


class Oddity(StrEnum):
    """Something about a cell that its reader should know."""

    NO_VALUE = "no-value"
    """A formula whose result was not saved with it."""
    ERROR = "error"
    """A formula that ended in an error, such as #REF!."""
    MERGED = "merged"
    """Cells that were joined; the text stands in the first of them."""
    WIDE = "wide"
    """Something stands to the right of the columns that are read."""


@dataclass(frozen=True, slots=True)
class Odd:
    """One cell, or the first of several, by its address such as `B7`."""

    kind: Oddity
    cell: str


@dataclass(frozen=True, slots=True)
class Sheet:
    name: str
    hidden: bool = False


@dataclass(slots=True)
class Table:
    """The rows as text, each with its number in the file."""

    rows: Rows = field(default_factory=list)
    sheets: tuple[Sheet, ...] = ()
    sheet: str = ""
    odd: list[Odd] = field(default_factory=list)
    guessed_letters: bool = False
    """It said nothing about its letters, and they were read as Windows writes them."""
    letters: int = 0
    """How many there are in all cells together."""
    limits: Limits = field(default_factory=Limits)

    def add(self, number: int, cells: list[str]) -> None:
        """One row with something in it. Raises CannotRead when that is more than we take."""
        self.rows.append((number, cells))
        self.letters += sum(map(len, cells))
        if len(self.rows) > self.limits.rows + 1:
            raise CannotRead(too_many_rows(self.limits.rows))
        if self.letters > self.limits.letters:
            raise CannotRead(too_many_letters())

    def wide(self, number: int) -> None:
        """Say once that a row goes on to the right of what is read."""
        if not any(odd.kind == Oddity.WIDE for odd in self.odd):
            self.odd.append(Odd(Oddity.WIDE, f"{column_letters(self.limits.columns)}{number}"))


def too_many_rows(most: int = MOST_ROWS) -> str:
    said = {"most": f"{most:,}"}
    return (
        _(
            "This sheet has more than %(most)s rows, which is more than we take at once. "
            "Keep the row with the headings, cut the rest into several files, and bring them in one after the other."
        )
        % said
    )


def too_many_columns(most: int) -> str:
    return _("This sheet has more than %(most)s columns. Keep the columns that hold answers.") % {"most": f"{most:,}"}


def too_many_letters() -> str:
    return _("The texts of this file are longer than we take. Cut it into several files.")


def column_letters(number: int) -> str:
    """What a spreadsheet calls a column.

    >>> column_letters(0), column_letters(27)
    ('A', 'AB')
    """
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, LETTERS)
        letters = chr(ord("A") + rest) + letters
    return letters


def column_number(cell: str) -> int:
    """The column of an address such as `AB12`, counted from nought.

    >>> column_number("AB12")
    27
    """
    number = 0
    for letter in cell:
        if not "A" <= letter <= "Z":
            break
        number = number * LETTERS + ord(letter) - ord("A") + 1
    return number - 1
