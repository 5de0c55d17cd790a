"""Which plan this browser has open: the one it made or typed the four words of, for half an hour."""

import time
from collections.abc import MutableMapping
from dataclasses import dataclass
from typing import Any

from coproduction_star.map_it.models import SmallStart
from coproduction_star.voices.references import hash_of, reference_from

KEY = "just_start_open"
SECONDS = 30 * 60
Session = MutableMapping[str, Any]


@dataclass(frozen=True, slots=True)
class Ticket:
    """`seed` only in the browser that made the plan: it can show the four words once more."""

    identity: str
    reference_hash: str
    seed: str


def give(session: Session, start: SmallStart, *, seed: str = "") -> None:
    """Never the words themselves."""
    session[KEY] = [str(start.pk), start.reference_hash, seed, time.time()]


def take(session: Session) -> Ticket | None:
    row = session.get(KEY)
    if row is None or time.time() - row[3] > SECONDS:
        return None
    return Ticket(row[0], row[1], row[2])


def forget(session: Session) -> None:
    session.pop(KEY, None)


def words_of(start: SmallStart, seed: str) -> tuple[str, ...]:
    """The four words, for the browser that made the plan; none for any other."""
    words = reference_from(f"{seed}|{start.pk}") if seed else ""
    return tuple(words.split("-")) if words and hash_of(words) == start.reference_hash else ()
