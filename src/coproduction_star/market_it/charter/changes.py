"""What changed between two texts of a charter, clause by clause."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from .document import Document


class Sort(StrEnum):
    NEW = "new"
    CHANGED = "changed"
    GONE = "gone"
    ELSE = "else"
    """Not a clause: the purpose, a day, an incentive, a risk."""


@dataclass(frozen=True, slots=True)
class Change:
    """`number` of the clause in the newer text, or in the older one when it is gone; 0 when it is no clause."""

    sort: Sort
    number: int
    before: str
    after: str


PARTS = ("title", "service", "purpose", "starts_on", "review_on")


def changes(old: Document, new: Document) -> tuple[Change, ...]:
    """Clauses in the order of the newer text, then those that are gone, then the rest."""
    was, now = _clauses(old), _clauses(new)
    found = [
        Change(Sort.CHANGED if key in was else Sort.NEW, number, _words(was, key), words)
        for key, (number, words) in now.items()
        if _words(was, key) != words
    ]
    found += [Change(Sort.GONE, number, words, "") for key, (number, words) in was.items() if key not in now]
    rest = [(str(old[part]), str(new[part])) for part in PARTS]
    rest += [(_list(old[part]), _list(new[part])) for part in ("incentives", "risks")]
    return (*found, *(Change(Sort.ELSE, 0, before, after) for before, after in rest if before != after))


def _clauses(document: Document) -> dict[str, tuple[int, str]]:
    """By their keys: a clause that only moved has changed nothing."""
    return {
        one["key"]: (one["number"], "\n".join(one["texts"].values()))
        for part in document["parts"]
        for one in part["clauses"]
    }


def _words(clauses: dict[str, tuple[int, str]], key: str) -> str:
    return clauses[key][1] if key in clauses else ""


def _list(rows: list[dict[str, Any]]) -> str:
    """Without the numbers of clauses, which move when a clause is put in."""
    return "\n".join(" – ".join(str(value) for name, value in one.items() if name != "clause") for one in rows)
