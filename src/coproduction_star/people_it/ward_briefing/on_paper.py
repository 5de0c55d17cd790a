"""The page of a ward as one sheet of A4, set by Typst."""

import datetime as dt
from dataclasses import asdict
from functools import cache
from importlib.resources import files

from django.utils.text import slugify

from coproduction_star.journeys.models import Place
from coproduction_star.ui.documents.typesetting import language_and_region, typeset
from coproduction_star.ui.drawing.colours import INK, LINE, QUIET, step_colour

from .presenters import WardPage

HEADING = 2
"""Lines that a heading takes up."""


def as_pdf(page: WardPage, *, language: str, made: dt.datetime) -> bytes:
    code, region = language_and_region(language)
    data = {
        "title": page.title,
        "lead": page.lead,
        "notice": page.notice,
        "same": page.same,
        "blocks": [asdict(one) for one in page.blocks],
        "first": _in_the_first_column(page),
        "language": code,
        "region": region,
        "year": made.year, "month_of_year": made.month, "day": made.day,
        "colours": {"head": step_colour("people-it"), "ink": INK, "quiet": QUIET, "line": LINE},
    }  # fmt: skip
    return typeset(template(), data, made=made)


def _in_the_first_column(page: WardPage) -> int:
    """How many blocks stand in the first column, so that both are about as long."""
    heights = [HEADING + len(one.lines) + bool(one.missing) + bool(one.more) + bool(one.prompt) for one in page.blocks]
    half, here, number = sum(heights) / 2, 0, 0
    while number < len(heights) and here + heights[number] / 2 <= half:
        here, number = here + heights[number], number + 1
    return number


def file_name(place: Place) -> str:
    return f"ward-{slugify(place.name)[:60] or 'page'}.pdf"


@cache
def template() -> bytes:
    return files(__package__).joinpath("ward.typ").read_bytes()
