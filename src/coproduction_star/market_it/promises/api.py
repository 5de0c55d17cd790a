"""Promises of charters for programs: of published ones for anyone, unnamed; the team's own with who sees to it."""

import datetime as dt
from typing import Any, Literal
from uuid import UUID

from django.http import HttpRequest
from ninja import Query, Router, Schema
from pydantic import Field

from coproduction_star.accounts.tokens.doors import for_tokens
from coproduction_star.accounts.tokens.scopes import Scope
from coproduction_star.journeys.hiding import Hidden, hidden_for
from coproduction_star.journeys.models import Programme
from coproduction_star.market_it.charter.selectors import charter_with
from coproduction_star.market_it.models import Charter, PromiseSide
from coproduction_star.market_it.permissions import Permission
from coproduction_star.organisations.guard import require
from coproduction_star.ui.listing import AskedPage, Listing, listing
from coproduction_star.ui.shortcuts import or_404, public
from coproduction_star.ui.validation import only_known
from coproduction_star.voices.selectors import in_published

from . import selectors

router = Router(tags=["charters"])
public_router = Router(tags=["public pages"])
KeptName = Literal["open", "kept", "partly", "broken"]


class PublicPromiseShape(Schema):
    """What one side of a charter promised another, and how it went as the other side says."""

    id: str
    what: str
    side: str = Field(description="Which side promised it.")
    other: str = Field(description="Which side says how it went.")
    due_on: dt.date
    kept: KeptName
    judged_on: dt.date | None


class PromiseShape(PublicPromiseShape):
    """Also who sees to it, and what the other side says happened."""

    who: str
    note: str


class PublicPromises(Listing):
    """A page of promises of a published charter."""

    items: list[PublicPromiseShape]


class CharterPromises(Listing):
    """A page of promises of a charter."""

    items: list[PromiseShape]


@public_router.get(
    "/{slug:organisation}/{slug:programme}/charters/{uuid:charter_id}/promises", response=PublicPromises, auth=None,
    summary="The promises of a published charter",
)  # fmt: skip
@public("What both sides of a published charter promised is for everyone; who sees to it is not.")
def public_charter_promises(
    request: HttpRequest, organisation: str, programme: str, charter_id: UUID, asked: Query[AskedPage]
) -> dict[str, Any]:
    """Those of a charter that was published, the next one to keep first. Nobody is named."""
    only_known(request.GET, AskedPage.model_fields)
    with (
        or_404(Programme.DoesNotExist, Charter.DoesNotExist),
        in_published(request.organisation, programme) as found,
    ):
        rows = selectors.of_published(found, charter_id)
        start = (asked.page - 1) * asked.size
        items = [_public_shape(one) for one in rows[start : start + asked.size]]
        return listing(request, asked, items=items, total=rows.count())


@router.get(
    "/{slug:organisation}/p/{slug:programme}/charters/{uuid:charter_id}/promises", response=CharterPromises,
    summary="List the promises of a charter",
)  # fmt: skip
@for_tokens(Scope.READ)
@require(Permission.SEE_CHARTERS)
def list_charter_promises(
    request: HttpRequest, organisation: str, programme: str, charter_id: UUID, asked: Query[AskedPage]
) -> dict[str, Any]:
    """The next one to keep first."""
    only_known(request.GET, AskedPage.model_fields)
    with or_404(Charter.DoesNotExist):
        found = charter_with(programme=request.programme, charter_id=charter_id)
    rows, hidden = selectors.sides_of_promises(found), hidden_for(request)
    start = (asked.page - 1) * asked.size
    items = [_shape(one, hidden) for one in rows[start : start + asked.size]]
    return listing(request, asked, items=hidden.over(items), total=rows.count())


def _public_shape(one: PromiseSide) -> dict[str, Any]:
    told = one.promise
    return {
        "id": str(one.pk), "what": told.what, "side": one.party.name, "other": one.other.name, "due_on": told.due_on,
        "kept": told.kept, "judged_on": told.judged_on,
    }  # fmt: skip


def _shape(one: PromiseSide, hidden: Hidden) -> dict[str, Any]:
    who = hidden.name(one.promise.who) if one.promise.who else one.promise.who_in_words
    return _public_shape(one) | {"who": who, "note": one.promise.note}
