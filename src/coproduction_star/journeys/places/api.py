from typing import Any, Literal
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router, Schema
from pydantic import Field

from coproduction_star.accounts.tokens.doors import for_tokens
from coproduction_star.accounts.tokens.scopes import Scope
from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.journeys.permissions import Permission
from coproduction_star.organisations.guard import require
from coproduction_star.ui.listing import AskedPage, Listing, listing
from coproduction_star.ui.validation import only_known

from . import exporting, selectors, services

router = Router(tags=["places"])
HERE = "/{slug:organisation}/places"


class PlaceOut(Schema):
    """A ward or neighbourhood with how many initiatives there are, over all programmes that are not in the archive."""

    id: UUID
    name: str
    code: str = Field(description="The official code; empty where there is none.")
    existing: int = Field(description="Initiatives that happen.")
    improve: int = Field(description="Initiatives that happen and could be better.")
    potential: int = Field(description="Ideas that could start.")
    stopped: int
    councillors: int = Field(description="How many are written down. Their names are on the page only.")
    has_boundary: bool = Field(description="Whether the GeoJSON file has its outline.")
    published_at: str | None = Field(description="Since when anyone can read its public page.")


class Places(Listing):
    """Places by name."""

    items: list[PlaceOut]


class AskedFile(Schema):
    """As which file."""

    format: Literal["csv", "geojson"] = Field("geojson", description="A table, or the boundaries with the same facts.")


@router.get(HERE, response=Places, summary="List the places of an organisation")
@for_tokens(Scope.READ)
@require(Permission.SEE_PLACES)
def places(request: HttpRequest, organisation: str, asked: Query[AskedPage]) -> dict[str, Any]:
    """Every ward and neighbourhood with its counts."""
    only_known(request.GET, AskedPage.model_fields)
    rows = selectors.place_rows(request.organisation)
    start = (asked.page - 1) * asked.size
    items = [exporting.record_of(row) for row in rows[start : start + asked.size]]
    return listing(request, asked, items=hidden_for(request).over(items), total=len(rows))


@router.get(HERE + ".file", response={200: None}, summary="Take the places away as a file")
@for_tokens(Scope.EXPORT)
@require(Permission.EXPORT)
def places_as_file(request: HttpRequest, organisation: str, asked: Query[AskedFile]) -> HttpResponse:
    """All of them, as a table in CSV or with their boundaries as GeoJSON."""
    only_known(request.GET, AskedFile.model_fields)
    write, media = exporting.AS_FILE[asked.format]
    services.note_export(organisation=request.organisation, kind=asked.format, by=request.user)
    return HttpResponse(
        write(selectors.place_rows(request.organisation), hidden=hidden_for(request)), content_type=media
    )
