from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coproduction_star.journeys.permissions import Permission
from coproduction_star.map_it.models import Choice, Import, ImportRow, ImportState
from coproduction_star.organisations.guard import require
from coproduction_star.ui.documents.download import Document
from coproduction_star.ui.documents.spreadsheets.table import CannotRead
from coproduction_star.ui.shortcuts import makes_once, or_404, posted

from . import forms, presenters, selectors, services, undoing
from .addresses import import_address
from .people import people_named
from .template_file import template_workbook

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_NAMED = 50


@require_http_methods(["GET", "POST"])
@require(Permission.EDIT_INITIATIVE)
@makes_once
def imports(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    form = forms.UploadForm(posted(request), request.FILES or None)
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            of = services.begin_import(
                programme=request.programme, name=file.name, content=file.read(), by=request.user
            )
        except CannotRead as error:
            form.add_error("file", str(error))
        else:
            return redirect(import_address(of, "import_columns"))
    before = selectors.latest_imports(request.programme)
    page = presenters.upload_page(programme=request.programme, access=request.access, before=before)
    return render(request, "map_it/importing/upload.jinja", {"page": page, "form": form})


@require_safe
@require(Permission.EDIT_INITIATIVE)
def template(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    return Document(_("initiatives") + ".xlsx", XLSX, template_workbook()).response()


@require_http_methods(["GET", "POST"])
@require(Permission.EDIT_INITIATIVE)
def columns(request: HttpRequest, organisation: str, programme: str, import_id: UUID) -> HttpResponse:
    of = _found(request, import_id)
    form = forms.ColumnsForm(posted(request), headings=of.headings)
    if form.is_valid():
        return _then(of, services.look_through, meanings=form.meanings, by=request.user)
    if of.state not in {ImportState.COLUMNS, ImportState.PREVIEW}:
        return redirect(import_address(of))
    page = presenters.columns_page(of=of, access=request.access, rows=selectors.rows_of(of), form=form)
    return render(request, "map_it/importing/columns.jinja", {"page": page, "form": form})


@require_POST
@require(Permission.EDIT_INITIATIVE)
def sheet(request: HttpRequest, organisation: str, programme: str, import_id: UUID) -> HttpResponse:
    """Read another sheet, or take another row for the headings."""
    of = _found(request, import_id)
    form = forms.SheetForm(request.POST)
    if not form.is_valid():
        raise BadRequest
    name, row_number = form.cleaned_data["sheet"] or of.sheet, form.cleaned_data["heading_row"]
    again = None if name != of.sheet else row_number
    try:
        return _then(of, services.choose_sheet, to="import_columns", sheet=name, heading_row=again, by=request.user)
    except CannotRead as error:
        messages.error(request, str(error))
        return redirect(import_address(of, "import_columns"))


@require_safe
@require(Permission.EDIT_INITIATIVE)
def import_(request: HttpRequest, organisation: str, programme: str, import_id: UUID) -> HttpResponse:
    """Where it stands: every row, how far it is, or what came of it."""
    of = _found(request, import_id)
    if of.state == ImportState.COLUMNS:
        return redirect(import_address(of, "import_columns"))
    return {ImportState.PREVIEW: _preview, ImportState.WRITING: _progress}.get(of.state, _report)(request, of)


def _preview(request: HttpRequest, of: Import) -> HttpResponse:
    only = request.GET.get("only", "")
    pages = selectors.page_of_rows(of, only=only, number=request.GET.get("page"))
    people = people_named(selectors.contacts_in(of), programme=request.programme)
    page = presenters.preview_page(
        of=of,
        access=request.access,
        pages=pages,
        only=only,
        people=people,
        cases=selectors.cases_known(pages),
    )
    return render(request, "map_it/importing/preview.jinja", {"page": page})


def _progress(request: HttpRequest, of: Import) -> HttpResponse:
    still = selectors.stands_still(of, now=timezone.now())
    page = presenters.progress_page(of=of, access=request.access, still=still)
    name = "_progress" if request.htmx else "progress"
    return render(request, f"map_it/importing/{name}.jinja", {"page": page})


def _report(request: HttpRequest, of: Import) -> HttpResponse:
    if request.htmx:
        return HttpResponse(status=HTTPStatus.OK, headers={"HX-Refresh": "true"})
    page = presenters.report_page(of=of, access=request.access, left_out=selectors.left_out(of, most=MOST_NAMED))
    return render(request, "map_it/importing/report.jinja", {"page": page})


@require_http_methods(["GET", "POST"])
@require(Permission.EDIT_INITIATIVE)
def row(request: HttpRequest, organisation: str, programme: str, import_id: UUID, row_number: int) -> HttpResponse:
    """Correct the cells of one row."""
    of = _found(request, import_id)
    with or_404(ImportRow.DoesNotExist):
        found = selectors.row_with(of, number=row_number)
    form = forms.RowForm(posted(request), meanings=of.meanings, headings=of.headings)
    if of.state != ImportState.PREVIEW:
        return redirect(import_address(of))
    if form.is_valid():
        try:
            found = services.correct_row(row=found, cells=form.cells, by=request.user)
        except services.NotNow:
            return redirect(import_address(of))
        if not found.problems:
            return redirect(f"{import_address(of)}#row-{found.number}")
    shown = {f"cell_{place}": text for place, text in enumerate(found.cells)}
    form = forms.RowForm(shown, meanings=of.meanings, headings=of.headings, problems=found.problems)
    page = presenters.row_page(of=of, access=request.access, row=found)
    return render(request, "journeys/form.jinja", {"page": page, "form": form})


@require_POST
@require(Permission.EDIT_INITIATIVE)
def choose(request: HttpRequest, organisation: str, programme: str, import_id: UUID) -> HttpResponse:
    """What to do with what looks like another: one row, or all of them."""
    of = _found(request, import_id)
    choice, number = request.POST.get("choice", ""), request.POST.get("row", "")
    if choice not in Choice.values or (number and not number.isdecimal()):
        raise BadRequest
    one = int(number) if number else None
    back = f"{import_address(of)}?{request.POST.get('back', '')}" if not one else f"{import_address(of)}#row-{one}"
    try:
        services.choose_for(of=of, choice=choice, number=one, by=request.user)
    except services.NotNow:
        back = import_address(of)
    return redirect(back)


@require_POST
@require(Permission.EDIT_INITIATIVE)
def confirm(request: HttpRequest, organisation: str, programme: str, import_id: UUID) -> HttpResponse:
    empty = request.POST.get("leave_bad_cells_empty") == "yes"
    return _then(_found(request, import_id), services.confirm_import, leave_bad_cells_empty=empty, by=request.user)


@require_POST
@require(Permission.EDIT_INITIATIVE)
def go_on(request: HttpRequest, organisation: str, programme: str, import_id: UUID) -> HttpResponse:
    """The adding stopped half-way: begin again where it was."""
    return _then(_found(request, import_id), services.go_on, by=request.user)


@require_POST
@require(Permission.EDIT_INITIATIVE)
def undo(request: HttpRequest, organisation: str, programme: str, import_id: UUID) -> HttpResponse:
    return _then(_found(request, import_id), undoing.undo_import, by=request.user)


def _then(of: Import, act: Any, *, to: str = "import", **asked: Any) -> HttpResponse:
    """Do it and show where the import stands; whoever came too late sees the same."""
    try:
        act(of=of, **asked)
    except services.NotNow:
        to = "import"
    return redirect(import_address(of, to))


def _found(request: HttpRequest, import_id: UUID) -> Import:
    with or_404(Import.DoesNotExist):
        return selectors.import_with(programme=request.programme, import_id=import_id)
