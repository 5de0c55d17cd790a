"""What someone asks of the bank, and what comes back."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from coproduction_star.journeys.models import Case

from .facets import Facet
from .holding import Bits, Order

PAGE_LENGTH = 20


@dataclass(frozen=True, slots=True)
class Question:
    """Words, ticked values (any within a facet, all facets together) and years. `page` counts from 1.

    `length` is how many cases stand on a page.
    """

    words: str = ""
    chosen: Mapping[Facet, frozenset[str]] = field(default_factory=dict)
    started_from: int | None = None
    started_until: int | None = None
    order: Order | None = None
    page: int = 1
    length: int = PAGE_LENGTH

    @property
    def narrows(self) -> bool:
        years = self.started_from is not None or self.started_until is not None
        return bool(self.words or years or any(self.chosen.values()))


@dataclass(frozen=True, slots=True)
class Spelling:
    """A word that the bank does not have, and the one that was looked for in its place ("" for none)."""

    typed: str
    used: str


@dataclass(frozen=True, slots=True)
class Answer:
    """The cases of one page, how many there are in all, and how many each facet value would give."""

    cases: tuple[Case, ...]
    total: int
    page: int
    pages: int
    counts: Mapping[str, Mapping[str, int]]
    spellings: tuple[Spelling, ...] = ()
    every_word: bool = True
    """False when no case has all the words, and these have some of them."""
    found: Bits = 0
    order: Order = Order.EVIDENCE
