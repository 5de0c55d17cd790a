"""Agreements as papers, and who lacks what as tables."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.market_it.models import RolePack
from coproduction_star.market_it.permissions import Permission
from coproduction_star.organisations.guard import require
from coproduction_star.ui.documents.download import Document
from coproduction_star.ui.documents.typesetting import MEDIA_TYPE

from . import exporting, paper_page, papers, selectors
from .views import found_pack, show

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"


@require_safe
@require(Permission.SEE_AGREEMENTS)
def agreement_paper(request: HttpRequest, organisation: str, programme: str, pack_id: UUID) -> HttpResponse:
    """Plain HTML, to read, to print or to keep."""
    pack = found_pack(request, pack_id)
    return show(request, "paper", paper_page.paper_page(pack, request.access, _paper(request, pack)))


@require_safe
@require(Permission.SEE_AGREEMENTS)
def agreement_pdf(request: HttpRequest, organisation: str, programme: str, pack_id: UUID) -> HttpResponse:
    pack = found_pack(request, pack_id)
    body = papers.as_pdf(_paper(request, pack), made=timezone.now())
    return Document(f"{_name(pack)}.pdf", MEDIA_TYPE, body).response()


@require_safe
@require(Permission.SEE_AGREEMENTS)
def agreement_word(request: HttpRequest, organisation: str, programme: str, pack_id: UUID) -> HttpResponse:
    pack = found_pack(request, pack_id)
    return papers.as_word(_paper(request, pack), name=f"{_name(pack)}.docx", made=timezone.now()).response()


@require_safe
@require(Permission.SEE_EVIDENCE)
def agreements_csv(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    packs, people, _covers = selectors.whole(request.programme)
    body = exporting.as_csv(packs, people, hidden_for(request))
    return Document(f"agreements-{request.programme.slug}.csv", CSV, body).response()


@require_safe
@require(Permission.SEE_EVIDENCE)
def agreements_workbook(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    packs, people, covers = selectors.whole(request.programme)
    body = exporting.as_xlsx(packs, people, covers, hidden_for(request))
    return Document(f"agreements-{request.programme.slug}.xlsx", XLSX, body).response()


def _paper(request: HttpRequest, pack: RolePack) -> papers.Paper:
    return hidden_for(request).over(papers.paper_of(pack, selectors.covers_for(pack)))


def _name(pack: RolePack) -> str:
    return slugify(pack.title)[:80] or "agreement"
