"""What else four words open: the packages above say what they keep under a reference, and where its page is.

Whoever has four words types them in one place, whatever they were given for.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from uuid import UUID

from .references import hashes_of


@dataclass(frozen=True, slots=True)
class Holder:
    """`kind` tells one from another in the browser's ticket; the page stands under /r/."""

    kind: str
    find: Callable[[tuple[str, ...]], tuple[UUID, str] | None]
    """By the hashes a reference may be kept under: whose it is and the one it is kept under. In no scope."""
    page: Callable[[], str]


@dataclass(frozen=True, slots=True)
class Opened:
    """What four words open, for the ticket of the browser, and the address of its page."""

    kind: str
    identity: UUID
    reference_hash: str
    page: str


_holders: dict[str, Holder] = {}


def holds_references(holder: Holder) -> None:
    """Say that a package keeps things under four words."""
    _holders[holder.kind] = holder


def opened_by(words: str) -> Opened | None:
    """What these words open, apart from what was said."""
    return next(_found(hashes_of(words)), None)


def _found(hashes: tuple[str, ...]) -> Iterator[Opened]:
    for holder in _holders.values():
        held = holder.find(hashes)
        if held is not None:
            yield Opened(holder.kind, *held, holder.page())
