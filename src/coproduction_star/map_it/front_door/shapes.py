"""Public pages as programs read them."""

from dataclasses import asdict
from typing import Any

from ninja import Schema
from pydantic import Field

from coproduction_star.organisations.models import Organisation
from coproduction_star.ui.listing import Listing

from .items import Item
from .presenters import PublicPage, Way, home_page
from .selectors import Home


class PublicItem(Schema):
    """One thing, as the page says it."""

    title: str
    text: str = Field(description="More about it: the reason of a decision, the answer to what somebody said.")
    when: str = Field(description="Its day or its place, in words.")
    tag: str = Field(description="How it stands: happening, late, kept …")
    page: str = Field(description="Where more of it is, if anywhere.")


class PublicItems(Listing):
    """One public list."""

    items: list[PublicItem]


class PublicPart(Schema):
    """One heading of the page with its first few things."""

    name: str
    heading: str
    note: str
    items: list[PublicItem]


class PublicProgramme(Schema):
    """What anyone may know of a programme."""

    name: str
    organisation: str
    purpose: str
    outcomes: list[str]
    answerable: str = Field(description="Who answers for it.")
    ways: list[dict[str, str]] = Field(description="How to join in, ask or object.")
    parts: list[PublicPart]


class PublicReach(Schema):
    """A programme in a place: what for, who answers for it, how to join in, ask or object."""

    title: str
    text: str = Field(description="What it is for.")
    page: str
    answerable: str = Field(description="Who answers for it.")
    ways: list[dict[str, str]]


class PublicPlace(Schema):
    """What anyone may know of a place."""

    name: str
    organisation: str
    councillors: list[str]
    programmes: list[PublicReach] = Field(description="The first few of the published programmes that concern it.")
    parts: list[PublicPart]


class PublicHome(Schema):
    """What an organisation publishes."""

    name: str
    programmes: list[PublicItem]
    places: list[PublicItem]


def item_of(item: Item) -> dict[str, Any]:
    row = asdict(item)
    return {name: row[name] for name in ("title", "text", "when", "tag")} | {"page": item.address}


def _ways(*ways: Way) -> list[dict[str, str]]:
    return [{"name": way.name, "text": way.text, "page": way.address} for way in ways]


def _parts(page: PublicPage) -> list[dict[str, Any]]:
    return [
        {"name": part.slug, "heading": part.heading, "note": part.note, "items": list(map(item_of, part.items))}
        for part in page.parts
    ]


def programme_of(page: PublicPage) -> dict[str, Any]:
    return {
        "name": page.title,
        "organisation": page.organisation,
        "purpose": page.purpose,
        "outcomes": list(page.outcomes),
        "answerable": page.reached[0].answerable,
        "ways": _ways(*page.reached[0].ways, *page.ways),
        "parts": _parts(page),
    }


def place_of(page: PublicPage) -> dict[str, Any]:
    return {
        "name": page.title,
        "organisation": page.organisation,
        "councillors": list(page.councillors),
        "programmes": [
            {
                "title": one.name,
                "text": one.purpose,
                "page": one.address,
                "answerable": one.answerable,
                "ways": _ways(*one.ways),
            }
            for one in page.reached
        ],
        "parts": _parts(page),
    }


def home_of(home: Home, organisation: Organisation) -> dict[str, Any]:
    page = home_page(home, organisation=organisation)
    return {
        "name": page.title,
        "programmes": list(map(item_of, page.programmes)),
        "places": list(map(item_of, page.places)),
    }
