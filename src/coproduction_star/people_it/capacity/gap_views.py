"""The gap as a table, a workbook or a picture: from the same rows as the page."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.organisations.guard import require
from coproduction_star.people_it.permissions import Permission
from coproduction_star.ui.documents.download import Document, UnknownKind, download
from coproduction_star.ui.shortcuts import or_404

from . import gap_export, gap_page, gaps, selectors


@require_safe
@require(Permission.SEE_SESSIONS)
def gap_file(request: HttpRequest, organisation: str, programme: str, kind: str) -> HttpResponse:
    found = hidden_for(request).over(gaps.gaps_in(request.programme, today=timezone.localdate()))
    skills = selectors.skills(request.LANGUAGE_CODE)
    if kind in gap_export.AS_FILE:
        made, media_type = gap_export.AS_FILE[kind]
        return Document(f"skills-gap.{kind}", media_type, made(found, skills)).response()
    chart = gap_page.chart_of(request.programme, found, skills)
    if chart is None:
        raise Http404
    with or_404(UnknownKind):
        return download(chart, kind=kind, title=chart.title, table=chart.table, source=chart.source).response()
