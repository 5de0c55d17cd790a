from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router

from coproduction_star.accounts.tokens.doors import for_tokens
from coproduction_star.accounts.tokens.scopes import Scope
from coproduction_star.focus_it.models import ImpactMatrix
from coproduction_star.focus_it.permissions import Permission
from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.organisations.guard import check, require
from coproduction_star.ui.shortcuts import or_404
from coproduction_star.ui.validation import only_known

from . import selectors, shapes

router = Router(tags=["impact matrix"])


@router.get(
    "/{slug:organisation}/p/{slug:programme}/matrices/{uuid:matrix_id}",
    response=shapes.MatrixShape,
    summary="Read what an impact matrix shows",
)
@for_tokens(Scope.READ)
@require(Permission.VIEW_PLACEMENTS)
def impact_matrix(request: HttpRequest, organisation: str, programme: str, matrix_id: UUID) -> dict[str, Any]:
    """Group by group. As on its page, you see it when rating is closed, or when you have rated every option."""
    only_known(request.GET, ())
    with or_404(ImpactMatrix.DoesNotExist):
        matrix = selectors.matrix_with(programme=request.programme, matrix_id=matrix_id)
    check(request, Permission.VIEW_PLACEMENTS, matrix)
    options = selectors.options_of(matrix)
    whole = shapes.matrix_of(matrix, options, selectors.found_in(matrix, options))
    return hidden_for(request).over(whole)
