from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from coproduction_star.focus_it.doubts import doubts_about
from coproduction_star.focus_it.permissions import Permission
from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.journeys.models import Initiative
from coproduction_star.organisations.guard import require
from coproduction_star.ui.shortcuts import or_404

from . import presenters, selectors


@require_safe
@require(Permission.SEE_CHALLENGES)
def sceptic(request: HttpRequest, organisation: str, programme: str, initiative_id: UUID) -> HttpResponse:
    with or_404(Initiative.DoesNotExist):
        found = selectors.initiative_with(programme=request.programme, initiative_id=initiative_id)
    doubts = doubts_about(found, request.access)
    page = presenters.sceptic_page(initiative=found, access=request.access, doubts=doubts)
    return render(request, "focus_it/sceptic/sceptic.jinja", {"page": hidden_for(request).over(page)})
