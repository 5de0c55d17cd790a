"""The menu as cards to cut out, eight to a sheet of A4, set by Typst."""

import datetime as dt
import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from django.utils.translation import gettext as _

from coproduction_star.ui.documents.typesetting import language_and_region, typeset
from coproduction_star.ui.drawing.colours import INK, LINE, QUIET, step_colour

from .menu import Entry
from .menu_page import about, tags_of

LONG = re.compile(r"\S{20}(?=\S)")


def as_cards(entries: Sequence[Entry], *, language: str, made: dt.datetime) -> bytes:
    code, region = language_and_region(language)
    data = {
        "title": _("The menu of incentives"),
        "lead": _("Cut along the lines. Lay out what would help you to start, and what would keep you going."),
        "words": {"cost": _("Cost"), "care": _("Take care"), "check": _note(entries)},
        "cards": [_card(one) for one in entries],
        "language": code,
        "region": region,
        "year": made.year, "month": made.month, "day": made.day,
        "colours": {"head": step_colour("market-it"), "ink": INK, "quiet": QUIET, "line": LINE},
    }  # fmt: skip
    return typeset(template(), data, made=made)


def _note(entries: Sequence[Entry]) -> str:
    waits = any(one.awaits_check for one in entries)
    return _("Machine translation, awaiting a Welsh speaker’s check.") if waits else ""


def _card(entry: Entry) -> dict[str, Any]:
    return {
        "key": "" if entry.is_own else entry.key, "title": _breaks(entry.title), "example": _breaks(entry.example),
        "cost": _breaks(entry.cost), "care": _breaks(entry.caution), "about": about(entry),
        "tags": [words for words, _tone in tags_of(entry)],
    }  # fmt: skip


def _breaks(words: str) -> str:
    """A word without an end, such as an address, may break where it would stick out of the card."""
    return LONG.sub(lambda found: f"{found[0]}\u200b", words)


@cache
def template() -> bytes:
    return files(__package__).joinpath("cards.typ").read_bytes()
