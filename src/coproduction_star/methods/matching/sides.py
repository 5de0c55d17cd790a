"""The two sides of a matching, needs and offers, as tables of numbers that are checked once."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

from coproduction_star.methods.errors import InputRefused

Floats = npt.NDArray[np.float64]
Singles = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
Marks = npt.NDArray[np.uint64]
Called = Literal["needs", "offers"]
OTHERS: dict[Called, int] = {"needs": -1, "offers": -2}
ROWS_AT_ONCE = 10_000
MOST_KM = 1e5
"""No place lies further from the origin: coordinates beyond it are metres taken for kilometres, or worse."""


class BadSide(InputRefused):
    """Needs or offers that cannot be matched: tables of different lengths, a number twice, a place that is none."""


@dataclass(frozen=True, slots=True)
class Side:
    """Needs or offers, one a row.

    ``number`` (rows) is each one's own and breaks ties; ``person`` (rows) says whose it is, so that nobody is matched
    with themselves. ``skills`` (rows, kinds) has length 1 in each row, or 0 where nothing is said; ``times``
    (rows, slots) is 1 where they are free. ``at`` (rows, 2) is kilometres east and north, ``reach`` (rows) how far
    they can come; it is enough that one of the two can. ``requires`` and ``has`` (rows) are sets of conditions
    (checks, access needs) as bits: what one side requires the other must have. ``consents`` (rows) is false for
    whoever may not be matched. ``most`` (rows) is how many people a need wants, or how many an offer can take on.
    """

    number: Ints
    person: Ints
    skills: Singles
    times: Singles
    at: Floats
    reach: Floats
    requires: Marks
    has: Marks
    consents: Flags
    most: Ints

    def __len__(self) -> int:
        """Count the rows."""
        return self.number.size

    @classmethod
    def of(
        cls, skills: npt.ArrayLike, times: npt.ArrayLike, at: npt.ArrayLike, *, called: Called,
        number: npt.ArrayLike | None = None, person: npt.ArrayLike | None = None, reach: npt.ArrayLike = 15.0,
        requires: npt.ArrayLike = 0, has: npt.ArrayLike = 0, consents: npt.ArrayLike = True,
        most: npt.ArrayLike = 1,
    ) -> "Side":  # fmt: skip
        """Take tables as they come, and check them.

        Parameters
        ----------
        skills, times, at
            As above; skills of any length, times true or false.
        called
            What to call this side where it is refused: ``needs`` or ``offers``.
        number
            1, 2, 3 … where left out.
        person
            Everybody of their own where left out: numbers below 0, others on each side.
        reach, requires, has, consents, most
            One for each row, or one for all.
        """
        rows = len(np.asarray(skills))
        numbers = np.arange(1, rows + 1) if number is None else np.asarray(number, dtype=np.int64)
        others = OTHERS[called] - 2 * np.arange(rows)
        _refuse_numbers(numbers, rows, called)
        side = cls(
            number=numbers.astype(np.int64),
            person=_each(others if person is None else person, rows, np.int64, called, "person"),
            skills=_unit(_table(skills, rows, None, called, "skills")),
            times=(_table(times, rows, None, called, "times") != 0).astype(np.float32),
            at=_table(at, rows, 2, called, "place").astype(np.float64),
            reach=_each(reach, rows, np.float64, called, "reach"),
            requires=_each(requires, rows, np.uint64, called, "requires"),
            has=_each(has, rows, np.uint64, called, "has"),
            consents=_each(consents, rows, np.bool_, called, "consent"),
            most=_each(most, rows, np.int64, called, "most"),
        )
        side._refuse_what_cannot_be(called)
        return side

    def rows(self, chosen: Ints | Flags) -> "Side":
        """Take some rows, in this order."""
        return Side(*(getattr(self, name)[chosen] for name in self.__slots__))

    def _refuse_what_cannot_be(self, called: str) -> None:
        far = np.abs(self.at).max(initial=0.0) > MOST_KM or not np.isfinite(self.at).all()
        _refuse(far, called, "place", "It is nowhere on a map.", "Give kilometres east and north, not metres.")
        bad = not np.isfinite(self.reach).all() or self.reach.min(initial=0.0) < 0
        _refuse(bad, called, "reach", "It is below 0, or no number.", "Give how many kilometres they can come.")
        none = self.most.min(initial=1) < 1
        _refuse(none, called, "most", "It is below 1.", "Leave out whoever wants or takes on nobody.")


def marks(names: Sequence[str], known: Sequence[str]) -> int:
    """Turn names of conditions into a set of bits, by their place among the known ones.

    >>> marks(["step-free"], ["checked", "step-free"])
    2
    """
    return sum(1 << known.index(name) for name in set(names))


def _refuse(so: bool | np.bool_, called: str, what: str, reason: str, remedy: str) -> None:  # noqa: FBT001
    if so:
        raise BadSide(f"{called}, {what}", reason, remedy)


def _refuse_numbers(numbers: Ints, rows: int, called: str) -> None:
    _refuse(numbers.shape != (rows,), called, "number", "There is not one for each row.", "Number each row.")
    _refuse(len(np.unique(numbers)) != rows, called, "number", "A number is there twice.", "Number each row once.")


def _table(given: npt.ArrayLike, rows: int, columns: int | None, called: str, what: str) -> npt.NDArray[Any]:
    table = np.asarray(given)
    shape = table.ndim == 2 and len(table) == rows and columns in (None, table.shape[1])
    _refuse(not shape, called, what, "It is no table with a row for each.", "Give each row the same columns.")
    _refuse(not np.isfinite(table).all(), called, what, "A number in it is none.", "Give 0 where nothing is known.")
    return table


def _each(given: npt.ArrayLike, rows: int, kind: type, called: str, what: str) -> npt.NDArray[Any]:
    values: npt.NDArray[Any] = np.asarray(given, dtype=kind)
    if values.ndim == 0:
        return np.full(rows, values)
    _refuse(values.shape != (rows,), called, what, "There is not one for each row.", "Give one a row, or one for all.")
    return values


def _unit(table: npt.NDArray[Any]) -> Singles:
    """Bring each row to length 1, some rows at a time: a table of a million rows is not held twice over."""
    found = np.zeros(table.shape, dtype=np.float32)
    for start in range(0, len(table), ROWS_AT_ONCE):
        part = table[start : start + ROWS_AT_ONCE].astype(np.float64)
        length = np.sqrt(np.einsum("ij,ij->i", part, part))[:, None]
        found[start : start + ROWS_AT_ONCE] = np.divide(part, length, out=np.zeros_like(part), where=length > 0)
    return found
