"""The blocks of a document as PDF/UA, set by Typst from a template of our own."""

import datetime as dt
from dataclasses import asdict
from functools import cache
from importlib.resources import files
from typing import Any

from django.utils.translation import gettext as _

from coproduction_star.ui.documents.typesetting import A_FIRST_DAY, MEDIA_TYPE, language_and_region, typeset
from coproduction_star.ui.documents.word import blocks
from coproduction_star.ui.drawing.colours import INK, LINE, QUIET, SEA, step_colour

from .blocks import Block, Box, Paper, Paragraph

__all__ = ["MEDIA_TYPE", "as_pdf", "template"]


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
        "colours": {"head": step_colour("focus-it"), "ink": INK, "quiet": QUIET, "line": LINE, "sea": SEA},
        "blocks": [_block(block) for block in paper.blocks],
    }  # fmt: skip


def _block(block: Block) -> dict[str, Any]:
    said = {"kind": type(block).__name__.lower(), **asdict(block)}
    if isinstance(block, Paragraph | Box):
        said["text"] = blocks(block.text)
    if "numbers" in said:
        said["numbers"] = sorted(said["numbers"])
    return said
