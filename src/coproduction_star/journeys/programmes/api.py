from typing import Any

from django.http import HttpRequest
from ninja import Query, Router
from pydantic import Field

from coproduction_star.accounts.tokens.doors import for_tokens
from coproduction_star.accounts.tokens.scopes import Scope
from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.journeys.permissions import Permission
from coproduction_star.journeys.selectors import outcomes_of
from coproduction_star.organisations.guard import require
from coproduction_star.organisations.permissions import Permission as OrganisationPermission
from coproduction_star.ui.listing import AskedPage, listing
from coproduction_star.ui.validation import only_known

from . import selectors, shapes

router = Router(tags=["programmes"])


class AskedProgrammes(AskedPage):
    """Which programmes."""

    archived: bool = Field(default=False, description="Those in the archive instead of the living ones.")


@router.get("/{slug:organisation}/programmes", response=shapes.Programmes, summary="List your programmes")
@for_tokens(Scope.READ)
@require(OrganisationPermission.OPEN)
def programmes(request: HttpRequest, organisation: str, asked: Query[AskedProgrammes]) -> dict[str, Any]:
    """Every programme of the organisation that you may see, by name."""
    only_known(request.GET, AskedProgrammes.model_fields)
    pages = selectors.page_of_programmes(
        organisation=request.organisation,
        archived=asked.archived,
        service=None,
        number=str(asked.page),
        per_page=asked.size,
    )
    rows = [shapes.row_of(programme) for programme in pages]
    return listing(request, asked, items=hidden_for(request).over(rows), total=pages.paginator.count)


@router.get("/{slug:organisation}/p/{slug:programme}/", response=shapes.ProgrammeWhole, summary="Read a programme")
@for_tokens(Scope.READ)
@require(Permission.SEE_PROGRAMME)
def programme(request: HttpRequest, organisation: str, programme: str) -> dict[str, Any]:
    """A programme with the outcomes people want, how far each step of its Star is, and its figures."""
    only_known(request.GET, ())
    whole = shapes.whole_of(
        request.programme,
        outcomes=tuple(outcomes_of(request.programme)),
        steps=selectors.steps_of(request.programme),
        figures=selectors.figures_of(request.programme),
    )
    return hidden_for(request).over(whole)
