"""What a spreadsheet holds once it is read, and why one cannot be."""

from dataclasses import dataclass, field
from enum import StrEnum

MOST_BYTES = 10 * 1024 * 1024
MOST_ROWS = 20_000
MOST_COLUMNS = 200
LETTERS = 26


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

    rows: list[tuple[int, list[str]]] = field(default_factory=list)
    sheets: tuple[Sheet, ...] = ()
    sheet: str = ""
    odd: list[Odd] = field(default_factory=list)
    guessed_letters: bool = False
    """It said nothing about its letters, and they were read as Windows writes them."""


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
