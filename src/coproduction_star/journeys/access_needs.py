"""What people need to take part, for whoever gets something ready. A package above answers; here is how it is asked.

Numbers name nobody, and are none where so few people come that a number would. Somebody's own words are read only
where they chose to share them, and every reading is written down.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

FEW = 3
"""Where fewer people come, a number would tell who it is."""


@dataclass(frozen=True, slots=True)
class Needs:
    """How many need what; `few` where that would tell who; `shared` is whose own words may be read here."""

    counted: tuple[tuple[str, int], ...] = ()
    few: bool = False
    shared: frozenset[UUID] = frozenset()


@dataclass(frozen=True, slots=True)
class OwnWords:
    """What somebody says they need, as they shared it."""

    person: UUID
    kinds: tuple[str, ...]
    needs: str
    helps: str


@dataclass(frozen=True, slots=True)
class Answers:
    """Who knows what people need: how many of these in a programme need what, and their own words read by somebody."""

    among: Callable[[Any, Collection[UUID]], Needs]
    read: Callable[..., tuple[OwnWords, ...]]


@dataclass(slots=True)
class _Known:
    answers: list[Answers] = field(default_factory=list)


_known = _Known()


def answers_for_needs(answers: Answers) -> None:
    _known.answers.append(answers)


def needs_among(programme: Any, people: Collection[UUID], *, coming: int) -> Needs:
    """Of these people, of whom and others so many come: nothing where no package knows. In its scope."""
    for one in _known.answers:
        found = one.among(programme, people)
        few = coming < FEW and bool(found.counted)
        return Needs(() if few else found.counted, few, found.shared)
    return Needs()


def read_needs(programme: Any, people: Collection[UUID], *, by: Any) -> tuple[OwnWords, ...]:
    """The words of those who share them here; that they were read, and by whom, is written down."""
    return next((one.read(programme, people, by=by) for one in _known.answers), ())
