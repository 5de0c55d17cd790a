from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from django_scopes import scope

from coproduction_star.audit.models import Event
from coproduction_star.journeys.addresses import address
from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.journeys.permissions import Permission
from coproduction_star.journeys.shapes import shapes_of
from coproduction_star.organisations.guard import require
from coproduction_star.ui.shortcuts import makes_once, or_404, posted

from . import forms, presenters, services


@require_http_methods(["GET", "HEAD", "POST"])
@require(Permission.COPY_PROGRAMME)
@makes_once
def copy_programme(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    here = request.programme
    shapes = list(shapes_of(here))
    form = forms.CopyForm(posted(request), organisation_id=request.organisation.pk, shapes=shapes)
    if form.is_valid():
        with scope(organisation=request.organisation.pk, programme=None):
            made = services.copy_shape(programme=here, by=request.user, **form.values)
        messages.success(request, _("The programme has begun. Here is what it began with."))
        return redirect(address("copied_programme", made))
    page = presenters.copy_page(here, shapes, access=request.access)
    return render(request, "journeys/copying/copy.jinja", {"page": hidden_for(request).over(page), "form": form})


@require_safe
@require(Permission.SEE_PROGRAMME)
def copied_programme(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    with or_404(Event.DoesNotExist):
        event = services.what_was_copied(request.programme)
    page = presenters.copied_page(request.programme, event, access=request.access)
    return render(request, "journeys/copying/copied.jinja", {"page": hidden_for(request).over(page)})
