from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coproduction_star.journeys.addresses import organisation_address
from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.journeys.permissions import Permission
from coproduction_star.organisations.guard import require
from coproduction_star.organisations.permissions import Permission as OrganisationPermission
from coproduction_star.ui.documents.download import download
from coproduction_star.ui.shortcuts import posted

from . import forms, presenters, selectors, services


@require_safe
@require(OrganisationPermission.OPEN)
def home(request: HttpRequest, organisation: str) -> HttpResponse:
    """The organisation's Star; whoever belongs to single programmes only goes to those."""
    if not request.access.sees_whole_organisation:
        return redirect(organisation_address("programmes", request.organisation))
    today = timezone.localdate()
    page = presenters.organisation_star_page(
        organisation=request.organisation,
        access=request.access,
        star=selectors.organisation_star(organisation=request.organisation, today=today),
        today=today,
    )
    return render(request, "journeys/organisation_star/star.jinja", {"page": hidden_for(request).over(page)})


@require_safe
@require(Permission.SEE_ORGANISATION_STAR)
def organisation_file(request: HttpRequest, organisation: str, kind: str) -> HttpResponse:
    today = timezone.localdate()
    star = selectors.organisation_star(organisation=request.organisation, today=today)
    chart = presenters.chart_of(organisation=request.organisation, star=star, today=today)
    title = f"{request.organisation.name} Star"
    return download(chart, kind=kind, title=title, table=chart.table, source=chart.source).response()


@require_http_methods(["GET", "POST"])
@require(Permission.KEEP_SERVICES)
def services_(request: HttpRequest, organisation: str) -> HttpResponse:
    form = forms.ServicesForm(posted(request))
    if form.is_valid():
        services.add_services(organisation=request.organisation, names=form.cleaned_data["services"], by=request.user)
        return redirect(organisation_address("services", request.organisation))
    page = presenters.services_page(
        organisation=request.organisation, names=selectors.service_names(request.organisation)
    )
    return render(
        request, "journeys/organisation_star/services.jinja", {"page": hidden_for(request).over(page), "form": form}
    )


@require_POST
@require(Permission.KEEP_SERVICES)
def remove_service(request: HttpRequest, organisation: str) -> HttpResponse:
    try:
        services.remove_service(organisation=request.organisation, name=request.POST.get("name", ""), by=request.user)
    except services.InUse:
        messages.warning(request, _("A programme is about this service. Change the programme first."))
    return redirect(organisation_address("services", request.organisation))
