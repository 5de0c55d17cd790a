"""The page of a ward as one sheet of A4, set by Typst."""

import datetime as dt
from dataclasses import asdict
from functools import cache
from importlib.resources import files

from django.utils.text import slugify
from django.utils.translation import gettext as _

from coproduction_star.journeys.models import Place
from coproduction_star.ui.documents.typesetting import language_and_region, typeset
from coproduction_star.ui.drawing.colours import INK, LINE, QUIET, step_colour

from .presenters import WardPage


def as_pdf(page: WardPage, *, language: str, made: dt.datetime) -> bytes:
    code, region = language_and_region(language)
    data = {
        "title": page.title,
        "lead": page.lead,
        "notice": page.notice,
        "same": page.same,
        "month": _("What you can do this month"),
        "this_month": [one.title for one in page.this_month],
        "blocks": [asdict(one) for one in page.blocks],
        "language": code,
        "region": region,
        "year": made.year, "month_of_year": made.month, "day": made.day,
        "colours": {"head": step_colour("people-it"), "ink": INK, "quiet": QUIET, "line": LINE},
    }  # fmt: skip
    return typeset(template(), data, made=made)


def file_name(place: Place) -> str:
    return f"ward-{slugify(place.name)[:60] or 'page'}.pdf"


@cache
def template() -> bytes:
    return files(__package__).joinpath("ward.typ").read_bytes()
