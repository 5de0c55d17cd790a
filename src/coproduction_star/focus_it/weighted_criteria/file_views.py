"""What people take away: the numbers of a panel as a file and as a picture, and all panels as a table."""

import json
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from coproduction_star.focus_it.models import Comparison, CriteriaResult
from coproduction_star.focus_it.permissions import Permission
from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.organisations.guard import allowed, require
from coproduction_star.ui.documents.download import Document, download
from coproduction_star.ui.shortcuts import makes_once

from . import bringing_in, exporting, presenters, results_page, selectors
from .addresses import at
from .measuring import ROOM
from .views import found_comparison, show


@require_http_methods(["GET", "POST"])
@require(Permission.FACILITATE)
@makes_once
def new_comparison_from_file(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    form = bringing_in.FileForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    if form.is_valid():
        said = {"asked": form.cleaned_data["file"], "people": form.cleaned_data["people"]}
        made = bringing_in.bring_in(programme=request.programme, by=request.user, **said)
        return redirect(at("comparison", made))
    page = presenters.from_file_page(programme=request.programme, access=request.access)
    return show(request, "journeys/form.jinja", page, form=form)


@require_safe
@require(Permission.VIEW_COMPARISON)
def panel_json(
    request: HttpRequest, organisation: str, programme: str, comparison_id: UUID, panel: str
) -> HttpResponse:
    """The file that `calculate criteria` reads, which gives these numbers."""
    found = found_comparison(request, comparison_id)
    row = _panel(request, found, panel)
    body = json.dumps(_hidden(request, row.found["document"]), ensure_ascii=False, indent=2).encode()
    return Document(f"criteria-{panel}.json", "application/json", body).response()


def _hidden(request: HttpRequest, document: Any) -> Any:
    """Names that are not shown before an election stand in keys too."""
    hidden = hidden_for(request)
    if isinstance(document, dict):
        return {hidden.text(key): _hidden(request, value) for key, value in document.items()}
    return [_hidden(request, one) for one in document] if isinstance(document, list) else hidden.over(document)


@require_safe
@require(Permission.VIEW_COMPARISON)
def panel_file(
    request: HttpRequest, organisation: str, programme: str, comparison_id: UUID, panel: str, kind: str
) -> HttpResponse:
    """The picture of one panel."""
    found = found_comparison(request, comparison_id)
    chart = hidden_for(request).over(results_page.chart_of(found, _panel(request, found, panel)))
    made = download(chart, kind=kind, title=chart.title, table=chart.table, source=chart.source)
    return made.response()


@require_safe
@require(Permission.VIEW_COMPARISON)
def comparison_csv(request: HttpRequest, organisation: str, programme: str, comparison_id: UUID) -> HttpResponse:
    found = found_comparison(request, comparison_id)
    blind = not allowed(request, Permission.VIEW_WEIGHTS, found)
    rows = [row for row in selectors.results_of(found) if row.panel == ROOM or not blind]
    body = exporting.as_csv(_hidden(request, exporting.rows_of(found, rows, selectors.options_of(found))))
    return Document(f"weighted-criteria-{found.pk}.csv", "text/csv; charset=utf-8", body).response()


def _panel(request: HttpRequest, found: Comparison, panel: str) -> CriteriaResult:
    """The blind rule holds for every file as for the page."""
    if panel != ROOM and not allowed(request, Permission.VIEW_WEIGHTS, found):
        raise PermissionDenied(_("Say what matters to you first. Then you see what groups think."))
    row = next((one for one in selectors.results_of(found) if one.panel == panel), None)
    if row is None:
        raise Http404
    return row
