"""A JSON object asked for one field at a time.

Each question answers with the value or, when it is wrong, with a harmless
stand-in, so that one reading finds every problem. Keys that nobody asked for
are problems too: a misspelt key must not change a result in silence. Call
:meth:`Part.refuse_problems` before calculating with what was read.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import inf, isfinite, nan
from typing import Any, TypeVar

from coproduction_star.methods.sentences import worded

from .documents import Path, field_name, kind_name
from .entries import did_you_mean

Choice = TypeVar("Choice", bound=StrEnum)
MISSING: Any = object()
"""Stands for a field that has no default: it must be there."""
LARGEST = 1e15


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in a file: where, why, and what to do about it."""

    field: str
    reason: str
    remedy: str

    def __str__(self) -> str:
        """Show it as ``field: reason remedy``."""
        return f"{self.field}: {self.reason} {self.remedy}"


class BadParts(Exception):
    """A file with problems, all of them."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, problems)))


class Part:
    """One JSON object: the whole file, or one inside it."""

    __slots__ = ("_asked", "_data", "_every", "_path", "_problems")

    def __init__(self, data: Any, path: Path, problems: list[Problem], every: list["Part"]) -> None:
        self._path, self._problems, self._every = path, problems, every
        self._asked: set[str] = set()
        self._data: dict[str, Any] = data if isinstance(data, dict) else {}
        every.append(self)
        if any(_is_broken(key) for key in self._data):
            self._complain(
                path, worded("A key holds half a character."), worded("Write it again; it was cut or badly copied.")
            )
            self._data = {key: value for key, value in self._data.items() if not _is_broken(key)}
        if not isinstance(data, dict):
            self._complain(
                path, worded("This is %(kind)s.", kind=kind_name(data)), worded('Write an object: {"key": value}.')
            )

    @classmethod
    def of(cls, data: Any) -> "Part":
        """Take a whole file."""
        return cls(data, (), [], [])

    def complain(self, key: str, reason: str, remedy: str) -> None:
        """Note a problem with one field."""
        self._complain((*self._path, key), reason, remedy)

    def refuse_problems(self) -> None:
        """Stop here when anything read so far is wrong or was never asked for.

        Raises
        ------
        BadParts
            With every problem.
        """
        for part in self._every:
            part._refuse_unasked()
        if self._problems:
            raise BadParts(list(dict.fromkeys(self._problems)))

    def has(self, key: str) -> bool:
        """Say whether a field is there and not null."""
        self._asked.add(key)
        return self._data.get(key) is not None

    def text(self, key: str, *, default: str = MISSING, longest: int = 300) -> str:
        """Read a text."""
        value = self._value(key, default)
        if not self._is_given(value, default):
            return "" if default is MISSING else default
        return self._text(value, (*self._path, key), longest)

    def texts(self, key: str, *, default: Sequence[str] = MISSING, longest: int = 300) -> tuple[str, ...]:
        """Read a list of texts."""
        items = self._list(key, default)
        return tuple(self._text(item, (*self._path, key, place), longest) for place, item in enumerate(items))

    def optional_texts(self, key: str, *, longest: int = 300) -> tuple[str | None, ...]:
        """Read a list of texts in which ``null`` stands for what is not known."""
        items = enumerate(self._list(key, MISSING))
        return tuple(None if item is None else self._text(item, (*self._path, key, at), longest) for at, item in items)

    def labels(self, key: str, *, longest: int = 300) -> tuple[str | None, ...]:
        """Read a list of names, which may be whole numbers, in which ``null`` stands for what is not known."""
        items = self._list(key, MISSING)
        paths = [(*self._path, key, at) for at in range(len(items))]
        labels = zip(items, paths, strict=True)
        return tuple(None if item is None else self._label(item, path, longest) for item, path in labels)

    def _label(self, value: Any, path: Path, longest: int) -> str:
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
        return self._text(value, path, longest)

    def number(self, key: str, *, default: float = MISSING, lowest: float = -inf, highest: float = inf) -> float:
        """Read a number within bounds (both included)."""
        value = self._value(key, default)
        if not self._is_given(value, default):
            return value if default is not MISSING else 0.0
        return self._number(value, (*self._path, key), lowest, highest)

    def optional_number(self, key: str, *, lowest: float = -inf, highest: float = inf) -> float | None:
        """Read a number, ``null`` or nothing at all."""
        return self.number(key, lowest=lowest, highest=highest) if self.has(key) else None

    def whole_number(self, key: str, *, default: int = MISSING, lowest: int, highest: int) -> int:
        """Read a whole number within bounds (both included)."""
        value = self.number(key, default=default, lowest=lowest, highest=highest)
        if value != int(value):
            self.complain(key, worded("This is %(kind)s.", kind=f"{value:g}"), worded("Use a whole number."))
        return int(value)

    def numbers(
        self, key: str, *, default: Sequence[float] = MISSING, lowest: float = -inf, highest: float = inf
    ) -> tuple[float, ...]:
        """Read a list of numbers."""
        items = self._list(key, default)
        return tuple(
            self._number(item, (*self._path, key, place), lowest, highest) for place, item in enumerate(items)
        )

    def optional_numbers(self, key: str) -> tuple[float, ...]:
        """Read a list of numbers; ``null`` inside is not a number (NaN)."""
        items = enumerate(self._list(key, MISSING))
        return tuple(
            nan if item is None else self._number(item, (*self._path, key, at), -inf, inf) for at, item in items
        )

    def flag(self, key: str, *, default: bool = MISSING) -> bool:
        """Read ``true`` or ``false``."""
        value = self._value(key, default)
        if value is not MISSING and not isinstance(value, bool):
            self.complain(
                key, worded("This is %(kind)s.", kind=kind_name(value)), worded("Write true or false, without quotes.")
            )
        return value is True

    def choice(self, key: str, choices: type[Choice], *, default: Choice = MISSING) -> Choice:
        """Read a member of an enumeration by its value."""
        value = self._value(key, default)
        words = [choice.value for choice in choices]
        if value is MISSING or value in words:
            return choices(words[0] if value is MISSING else value)
        remedy = did_you_mean(str(value), words) or worded("Use one of: %(names)s.", names=tuple(words))
        self.complain(key, worded("%(shown)s is none of the words this field takes.", shown=_shown(value)), remedy)
        return choices(words[0])

    def part(self, key: str) -> "Part":
        """Read an object; one that is left out is empty, so its fields must have defaults."""
        return self._inside(self._value(key, {}), key)

    def parts(self, key: str, *, may_be_absent: bool = False) -> list["Part"]:
        """Read a list of objects."""
        items = self._list(key, () if may_be_absent else MISSING)
        return [self._inside(item, key, place) for place, item in enumerate(items)]

    def rows(self, key: str) -> tuple[tuple[float, ...], ...]:
        """Read a list of lists of numbers; ``null`` inside is not a number (NaN)."""
        found = [self._row(key, place, row) for place, row in enumerate(self._list(key, MISSING))]
        if len({len(row) for row in found}) > 1:
            self.complain(key, worded("The rows are not of one length."), worded("Write null where nothing is known."))
        return tuple(found)

    def holds_object(self, key: str) -> bool:
        """Say whether a field is an object, where it may be that or a plain number."""
        return isinstance(self._data.get(key), dict)

    def names(self) -> tuple[str, ...]:
        """Name the fields of an object whose keys are names that the file chose; each must be asked for."""
        return tuple(self._data)

    def _inside(self, data: Any, *steps: str | int) -> "Part":
        return Part(data, (*self._path, *steps), self._problems, self._every)

    def _value(self, key: str, default: Any) -> Any:
        self._asked.add(key)
        value = self._data.get(key)
        if value is None and default is MISSING:
            self.complain(key, worded("This is missing."), worded('Add "%(key)s".', key=key))
            return MISSING
        return default if value is None else value

    def _is_given(self, value: Any, default: Any) -> bool:
        return value is not MISSING and value is not default

    def _list(self, key: str, default: Any) -> Sequence[Any]:
        value = self._value(key, default)
        if value is MISSING or value is default:
            return () if value is MISSING else value
        if isinstance(value, list):
            return value
        self.complain(key, worded("This is %(kind)s.", kind=kind_name(value)), worded("Write a list: [one, two]."))
        return ()

    def _row(self, key: str, place: int, row: Any) -> tuple[float, ...]:
        path = (*self._path, key, place)
        if not isinstance(row, list):
            self._complain(path, worded("This is %(kind)s.", kind=kind_name(row)), worded("Write a list: [1, 2]."))
            return ()
        cells = enumerate(row)
        return tuple(nan if cell is None else self._number(cell, (*path, at), -inf, inf) for at, cell in cells)

    def _text(self, value: Any, path: Path, longest: int) -> str:
        if not isinstance(value, str):
            self._complain(
                path, worded("This is %(kind)s.", kind=kind_name(value)), worded("Write text in double quotes.")
            )
            return ""
        if not value.strip():
            self._complain(path, worded("The text is empty."), worded("Write it."))
        elif _is_broken(value):
            self._complain(
                path, worded("The text holds half a character."), worded("Write it again; it was cut or badly copied.")
            )
            return ""
        elif len(value) > longest:
            self._complain(
                path,
                worded("The text has %(number)s characters.", number=f"{len(value):,}"),
                worded("Shorten it to at most %(longest)s.", longest=f"{longest:,}"),
            )
        return value

    def _number(self, value: Any, path: Path, lowest: float, highest: float) -> float:
        if isinstance(value, str):
            remedy = worded("Write a plain number: no quotes, commas, currency or percent sign.")
            self._complain(path, worded("This is the text %(shown)s.", shown=_shown(value)), remedy)
        elif isinstance(value, bool) or not isinstance(value, int | float):
            self._complain(path, worded("This is %(kind)s.", kind=kind_name(value)), worded("Write a number."))
        elif not -LARGEST <= value <= LARGEST:
            self._complain(path, worded("The number is too large to calculate with."), worded("Use a larger unit."))
        elif not lowest <= value <= highest:
            self._complain(
                path,
                worded("%(number)s is out of range.", number=written(value)),
                worded("Use a number %(range)s.", range=_range(lowest, highest)),
            )
        else:
            return float(value)
        return lowest if isfinite(lowest) else 0.0

    def _refuse_unasked(self) -> None:
        for key in self._data:
            if key not in self._asked:
                known = sorted(self._asked)
                remedy = did_you_mean(key, known) or worded("Remove it, or use one of: %(names)s.", names=tuple(known))
                self.complain(key, worded("This key is not known."), remedy)
        self._asked |= set(self._data)

    def _complain(self, path: Path, reason: str, remedy: str) -> None:
        self._problems.append(Problem(field_name(path), reason, remedy))


def _is_broken(text: str) -> bool:
    """Whether text holds half of a pair of code units (a lone surrogate), which no file and no page can show."""
    return any("\ud800" <= letter <= "\udfff" for letter in text)


def _shown(value: object) -> str:
    return repr(value[:60]) if isinstance(value, str) else kind_name(value)


def written(number: float) -> str:
    """Write a number out in full, as it can be typed."""
    return f"{number:.12g}"


def _range(lowest: float, highest: float) -> str:
    if not isfinite(highest):
        return worded("of %(number)s or more", number=written(lowest))
    if isfinite(lowest):
        return worded("from %(first)s to %(last)s", first=written(lowest), last=written(highest))
    return worded("of %(number)s or less", number=written(highest))
