"""What can go wrong with content.

The tree::

    DataError                  content that cannot be used, with what to do next
    ├── BadContent             a file with problems; ``problems`` lists every one
    │   ├── BadCase            the same, for a case file
    │   └── UnreadableExport   the same, for a JSON or CSV text said to be one of our exports
    ├── NotInstalled           something more has to be installed first
    ├── UnknownCase            an id that no case has
    └── UnknownCountry         a name or code of no country
"""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in a content file: where it is, what it is and what to do about it."""

    file: str
    line: int
    field: str
    what: str
    remedy: str

    def __str__(self) -> str:
        """Show it the way editors jump to: ``file:line: field: what. remedy``."""
        return f"{self.file}:{self.line}: {self.field}: {self.what} {self.remedy}"


class DataError(ValueError):
    """Content that cannot be used; the message says what to do next."""


class BadContent(DataError):
    """A content file with problems, all of them collected."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


class BadCase(BadContent):
    """A case file with problems."""


class NotInstalled(DataError):
    """Something that is not part of every installation; the message says how to get it."""


class UnknownCase(DataError):
    """No case has this id."""


class UnknownCountry(DataError):
    """No country has this name or code."""


class UnreadableExport(BadContent):
    """A text that is not one of our exports, or one that was changed by hand."""
