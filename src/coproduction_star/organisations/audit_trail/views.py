from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from coproduction_star.organisations.election import names_for
from coproduction_star.organisations.guard import require
from coproduction_star.organisations.permissions import Permission

from . import presenters, selectors, services
from .forms import FilterForm


@require_safe
@require(Permission.SEE_AUDIT)
def audit(request: HttpRequest, organisation: str) -> HttpResponse:
    form = _filters(request)
    events = selectors.chosen_events(request.organisation, form.cleaned_data)
    found = selectors.page_of_events(events, request.GET.get("page"))
    query = request.GET.copy()
    query.pop("page", None)
    page = presenters.audit_page(request.organisation, found, query=query.urlencode(), names=names_for(request))
    return render(request, "organisations/audit_trail/audit.jinja", {"page": page, "form": form})


@require_safe
@require(Permission.SEE_AUDIT)
def audit_csv(request: HttpRequest, organisation: str) -> HttpResponse:
    events = selectors.chosen_events(request.organisation, _filters(request).cleaned_data)
    rows = services.take_events(organisation=request.organisation, events=events, by=request.user)
    name = f"who-did-what-{organisation}.csv"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "X-Content-Type-Options": "nosniff"}
    text = presenters.as_csv(rows, names=names_for(request))
    return HttpResponse(text, content_type="text/csv; charset=utf-8", headers=headers)


def _filters(request: HttpRequest) -> FilterForm:
    """What cannot be read narrows nothing; the form says so beside the box."""
    acted = selectors.people_who_acted(request.organisation)
    form = FilterForm(request.GET, people=presenters.choices_of(acted, names_for(request)))
    form.is_valid()
    return form
