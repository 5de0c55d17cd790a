"""A mapping of a content file, asked for one field at a time.

Each question answers with the value or, when it is wrong, with a harmless
stand-in; the complaint goes to the document. So one reading finds every
problem, and the caller refuses the file at the end.
"""

from collections.abc import Collection, Iterable
from difflib import get_close_matches
from enum import StrEnum
from functools import cache
from math import isfinite
from typing import Any, TypeVar
from urllib.parse import urlsplit

from coproduction_star.methods.sentences import worded

from .documents import Complaints, Path, kind_name

Number = int | float
Choice = TypeVar("Choice", bound=StrEnum)
NUL = object()


class Entry:
    """One mapping (the file itself, a result, a source) and where it stands."""

    __slots__ = ("_data", "_document", "_path")

    def __init__(self, document: Complaints, data: Any, path: Path = ()) -> None:
        self._document = document
        self._path = path
        self._data: dict[Any, Any] = data if isinstance(data, dict) else {}
        if not isinstance(data, dict):
            document.complain(path, f"This is {kind_name(data)}.", "Write keys and values: 'key: value'.")

    def complain(self, key: str, what: str, remedy: str) -> None:
        """Note a problem with one field of this entry."""
        self._document.complain((*self._path, key), what, remedy)

    def refuse_other_keys(self, known: Collection[str]) -> None:
        """Complain of each key that is not known, and name the near one."""
        for key in self._data:
            if key not in known:
                remedy = did_you_mean(str(key), known) or f"Remove it, or use one of: {', '.join(known)}."
                self.complain(str(key), "This key is not known.", remedy)

    def text(self, key: str, *, longest: int) -> str:
        """Read a text that must be there."""
        return self._read_text(self._there(key), (key,), longest=longest)

    def optional_text(self, key: str, *, longest: int) -> str | None:
        """Read a text or ``null``."""
        value = self._there(key)
        return None if value is None else self._read_text(value, (key,), longest=longest)

    def texts(self, key: str, *, longest: int) -> tuple[str, ...]:
        """Read a list of texts."""
        items = self._list(key)
        return tuple(self._read_text(item, (key, position), longest=longest) for position, item in enumerate(items))

    def number(self, key: str, *, lowest: Number, highest: Number) -> float:
        """Read a number that must be there."""
        value = self._read_number(key, self._there(key))
        if value is not None and not lowest <= value <= highest:
            self.complain(key, f"{value} is out of range.", f"Use a number from {lowest} to {highest}.")
        elif value is None and self._data.get(key, NUL) is None:
            self.complain(key, "The number is missing.", f"Use a number from {lowest} to {highest}.")
        return float(value or 0)

    def optional_number(self, key: str, *, may_be_absent: bool = False) -> Number | None:
        """Read a number or ``null``."""
        value = self._data.get(key) if may_be_absent else self._there(key)
        return self._read_number(key, value)

    def whole_number(self, key: str, *, lowest: int, highest: int) -> int:
        """Read a whole number that must be there."""
        value = self.optional_whole_number(key, lowest=lowest, highest=highest)
        if value is None and self._data.get(key, NUL) is None:
            self.complain(key, "The number is missing.", f"Use a whole number from {lowest} to {highest}.")
        return value or 0

    def optional_whole_number(self, key: str, *, lowest: int, highest: int) -> int | None:
        """Read a whole number or ``null``."""
        value = self._there(key)
        if value is None or value is NUL:
            return None
        if not isinstance(value, int) or isinstance(value, bool) or not lowest <= value <= highest:
            shown = value if isinstance(value, int | float) else kind_name(value)
            self.complain(key, f"This is {shown}.", f"Use a whole number from {lowest} to {highest}, without quotes.")
            return None
        return value

    def flag(self, key: str) -> bool:
        """Read ``true`` or ``false``; absent is false."""
        value = self._data.get(key, False)
        if not isinstance(value, bool):
            self.complain(key, f"This is {kind_name(value)}.", "Write true or false, without quotes.")
        return value is True

    def word(self, key: str, known: Collection[str], *, called: str, otherwise: str = "") -> str:
        """Read one word of a vocabulary; ``otherwise`` is the remedy when no word is near."""
        return self._read_word(self._there(key), (key,), known, called=called, otherwise=otherwise)

    def words(self, key: str, known: Collection[str], *, called: str) -> tuple[str, ...]:
        """Read a list of different words of a vocabulary."""
        items = self._list(key)
        for position, item in enumerate(items):
            if item in items[:position]:
                self._document.complain((*self._path, key, position), f"{item} is there twice.", "Keep one.")
        return tuple(
            self._read_word(item, (key, position), known, called=called) for position, item in enumerate(items)
        )

    def choice(self, key: str, choices: type[Choice], *, called: str) -> Choice:
        """Read a member of an enumeration."""
        word = self.word(key, _values(choices), called=called)
        return choices(word) if word else next(iter(choices))

    def optional_choice(self, key: str, choices: type[Choice], *, called: str) -> Choice | None:
        """Read a member of an enumeration, or ``null``, or nothing at all."""
        return None if self._data.get(key) is None else self.choice(key, choices, called=called)

    def choices(self, key: str, choices: type[Choice], *, called: str) -> tuple[Choice, ...]:
        """Read a list of different members of an enumeration."""
        return tuple(choices(word) for word in self.words(key, _values(choices), called=called) if word)

    def peek(self, key: str) -> Any:
        """Look at a raw value without judging it."""
        return self._data.get(key)

    def address(self, key: str, *, longest: int) -> str:
        """Read a web address."""
        value = self.text(key, longest=longest)
        if value and not is_web_address(value):
            self.complain(key, f"{value[:80]!r} is no web address.", "Write it in full: https://example.org/page.")
        return value

    def entries(self, key: str) -> list["Entry"]:
        """Read a list of mappings."""
        return [
            Entry(self._document, item, (*self._path, key, position)) for position, item in enumerate(self._list(key))
        ]

    def entries_or_none(self, key: str) -> list["Entry"]:
        """Read a list of mappings that may be left out."""
        return self.entries(key) if key in self._data else []

    def _there(self, key: str) -> Any:
        value = self._data.get(key, NUL)
        if value is NUL:
            self._document.complain(
                (*self._path, key),
                "The key is missing.",
                f"Add a line '{key}: …' (null where nothing is known).",
            )
        return value

    def _list(self, key: str) -> list[Any]:
        value = self._there(key)
        if value is NUL:
            return []
        if not isinstance(value, list):
            self.complain(key, f"This is {kind_name(value)}.", "Write a list: [one, two], or lines with '- '.")
            return []
        if not value:
            self.complain(key, "The list is empty.", "Put at least one thing in it.")
        return value

    def _read_text(self, value: Any, at: Path, *, longest: int) -> str:
        path = (*self._path, *at)
        if value is NUL:
            return ""
        if not isinstance(value, str):
            self._document.complain(path, f"This is {kind_name(value)}.", "Write text; in quotes if in doubt.")
            return ""
        if not value.strip():
            self._document.complain(path, "The text is empty.", "Write it, or null where null is allowed.")
        elif len(value) > longest:
            self._document.complain(
                path, f"The text has {len(value):,} characters.", f"Shorten it to at most {longest:,}."
            )
        return value

    def _read_number(self, key: str, value: Any) -> Number | None:
        if value is None or value is NUL:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float) or not isfinite(value):
            self.complain(key, f"This is {kind_name(value)}.", "Write a plain number: no quotes, commas or units.")
            return None
        return value

    def _read_word(self, value: Any, at: Path, known: Collection[str], *, called: str, otherwise: str = "") -> str:
        if value is NUL:
            return ""
        if isinstance(value, str) and value in known:
            return value
        shown = repr(value[:60]) if isinstance(value, str) else kind_name(value)
        remedy = otherwise or did_you_mean(str(value), known) or _list_of(known)
        if isinstance(value, bool):
            remedy = f"YAML reads yes, no, on and off as true or false: put the word in quotes. {remedy}"
        self._document.complain((*self._path, *at), f"{shown} is no {called} we know.", remedy)
        return ""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Name the known word that is nearest, or nothing when none is near."""
    near = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return worded("Did you mean %(word)s?", word=repr(near[0])) if near else ""


def is_web_address(address: str) -> bool:
    """Say whether an address is complete, is of the web and has no blanks."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return (
        parts.scheme in ("http", "https")
        and "." in (parts.hostname or "")
        and not any(character.isspace() for character in address)
    )


@cache
def _values(choices: type[StrEnum]) -> tuple[str, ...]:
    return tuple(choice.value for choice in choices)


def _list_of(known: Collection[str]) -> str:
    if len(known) <= 20:
        return f"Use one of: {', '.join(known)}."
    return "docs/reference/case-format.md lists them all."
