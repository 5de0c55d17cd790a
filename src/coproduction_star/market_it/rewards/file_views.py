"""Claims and the ledger as files, and the statement of somebody that staff look after."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.market_it.permissions import Permission
from coproduction_star.organisations.guard import require
from coproduction_star.organisations.models import Participant
from coproduction_star.ui.documents.download import Document
from coproduction_star.ui.shortcuts import or_404

from . import exporting, selectors, totals
from .own_views import on_paper

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"


@require_safe
@require(Permission.SEE_CLAIMS)
def claims_csv(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    body = exporting.as_csv(selectors.all_claims(request.programme), hidden_for(request))
    return Document(f"claims-{request.programme.slug}.csv", CSV, body).response()


@require_safe
@require(Permission.SEE_CLAIMS)
def rewards_workbook(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    here = request.programme
    body = exporting.as_xlsx(
        selectors.all_claims(here), selectors.all_moves(here), totals.totals_of(here), hidden_for(request)
    )
    return Document(f"rewards-{here.slug}.xlsx", XLSX, body).response()


@require_safe
@require(Permission.APPROVE_CLAIM)
def person_statement(request: HttpRequest, organisation: str, programme: str, participant: UUID) -> HttpResponse:
    with or_404(Participant.DoesNotExist):
        return on_paper(request, participant)
