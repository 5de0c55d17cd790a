from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.journeys.models import Place, Status
from coproduction_star.journeys.panels import place_panels_of
from coproduction_star.journeys.permissions import Permission
from coproduction_star.organisations.guard import require
from coproduction_star.ui.documents.download import Document, download
from coproduction_star.ui.shortcuts import or_404

from . import exporting, mapping, presenters, selectors, services
from .naming import standing


@require_safe
@require(Permission.SEE_PLACES)
def places(request: HttpRequest, organisation: str) -> HttpResponse:
    page = presenters.places_page(
        organisation=request.organisation,
        access=request.access,
        rows=selectors.place_rows(request.organisation),
        today=timezone.localdate(),
        number=request.GET.get("page"),
    )
    return render(request, "journeys/places/list.jinja", {"page": hidden_for(request).over(page)})


@require_safe
@require(Permission.SEE_PLACES)
def places_file(request: HttpRequest, organisation: str, kind: str) -> HttpResponse:
    rows = selectors.place_rows(request.organisation)
    chart = mapping.map_of(organisation=request.organisation, rows=rows, today=timezone.localdate())
    if chart is None:
        raise Http404
    title = _("Places of %(organisation)s") % {"organisation": request.organisation.name}
    return download(chart, kind=kind, title=title, table=chart.table, source=chart.source).response()


@require_safe
@require(Permission.EXPORT)
def places_as_file(request: HttpRequest, organisation: str, kind: str) -> HttpResponse:
    write, media = exporting.AS_FILE[kind]
    services.note_export(organisation=request.organisation, kind=kind, by=request.user)
    body = write(selectors.place_rows(request.organisation), hidden=hidden_for(request))
    return Document(f"{request.organisation.slug}-places.{kind}", media, body.encode()).response()


@require_safe
@require(Permission.SEE_PLACES)
def place(request: HttpRequest, organisation: str, place_id: UUID) -> HttpResponse:
    """The address of a place that was joined with another leads there."""
    found = place_of(request, place_id, joined_too=True)
    if found.joined_with_id:
        return redirect(mapping.place_address(standing(found), request.organisation))
    asked = request.GET.get("status", "")
    status = asked if asked in Status.values else ""
    row = selectors.place_row(found)
    page = presenters.place_page(
        organisation=request.organisation,
        access=request.access,
        row=row,
        pages=selectors.page_of_initiatives(row, status=status, number=request.GET.get("page")),
        status=status,
        about=selectors.about(found),
        hidden=hidden_for(request),
        today=timezone.localdate(),
        panels=place_panels_of(request, found),
    )
    return render(request, "journeys/places/place.jinja", {"page": hidden_for(request).over(page)})


def place_of(request: HttpRequest, place_id: UUID, *, joined_too: bool = False) -> Place:
    with or_404(Place.DoesNotExist):
        return selectors.place_with(organisation=request.organisation, place_id=place_id, joined_too=joined_too)
