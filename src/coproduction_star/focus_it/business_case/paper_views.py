"""A case to hand over: the spreadsheet with live sums, the document in the order of the five cases, and each chart."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from coproduction_star.focus_it import appraisal_documents as papers
from coproduction_star.focus_it.models import BusinessCase
from coproduction_star.focus_it.permissions import Permission
from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.organisations.guard import require
from coproduction_star.ui.documents.download import Document, download

from . import selectors
from .answering import Worked, answer_to
from .pictures import charts_of
from .views import found_case

DEPTHS = {depth.value.replace(" ", "-"): depth for depth in papers.Depth}


@require_safe
@require(Permission.VIEW_BUSINESS_CASE)
def case_workbook(request: HttpRequest, organisation: str, programme: str, case_id: UUID) -> HttpResponse:
    case = found_case(request, case_id)
    content = hidden_for(request).over(case.content)
    worked = _worked(content)
    more = {"simulation": worked.simulation, "document": content, "gaps": worked.gaps}
    body = papers.workbook(worked.case, worked.appraisal, **more)
    return Document(f"business-case-{case.pk}.xlsx", papers.SPREADSHEET, body).response()


@require_safe
@require(Permission.VIEW_BUSINESS_CASE)
def case_word(request: HttpRequest, organisation: str, programme: str, case_id: UUID, depth: str) -> HttpResponse:
    case = found_case(request, case_id)
    told, gaps = _told(request, case)
    body = papers.word(*told, _depth(depth), gaps=gaps)
    return Document(f"business-case-{case.pk}-{depth}.docx", papers.WORD, body).response()


@require_safe
@require(Permission.VIEW_BUSINESS_CASE)
def case_pdf(request: HttpRequest, organisation: str, programme: str, case_id: UUID, depth: str) -> HttpResponse:
    case = found_case(request, case_id)
    told, gaps = _told(request, case)
    body = papers.pdf(*told, _depth(depth), gaps=gaps)
    return Document(f"business-case-{case.pk}-{depth}.pdf", papers.PDF, body).response()


@require_safe
@require(Permission.VIEW_BUSINESS_CASE)
def case_picture(
    request: HttpRequest, organisation: str, programme: str, case_id: UUID, picture: str, kind: str
) -> HttpResponse:
    """One chart of the page, as a picture, a drawing or a slide."""
    content = hidden_for(request).over(found_case(request, case_id).content)
    chart = next((one for one in charts_of(_worked(content)) if one.key == picture), None)
    if chart is None:
        raise Http404
    return download(chart, kind=kind, title=chart.title, table=chart.table, source=chart.source).response()


def _told(request: HttpRequest, case: BusinessCase) -> tuple[tuple[Any, ...], tuple[papers.DemandGap, ...]]:
    hidden = hidden_for(request)
    content = hidden.over(case.content)
    worked = _worked(content)
    told = (worked.case, worked.appraisal, worked.simulation, hidden.over(selectors.writing_of(case)))
    return told, worked.gaps


def _depth(name: str) -> papers.Depth:
    if name not in DEPTHS:
        raise Http404
    return DEPTHS[name]


def _worked(content: dict[str, object]) -> Worked:
    """A case without an answer has no document yet: its page says what is missing."""
    worked = answer_to(content).worked
    if worked is None:
        raise Http404
    return worked
