"""A document as PDF/UA, set by Typst from a template of our own.

`PdfDocument` is written from top to bottom by the same calls as `WordDocument`, so that what is one can be the other.
"""

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from dataclasses import asdict
from functools import cache
from importlib.resources import files
from typing import Any

from django.utils.translation import gettext as _

from coproduction_star.ui.documents.typesetting import A_FIRST_DAY, MEDIA_TYPE, language_and_region, typeset
from coproduction_star.ui.documents.word import blocks
from coproduction_star.ui.drawing.colours import INK, LINE, QUIET, SEA, SLATE

from .blocks import Block, Box, Bullets, Heading, NewPage, Note, Paper, Paragraph, Table
from .download import Document

__all__ = ["MEDIA_TYPE", "PdfDocument", "as_pdf", "template"]


class PdfDocument:
    """One document. Each call adds to its end; `WordDocument` says what each takes."""

    ending = "pdf"

    def __init__(
        self, *, title: str, language: str, author: str = "", subject: str = "",
        made: dt.datetime | None = None, colour: str = SLATE,
    ) -> None:  # fmt: skip
        self._told: dict[str, Any] = {
            "title": title, "language": language, "author": author, "subject": subject, "colour": colour,
        }  # fmt: skip
        self._made, self._lines = made, tuple[str, ...]()
        self._blocks: list[Block] = []

    def cover(self, lines: Iterable[str] = ()) -> None:
        self._lines = tuple(lines)

    def heading(self, text: str, level: int = 1) -> None:
        self._blocks.append(Heading(text, level))

    def paragraph(self, text: str, *, lead: str = "") -> None:
        self._blocks.append(Paragraph(text, lead))

    def box(self, text: str, *, lead: str = "") -> None:
        self._blocks.append(Box(text, lead))

    def small(self, text: str) -> None:
        self._blocks.append(Note(text))

    def bullets(self, items: Iterable[str]) -> None:
        """None, where there is nothing to say: an empty list is read out as a list."""
        if said := tuple(items):
            self._blocks.append(Bullets(said))

    def table(
        self, headings: Sequence[str], rows: Iterable[Sequence[str]], *,
        widths: Sequence[float] = (), numbers: Collection[int] = (), caption: str = "",
    ) -> None:  # fmt: skip
        shares = widths or [1.0] * len(headings)
        self._blocks.append(Table(caption, headings, [tuple(row) for row in rows], shares, frozenset(numbers)))

    def page_break(self) -> None:
        self._blocks.append(NewPage())

    def as_bytes(self) -> bytes:
        """The file. The same content gives the same bytes."""
        return as_pdf(Paper(**self._told, lines=self._lines, blocks=self._blocks), made=self._made)

    def document(self, name: str) -> Document:
        """The file to save under a name: `.response()` answers with it."""
        return Document(name, MEDIA_TYPE, self.as_bytes())


def as_pdf(paper: Paper, *, made: dt.datetime | None = None) -> bytes:
    """Set the document."""
    return typeset(template(), _data(paper, made or A_FIRST_DAY), made=made)


@cache
def template() -> bytes:
    return files(__package__).joinpath("paper.typ").read_bytes()


def _data(paper: Paper, when: dt.datetime) -> dict[str, Any]:
    language, region = language_and_region(paper.language)
    return {
        "title": paper.title,
        "lines": list(paper.lines),
        "author": paper.author,
        "subject": paper.subject,
        "language": language,
        "region": region,
        "year": when.year, "month": when.month, "day": when.day,
        "page": _("Page %(page)s of %(pages)s").replace("%(page)s", "{page}").replace("%(pages)s", "{pages}"),
        "colours": {"head": paper.colour, "ink": INK, "quiet": QUIET, "line": LINE, "sea": SEA},
        "blocks": [_block(block) for block in paper.blocks],
    }  # fmt: skip


def _block(block: Block) -> dict[str, Any]:
    said = {"kind": type(block).__name__.lower(), **asdict(block)}
    if isinstance(block, Paragraph | Box):
        said["text"] = blocks(block.text)
    if "numbers" in said:
        said["numbers"] = sorted(said["numbers"])
    return said
