"""Every ward from the file the council has: look at them first, add them together, take them back."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from coproduction_star.journeys.addresses import organisation_address
from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.journeys.models import PlaceFile
from coproduction_star.journeys.permissions import Permission
from coproduction_star.organisations.guard import require
from coproduction_star.ui.shortcuts import makes_once, or_404, posted

from . import bringing, bringing_pages
from .forms import FileOfPlacesForm
from .geojson import NotABoundary


@require_http_methods(["GET", "POST"])
@require(Permission.KEEP_PLACES)
@makes_once
def bring_places(request: HttpRequest, organisation: str) -> HttpResponse:
    form = FileOfPlacesForm(posted(request), request.FILES or None)
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            held = bringing.begin(
                organisation=request.organisation, name=file.name, content=file.read(), by=request.user
            )
        except NotABoundary as error:
            form.add_error("file", str(error))
        else:
            return redirect(organisation_address("places_brought", request.organisation, held.pk))
    before = bringing.latest_files(request.organisation)
    page = bringing_pages.upload_page(organisation=request.organisation, before=before)
    return _show(request, "journeys/places/bring.jinja", page, form=form)


@require_http_methods(["GET", "POST"])
@require(Permission.KEEP_PLACES)
def places_brought(request: HttpRequest, organisation: str, place_file_id: UUID) -> HttpResponse:
    """Before: every area and what would become of it. Afterwards: what became of them."""
    file = _found(request, place_file_id)
    said = request.POST if request.method == "POST" else request.GET
    chosen = {name: said.get(name, getattr(file, name)) for name in ("name_from", "code_from")}
    if request.method == "POST":
        return _confirm(request, file, chosen)
    if file.state != "draft":
        page = bringing_pages.done_page(file, organisation=request.organisation)
        return _show(request, "journeys/places/brought.jinja", page)
    page = bringing_pages.preview_page(
        file, bringing.rows_of(file, **chosen), organisation=request.organisation, **chosen
    )
    return _show(request, "journeys/places/preview.jinja", page)


def _confirm(request: HttpRequest, file: PlaceFile, chosen: dict[str, str]) -> HttpResponse:
    """A ticked area comes in. What was not on the page stays out."""
    ticked = {int(number) for number in request.POST.getlist("area") if number.isdecimal()}
    left_out = set(range(1, len(file.areas) + 1)) - ticked
    try:
        bringing.confirm(file=file, left_out=left_out, by=request.user, **chosen)
    except bringing.NotNow:
        messages.warning(request, _("This file was dealt with already. Here is what came of it."))
    return redirect(organisation_address("places_brought", request.organisation, file.pk))


@require_POST
@require(Permission.KEEP_PLACES)
def take_places_back(request: HttpRequest, organisation: str, place_file_id: UUID) -> HttpResponse:
    file = _found(request, place_file_id)
    try:
        bringing.undo(file=file, by=request.user)
    except bringing.NotNow:
        messages.warning(request, _("This file was dealt with already. Here is what came of it."))
    return redirect(organisation_address("places_brought", request.organisation, file.pk))


def _found(request: HttpRequest, file_id: UUID) -> PlaceFile:
    with or_404(PlaceFile.DoesNotExist):
        return bringing.file_with(organisation=request.organisation, file_id=file_id)


def _show(request: HttpRequest, template: str, page: Any, **more: Any) -> HttpResponse:
    return render(request, template, {"page": hidden_for(request).over(page), **more})
