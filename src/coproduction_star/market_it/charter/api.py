"""Charters for programs: what is published for anyone, and the team's own with where each stands."""

import datetime as dt
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Query, Router, Schema
from pydantic import Field

from coproduction_star.accounts.tokens.doors import for_tokens
from coproduction_star.accounts.tokens.scopes import Scope
from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.journeys.models import Programme
from coproduction_star.market_it.models import Charter
from coproduction_star.market_it.permissions import Permission
from coproduction_star.organisations.guard import require
from coproduction_star.ui.listing import AskedPage, Listing, listing
from coproduction_star.ui.shortcuts import or_404, public
from coproduction_star.ui.validation import only_known
from coproduction_star.voices.selectors import in_published

from . import selectors

router = Router(tags=["charters"])
public_router = Router(tags=["public pages"])


class ClauseShape(Schema):
    """`texts` by language and form, such as `en plain` or `cy easy-read`."""

    number: int
    side: str
    kind: str
    texts: dict[str, str]


class CarriedShape(Schema):
    title: str
    mechanism: str
    held_by: str


class PublicCharterShape(Schema):
    """A published charter as it can be signed now. `text` is byte for byte what the fingerprint is of."""

    id: str
    title: str
    purpose: str
    service: str
    languages: list[str]
    edition: int
    published_on: dt.date
    what_changed: str
    starts_on: str
    review_on: str
    clauses: list[ClauseShape]
    incentives: list[str]
    risks: list[CarriedShape]
    text: str
    fingerprint: str = Field(description="SHA-256 of `text` in UTF-8.")


class PublicCharters(Listing):
    """A page of published charters."""

    items: list[PublicCharterShape]


class CharterShape(Schema):
    """A charter of the team. `edition` is null until one is published."""

    id: str
    title: str
    purpose: str
    languages: list[str]
    clauses: int
    suggestions_waiting: int
    edition: int | None
    review_on: dt.date | None
    ended: bool
    version: int


class Charters(Listing):
    """A page of charters."""

    items: list[CharterShape]


@public_router.get(
    "/{slug:organisation}/{slug:programme}/charters", response=PublicCharters, auth=None,
    summary="The published charters of a programme",
)  # fmt: skip
@public("What people have agreed is for everyone.")
def public_charters(
    request: HttpRequest, organisation: str, programme: str, asked: Query[AskedPage]
) -> dict[str, Any]:
    """Those that hold, each with the whole text that people sign."""
    only_known(request.GET, AskedPage.model_fields)
    with or_404(Programme.DoesNotExist), in_published(request.organisation, programme) as found:
        rows = selectors.published(found)
        start = (asked.page - 1) * asked.size
        items = [_public_shape(row) for row in rows[start : start + asked.size]]
        return listing(request, asked, items=items, total=rows.count())


@router.get(
    "/{slug:organisation}/p/{slug:programme}/charters", response=Charters, summary="List the charters of a programme"
)
@for_tokens(Scope.READ)
@require(Permission.SEE_CHARTERS)
def list_charters(request: HttpRequest, organisation: str, programme: str, asked: Query[AskedPage]) -> dict[str, Any]:
    """The newest first."""
    only_known(request.GET, AskedPage.model_fields)
    rows = selectors.charters(request.programme).select_related("open_edition")
    start = (asked.page - 1) * asked.size
    items = [_shape(row) for row in rows[start : start + asked.size]]
    return listing(request, asked, items=hidden_for(request).over(items), total=rows.count())


def _public_shape(charter: Charter) -> dict[str, Any]:
    edition: Any = charter.open_edition
    said = edition.document
    clauses = [
        {"number": one["number"], "side": part["side"], "kind": part["kind"], "texts": one["texts"]}
        for part in said["parts"]
        for one in part["clauses"]
    ]
    return {name: said[name] for name in ("title", "purpose", "service", "languages", "starts_on", "review_on")} | {
        "id": str(charter.pk), "edition": edition.number, "published_on": timezone.localdate(edition.made_at),
        "what_changed": edition.what_changed, "clauses": clauses, "risks": said["risks"],
        "incentives": [one["words"] for one in said["incentives"]], "text": edition.text,
        "fingerprint": edition.fingerprint,
    }  # fmt: skip


def _shape(row: Any) -> dict[str, Any]:
    return {
        "id": str(row.pk), "title": row.title, "purpose": row.purpose, "languages": row.languages.split(),
        "clauses": row.lines, "suggestions_waiting": row.waiting,
        "edition": row.open_edition.number if row.open_edition else None, "review_on": row.review_on,
        "ended": row.ended_at is not None, "version": row.version,
    }  # fmt: skip
