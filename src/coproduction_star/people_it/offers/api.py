"""What people allow others to read, for programs: no name, no contact, no participant."""

import datetime as dt
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Query, Router, Schema
from pydantic import Field

from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.journeys.models import Programme
from coproduction_star.people_it.models import Need, Offer
from coproduction_star.ui.listing import AskedPage, Listing, listing
from coproduction_star.ui.shortcuts import or_404, public
from coproduction_star.ui.validation import only_known
from coproduction_star.voices.selectors import in_published

from . import selectors

router = Router(tags=["public pages"])
EVERYONE = "What people allow others to read, without their names, is for everyone."


class PublicOffer(Schema):
    """One offer or wish as anyone may read it."""

    code: str = Field(description="What somebody says who wants to answer it.")
    kind: str = Field(description="skill, knowledge, experience, time, space or tool.")
    to_learn: bool = Field(description="A wish to learn it.")
    words: str
    tags: list[str] = Field(description="Kinds of skill, as in the question bank.")
    place: str
    times: list[str] = Field(description="Parts of the week; empty where any time will do.")
    until: dt.date = Field(description="The last day on which it holds.")


class PublicOffers(Listing):
    """One public list."""

    items: list[PublicOffer]


@router.get(
    "/{slug:organisation}/{slug:programme}/offers", response=PublicOffers, auth=None,
    summary="What people offer",
)  # fmt: skip
@public(EVERYONE)
def public_offers(request: HttpRequest, organisation: str, programme: str, asked: Query[AskedPage]) -> dict[str, Any]:
    """Checked by the team and shown with their author's consent, the newest first."""
    return _listed(request, programme, Offer, asked)


@router.get(
    "/{slug:organisation}/{slug:programme}/wishes", response=PublicOffers, auth=None,
    summary="What people would like",
)  # fmt: skip
@public(EVERYONE)
def public_wishes(request: HttpRequest, organisation: str, programme: str, asked: Query[AskedPage]) -> dict[str, Any]:
    """What somebody would like, or would like to learn."""
    return _listed(request, programme, Need, asked)


def _listed(request: HttpRequest, programme: str, model: Any, asked: AskedPage) -> dict[str, Any]:
    only_known(request.GET, AskedPage.model_fields)
    with or_404(Programme.DoesNotExist), in_published(request.organisation, programme) as found:
        rows = selectors.on_the_board(model, found, today=timezone.localdate())
        start = (asked.page - 1) * asked.size
        items = [_item(row) for row in rows[start : start + asked.size]]
        return listing(request, asked, items=hidden_for(request).over(items), total=rows.count())


def _item(row: Offer | Need) -> dict[str, Any]:
    return {
        "code": row.code, "kind": row.kind, "to_learn": getattr(row, "to_learn", False), "words": row.public_words,
        "tags": row.tags.split(), "place": str(row.place or ""), "times": row.times.split(),
        "until": row.shown_until,
    }  # fmt: skip
