"""The official list of postcodes: brought in, and how far it is."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from coproduction_star.journeys.addresses import organisation_address
from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.journeys.permissions import Permission
from coproduction_star.organisations.guard import require
from coproduction_star.ui.shortcuts import posted

from . import postcode_pages, postcodes
from .forms import PostcodesForm


@require_http_methods(["GET", "POST"])
@require(Permission.KEEP_PLACES)
def postcodes_(request: HttpRequest, organisation: str) -> HttpResponse:
    form = PostcodesForm(posted(request), request.FILES or None)
    if form.is_valid():
        file = form.cleaned_data["file"]
        postcodes.begin(organisation=request.organisation, name=file.name, file=file, by=request.user)
        return redirect(organisation_address("postcodes", request.organisation))
    page = postcode_pages.postcodes_page(
        organisation=request.organisation,
        number=postcodes.number_of_postcodes(request.organisation),
        wards=len(postcodes.wards_by_code(request.organisation.pk)),
        last=postcodes.latest_file(request.organisation),
    )
    template = "journeys/places/_reading.jinja" if request.htmx and page.reading else "journeys/places/postcodes.jinja"
    return render(request, template, {"page": hidden_for(request).over(page), "form": form})
