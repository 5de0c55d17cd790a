"""The blocks of a document as PDF/UA, set by Typst from a template of our own.

What people wrote goes to Typst as data and is never put into its markup, so nothing in it can run. Nothing is
fetched: no package, no font but those of the machine and the one that we ship.
"""

import datetime as dt
import json
import re
from collections.abc import Callable
from dataclasses import asdict
from functools import cache
from importlib.resources import files
from typing import Any

from django.utils.translation import gettext as _

from coproduction_star.ui.documents.raster import FONTS
from coproduction_star.ui.documents.word import blocks, plain
from coproduction_star.ui.documents.word_styles import LETTERS
from coproduction_star.ui.drawing.colours import INK, LINE, QUIET, SEA, step_colour

from .blocks import Block, Box, Paper, Paragraph

MEDIA_TYPE = "application/pdf"
STANDARD = "ua-1"
MOST_ATTEMPTS = 12
BOX = "□"
COMMON = 0x250
"""Letters below this, Latin ones, are in every font."""
NO_FONT = re.compile(r'the text `?"(.+?)"`? could not be displayed')
ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
A_FIRST_DAY = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)


def as_pdf(paper: Paper, *, made: dt.datetime | None = None) -> bytes:
    """Set the document. A letter that no font here has becomes a box, because PDF/UA forbids it to be left out."""
    import typst

    when = made or A_FIRST_DAY
    data = _data(paper, when)
    for _attempt in range(MOST_ATTEMPTS):
        try:
            return _set(data, when)
        except typst.TypstError as refusal:
            unknown = _letters_without_font(str(refusal))
            if not unknown:
                raise
            data = _each_text(data, lambda text, unknown=unknown: "".join(BOX if c in unknown else c for c in text))
    return _set(_each_text(data, lambda text: "".join(c if ord(c) < COMMON else BOX for c in text)), when)


def _set(data: dict[str, Any], when: dt.datetime) -> bytes:
    import typst

    made: Any = typst.compile(
        template(),
        format="pdf",
        sys_inputs={"paper": json.dumps(data, ensure_ascii=False)},
        pdf_standards=[STANDARD],
        font_paths=[str(FONTS)],
        timestamp=int(when.timestamp()),
    )
    return bytes(made)


def _letters_without_font(refusal: str) -> set[str]:
    """What Typst says that it cannot show, which it writes as Rust does.

    >>> sorted(_letters_without_font('the text `"x\\u{e000}"` could not be displayed with font `"A"`'))
    ['x', '\\ue000']
    """
    found = NO_FONT.search(refusal)
    if found is None:
        return set()
    return set(ESCAPED.sub(lambda code: chr(int(code[1], 16)), found[1])) - {" "}


@cache
def template() -> bytes:
    return files(__package__).joinpath("paper.typ").read_bytes()


def _data(paper: Paper, when: dt.datetime) -> dict[str, Any]:
    language, _dash, region = LETTERS.get(paper.language, paper.language).partition("-")
    said = {
        "title": paper.title,
        "lines": list(paper.lines),
        "author": paper.author,
        "subject": paper.subject,
        "language": language,
        "region": region or None,
        "year": when.year, "month": when.month, "day": when.day,
        "page": _("Page %(page)s of %(pages)s").replace("%(page)s", "{page}").replace("%(pages)s", "{pages}"),
        "colours": {"head": step_colour("focus-it"), "ink": INK, "quiet": QUIET, "line": LINE, "sea": SEA},
        "blocks": [_block(block) for block in paper.blocks],
    }  # fmt: skip
    return _each_text(said, plain)


def _block(block: Block) -> dict[str, Any]:
    said = {"kind": type(block).__name__.lower(), **asdict(block)}
    if isinstance(block, Paragraph | Box):
        said["text"] = blocks(block.text)
    if "numbers" in said:
        said["numbers"] = sorted(said["numbers"])
    return said


def _each_text(value: Any, change: Callable[[str], str]) -> Any:
    """The same data with every text changed."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, dict):
        return {key: _each_text(each, change) for key, each in value.items()}
    return [_each_text(each, change) for each in value] if isinstance(value, list | tuple) else value
