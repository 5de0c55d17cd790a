"""The wall board as one A3 sheet, set by Typst as PDF/UA: for a library, a surgery, a shop window."""

import datetime as dt
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from coproduction_star.journeys.hiding import Hidden
from coproduction_star.journeys.models import Programme
from coproduction_star.people_it.models import Need, Offer
from coproduction_star.ui.documents.typesetting import MEDIA_TYPE, language_and_region, typeset
from coproduction_star.ui.drawing.colours import LINE, QUIET, step_colour
from coproduction_star.voices.models import Listening

from .addresses import at
from .board_pages import about_thing

__all__ = ["MEDIA_TYPE", "MOST", "wall_sheet"]
MOST = 7
"""Of each kind: more cannot be read from where somebody stands."""
SLIPS = 24
"""Three rows of eight."""
LONG, SHORT = 140, 42
"""Letters on the sheet, and on a slip."""
PALE = "#f3f2f1"


def wall_sheet(
    programme: Programme, *, offers: Sequence[Offer], needs: Sequence[Need], listening: Listening, today: dt.date,
    hidden: Hidden,
) -> bytes:  # fmt: skip
    return typeset(_template(), hidden.over(_data(programme, offers, needs, listening, today)))


@cache
def _template() -> bytes:
    return files(__package__).joinpath("wall.typ").read_bytes()


def _data(
    programme: Programme, offers: Sequence[Offer], needs: Sequence[Need], listening: Listening, today: dt.date
) -> dict[str, Any]:
    language, region = language_and_region(get_language() or settings.LANGUAGE_CODE)
    organisation = programme.organisation
    where = f"{settings.SITE_URL.partition('://')[2]}{at('public_offers', programme)}"
    things = [*offers, *needs]
    return {
        "title": _("Offers and wishes: %(programme)s") % {"programme": programme.name},
        "heading": _("What can you give? What would you like?"),
        "lead": f"{programme.name} · {organisation.name}",
        "organisation": organisation.name,
        "language": language, "region": region, "year": today.year, "month": today.month, "day": today.day,
        "colours": {"head": step_colour("people-it"), "line": LINE, "quiet": QUIET, "pale": PALE},
        "offers_name": _("I can offer …"), "needs_name": _("I would like …"),
        "nothing": _("Nothing just now. Be the first."),
        "offers": [_thing(one) for one in offers], "needs": [_thing(one) for one in needs],
        "how_name": _("Tear off a slip, or tell us something of your own"),
        "ways": [
            *([_("Ring, write or come, and say the code: %(contact)s") % {"contact": organisation.contact}]
              if organisation.contact else []),
            *([_("Hand in a note here: %(place)s") % {"place": listening.hand_in}] if listening.hand_in else []),
            _("On a phone or computer: %(address)s") % {"address": where},
            _("No name is shown. Both people are asked before anyone meets."),
        ],
        "slips_name": _("Slips to tear off"),
        "slips": [_slip(things[number % len(things)]) for number in range(SLIPS)] if things else [],
        "reach": organisation.contact or where,
    }  # fmt: skip


def _thing(one: Offer | Need) -> dict[str, str]:
    return {"code": one.code, "words": _cut(one.public_words, LONG), "about": " · ".join(about_thing(one))}


def _slip(one: Offer | Need) -> dict[str, str]:
    return {"code": one.code, "short": _cut(one.public_words, SHORT)}


def _cut(words: str, most: int) -> str:
    """So that everything stays on one sheet; the page that the sheet names says all of it."""
    return words if len(words) <= most else words[:most].rsplit(" ", 1)[0] + " …"
