"""What came of an offer or a wish: the features of the step that bring people together say it here.

One's own page under the four words reads it; features are strangers to each other.
"""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from .models import Entry


@dataclass(frozen=True, slots=True)
class Came:
    """One thing that happened, in a sentence for whoever offered or asked; `address` leads on, or is empty."""

    text: str
    when: dt.date
    address: str = ""


_sources: list[Callable[[Entry], Iterable[Came]]] = []


def comes_of(source: Callable[[Entry], Iterable[Came]]) -> None:
    """Announce a source, when the app is ready. It runs in the scope of the entry's programme."""
    _sources.append(source)


def came_of(entry: Entry) -> tuple[Came, ...]:
    """Everything that came of it, the oldest first."""
    rows = (came for source in _sources for came in source(entry))
    return tuple(sorted(rows, key=lambda came: came.when))
