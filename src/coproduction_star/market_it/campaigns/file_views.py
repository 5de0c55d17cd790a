"""Campaigns as files: from the same words as their pages."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.market_it.models import Campaign
from coproduction_star.market_it.permissions import Permission
from coproduction_star.organisations.guard import require
from coproduction_star.ui.documents.download import Document

from . import exporting, selectors
from .campaign_page import CampaignPage, campaign_page
from .views import found_campaign

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"


@require_safe
@require(Permission.SEE_CAMPAIGNS)
def campaigns_csv(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    body = exporting.campaigns_csv(selectors.campaigns(request.programme), hidden_for(request))
    return Document(f"campaigns-{request.programme.slug}.csv", CSV, body).response()


@require_safe
@require(Permission.SEE_CAMPAIGNS)
def campaign_word(request: HttpRequest, organisation: str, programme: str, campaign_id: UUID) -> HttpResponse:
    found = found_campaign(request, campaign_id)
    page = hidden_for(request).over(_page(request, found))
    return exporting.campaign_word(found, page, name=f"{_name(found)}.docx").response()


@require_safe
@require(Permission.SEE_CAMPAIGNS)
def campaign_workbook(request: HttpRequest, organisation: str, programme: str, campaign_id: UUID) -> HttpResponse:
    found = found_campaign(request, campaign_id)
    body = exporting.campaign_workbook(
        _page(request, found), segments=selectors.segments_of(found), messages=selectors.messages_of(found),
        comparisons=selectors.comparisons_of(found), hidden=hidden_for(request),
    )  # fmt: skip
    return Document(f"{_name(found)}.xlsx", XLSX, body).response()


def _page(request: HttpRequest, found: Campaign) -> CampaignPage:
    return campaign_page(
        found, access=request.access, segments=selectors.segments_of(found), messages=selectors.messages_of(found),
        comparisons=selectors.comparisons_of(found), hidden=hidden_for(request),
    )  # fmt: skip


def _name(found: Campaign) -> str:
    return slugify(found.title)[:80] or "campaign"
