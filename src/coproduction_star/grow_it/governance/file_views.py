"""A layout as files."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from coproduction_star.grow_it.permissions import Permission
from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.organisations.guard import require
from coproduction_star.ui.documents.download import Document

from . import exporting, selectors
from . import word as paper
from .views import found_layout

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"


@require_safe
@require(Permission.SEE_GOVERNANCE)
def layout_csv(request: HttpRequest, organisation: str, programme: str, layout_id: UUID) -> HttpResponse:
    found = found_layout(request, layout_id)
    body = exporting.as_csv(found, selectors.bodies_of(found), hidden_for(request))
    return Document(f"governance-{request.programme.slug}.csv", CSV, body).response()


@require_safe
@require(Permission.SEE_GOVERNANCE)
def layout_workbook(request: HttpRequest, organisation: str, programme: str, layout_id: UUID) -> HttpResponse:
    found, outcomes = found_layout(request, layout_id), selectors.outcomes_of(request.programme)
    body = exporting.as_xlsx(found, selectors.bodies_of(found), outcomes, hidden_for(request))
    return Document(f"governance-{request.programme.slug}.xlsx", XLSX, body).response()


@require_safe
@require(Permission.SEE_GOVERNANCE)
def layout_word(request: HttpRequest, organisation: str, programme: str, layout_id: UUID) -> HttpResponse:
    found, here = found_layout(request, layout_id), request.programme
    made = paper.layout_word(
        found, programme=here, bodies=selectors.bodies_of(found), outcomes=selectors.outcomes_of(here),
        hidden=hidden_for(request),
    )  # fmt: skip
    return made.response()
