from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coproduction_star.journeys.addresses import address
from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.journeys.initiatives.selectors import initiative_with
from coproduction_star.journeys.models import Initiative, Status
from coproduction_star.journeys.permissions import Permission
from coproduction_star.journeys.services import ChangedMeanwhile
from coproduction_star.map_it.models import HealthCheck
from coproduction_star.organisations.guard import allowed, require
from coproduction_star.ui.shortcuts import makes_once, or_404, posted

from . import forms, presenters, selectors, services
from .questions import to_improve

HAPPENS = {Status.EXISTING, Status.IMPROVE}


@require_http_methods(["GET", "POST"])
@require(Permission.EDIT_INITIATIVE)
@makes_once
def health_check(request: HttpRequest, organisation: str, programme: str, initiative_id: UUID) -> HttpResponse:
    with or_404(Initiative.DoesNotExist):
        row = initiative_with(programme=request.programme, initiative_id=initiative_id)
    form = forms.HealthForm(posted(request))
    if form.is_valid():
        kept = services.keep_check(initiative=row, answers=form.cleaned_data, by=request.user)
        return redirect(presenters.at("health_result", row, kept.pk))
    page = presenters.ask_page(initiative=row, access=request.access)
    return render(request, "journeys/form.jinja", {"page": hidden_for(request).over(page), "form": form})


@require_safe
@require(Permission.SEE_PROGRAMME)
def health_result(
    request: HttpRequest, organisation: str, programme: str, initiative_id: UUID, check_id: UUID
) -> HttpResponse:
    check = _found(request, check_id)
    page = presenters.result_page(
        check=check,
        checks=selectors.checks_of(check.initiative),
        cases=selectors.cases_for(check.initiative, to_improve(check.answers)),
        access=request.access,
        hidden=hidden_for(request),
    )
    return render(request, "map_it/health_check/result.jinja", {"page": hidden_for(request).over(page)})


@require_POST
@require(Permission.EDIT_INITIATIVE)
def health_improve(
    request: HttpRequest, organisation: str, programme: str, initiative_id: UUID, check_id: UUID
) -> HttpResponse:
    check = _found(request, check_id)
    try:
        services.say_it_could_be_better(initiative=check.initiative, by=request.user)
    except ChangedMeanwhile:
        messages.error(request, _("Somebody changed it at the same moment. Look at it again, then press once more."))
    else:
        messages.success(request, _("It now says that it happens and could be better."))
    return redirect(address("initiative", request.programme, check.initiative_id))


def panel(request: HttpRequest, record: Any) -> str:
    """On the page of an initiative that happens."""
    if not isinstance(record, Initiative) or record.status not in HAPPENS:
        return ""
    may_check = allowed(request, Permission.EDIT_INITIATIVE, request.programme)
    page = presenters.panel(record, last=selectors.last_check(record), may_check=may_check)
    return render_to_string("map_it/health_check/panel.jinja", {"panel": page}, request=request)


def _found(request: HttpRequest, check_id: UUID) -> HealthCheck:
    with or_404(HealthCheck.DoesNotExist):
        return selectors.check_with(programme=request.programme, check_id=check_id)
