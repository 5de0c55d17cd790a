"""A template of our own set by Typst as PDF/UA.

What people wrote goes to Typst as data and is never put into its markup, so nothing in it can run. Nothing is
fetched: no package, no font but those of the machine and the one that we ship.
"""

import datetime as dt
import json
import re
from collections.abc import Callable
from typing import Any

from coproduction_star.ui.documents.raster import FONTS
from coproduction_star.ui.documents.word import plain
from coproduction_star.ui.documents.word_styles import LETTERS

MEDIA_TYPE = "application/pdf"
STANDARD = "ua-1"
MOST_ATTEMPTS = 12
BOX = "□"
COMMON = 0x250
"""Letters below this, Latin ones, are in every font."""
NO_FONT = re.compile(r'the text `?"(.+?)"`? could not be displayed')
ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
A_FIRST_DAY = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)


def typeset(template: bytes, data: dict[str, Any], *, made: dt.datetime | None = None) -> bytes:
    """Set the template, which finds `data` in its input `paper`, as PDF/UA.

    A letter that no font here has becomes a box, because PDF/UA forbids it to be left out.
    """
    import typst

    when, said = made or A_FIRST_DAY, each_text(data, plain)
    for _attempt in range(MOST_ATTEMPTS):
        try:
            return _set(template, said, when)
        except typst.TypstError as refusal:
            unknown = letters_without_font(str(refusal))
            if not unknown:
                raise
            said = each_text(said, lambda text, unknown=unknown: "".join(BOX if c in unknown else c for c in text))
    return _set(template, each_text(said, lambda text: "".join(c if ord(c) < COMMON else BOX for c in text)), when)


def language_and_region(language: str) -> tuple[str, str | None]:
    """What Typst is told of a language."""
    code, _dash, region = LETTERS.get(language, language).partition("-")
    return code, region or None


def _set(template: bytes, data: dict[str, Any], when: dt.datetime) -> bytes:
    import typst

    made: Any = typst.compile(
        template,
        format="pdf",
        sys_inputs={"paper": json.dumps(data, ensure_ascii=False)},
        pdf_standards=[STANDARD],
        font_paths=[str(FONTS)],
        timestamp=int(when.timestamp()),
    )
    return bytes(made)


def letters_without_font(refusal: str) -> set[str]:
    """What Typst says that it cannot show, which it writes as Rust does.

    >>> sorted(letters_without_font('the text `"x\\u{e000}"` could not be displayed with font `"A"`'))
    ['x', '\\ue000']
    """
    found = NO_FONT.search(refusal)
    if found is None:
        return set()
    return set(ESCAPED.sub(lambda code: chr(int(code[1], 16)), found[1])) - {" "}


def each_text(value: Any, change: Callable[[str], str]) -> Any:
    """The same data with every text changed."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, dict):
        return {key: each_text(each, change) for key, each in value.items()}
    return [each_text(each, change) for each in value] if isinstance(value, list | tuple) else value
