"""Published figures for programs: what everybody reads on the page, no more, and no token."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Query, Router, Schema
from pydantic import Field

from coproduction_star.grow_it.models import FigurePublication
from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.journeys.models import Programme
from coproduction_star.ui.listing import AskedPage, Listing, listing
from coproduction_star.ui.shortcuts import or_404, public
from coproduction_star.ui.validation import only_known
from coproduction_star.voices.selectors import in_published

from . import selectors
from .addresses import public_address

router = Router(tags=["public pages"])
EVERYONE = "Figures that an organisation chose to show, after the rule of small numbers, are for everyone."


class PublishedFigure(Schema):
    """One figure of one group in one period; every number is null where there are too few to show."""

    measure: str
    group: str = Field(description="Empty for everybody.")
    first_day: dt.date
    last_day: dt.date
    unit: str
    value: float | None = Field(description="Of a share in per cent.")
    how_many: int | None
    of_how_many: int | None
    total_of_groups: bool


class PublishedFigures(Schema):
    """A choice of figures that is public."""

    id: UUID
    title: str
    published_at: dt.datetime
    address: str = Field(description="Where people read it.")
    figures: list[PublishedFigure]


class PublishedFiguresListing(Listing):
    """The choices of figures of a programme that are public."""

    items: list[PublishedFigures]


@router.get(
    "/{slug:organisation}/{slug:programme}/published-figures", response=PublishedFiguresListing, auth=None,
    summary="The figures that are public",
)  # fmt: skip
@public(EVERYONE)
def public_programme_figures(
    request: HttpRequest, organisation: str, programme: str, asked: Query[AskedPage]
) -> dict[str, Any]:  # fmt: skip
    """The newest choice first, each with its figures as everybody reads them."""
    only_known(request.GET, AskedPage.model_fields)
    with or_404(Programme.DoesNotExist), in_published(request.organisation, programme) as found:
        rows = selectors.public_publications(found)
        start = (asked.page - 1) * asked.size
        items = [_item(one, found) for one in rows[start : start + asked.size]]
        return listing(request, asked, items=hidden_for(request).over(items), total=rows.count())


def _item(one: FigurePublication, programme: Programme) -> dict[str, Any]:
    figures = [
        {
            "measure": block["title"], "group": row["group"], "first_day": row["from"], "last_day": row["to"],
            "unit": block["unit"], "value": row["value"], "how_many": row["count"], "of_how_many": row["size"],
            "total_of_groups": row["total"],
        }
        for block in one.content["blocks"] for row in block["rows"]
    ]  # fmt: skip
    return {
        "id": one.pk, "title": one.title, "published_at": one.published_at, "address": public_address(programme, one),
        "figures": figures,
    }  # fmt: skip
