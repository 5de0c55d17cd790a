"""What of a programme another could begin with: wordings and definitions, never people. Steps offer it by `shapes`."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from .known_names import KnownNames
from .models import Outcome, Programme
from .steps import all_steps


@dataclass(frozen=True, slots=True)
class Copying:
    """Into which programme, whose outcomes by those they came from; `names` takes names of people out of texts."""

    into: Programme
    outcomes: Mapping[UUID, Outcome]
    names: KnownNames
    by: Any

    def text(self, words: str) -> str:
        return self.names.left_out(words)


@dataclass(frozen=True, slots=True)
class Shape:
    """One kind of thing that can be copied: how many there are, what stays behind, and how it is done.

    `copy` runs in the scope of the organisation, in one transaction with the others.
    """

    key: str
    name: str
    number: int
    stays: str
    """What is not copied, in words."""
    copy: Callable[[Copying], int]


def shapes_of(programme: Programme) -> Iterator[Shape]:
    """Those of which there is something. Run in the scope of the programme."""
    for step in all_steps():
        found: Any = step.shapes(programme)
        yield from (shape for shape in found if shape.number)
