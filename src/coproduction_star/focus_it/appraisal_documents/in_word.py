"""The blocks of a document as Word."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from coproduction_star.ui.documents.blocks import Block, Box, Bullets, Heading, NewPage, Note, Paper, Paragraph, Table
from coproduction_star.ui.documents.word import WordDocument


def as_word(paper: Paper, *, made: dt.datetime | None = None) -> bytes:
    document = WordDocument(
        title=paper.title,
        language=paper.language,
        author=paper.author,
        subject=paper.subject,
        made=made,
        colour=paper.colour,
    )
    document.cover(paper.lines)
    for block in paper.blocks:
        WRITE[type(block)](document, block)
    return document.as_bytes()


def _table(document: WordDocument, block: Any) -> None:
    document.table(block.heads, block.rows, widths=block.widths, numbers=block.numbers, caption=block.caption)


WRITE: dict[type[Block], Callable[[WordDocument, Any], None]] = {
    Heading: lambda document, block: document.heading(block.text, block.level),
    Paragraph: lambda document, block: document.paragraph(block.text, lead=block.lead),
    Box: lambda document, block: document.box(block.text, lead=block.lead),
    Note: lambda document, block: document.small(block.text),
    Bullets: lambda document, block: document.bullets(block.items),
    Table: _table,
    NewPage: lambda document, _block: document.page_break(),
}
