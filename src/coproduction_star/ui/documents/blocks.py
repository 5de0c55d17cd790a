"""A document as a row of blocks, before anybody decides whether it becomes Word or PDF."""

from collections.abc import Sequence
from dataclasses import dataclass

from coproduction_star.ui.drawing.colours import SLATE


@dataclass(frozen=True, slots=True)
class Heading:
    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str
    lead: str = ""
    """Stands before it in bold."""


@dataclass(frozen=True, slots=True)
class Box:
    """What is to be seen first, or is still missing."""

    text: str
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    text: str


@dataclass(frozen=True, slots=True)
class Bullets:
    items: Sequence[str]


@dataclass(frozen=True, slots=True)
class Table:
    caption: str
    heads: Sequence[str]
    rows: Sequence[Sequence[str]]
    widths: Sequence[float]
    """Shares of the page."""
    numbers: frozenset[int] = frozenset()
    """Columns that stand at the right."""


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows begins on a page of its own."""


Block = Heading | Paragraph | Box | Note | Bullets | Table | NewPage


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole document."""

    title: str
    lines: Sequence[str]
    """Below the title."""
    author: str
    subject: str
    language: str
    blocks: Sequence[Block]
    colour: str = SLATE
    """Of headings and table heads, and dark."""
