from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from coproduction_star.grow_it.indicators.addresses import at
from coproduction_star.grow_it.models import GovernanceLayout, LayoutState
from coproduction_star.grow_it.permissions import Permission
from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.organisations.guard import require
from coproduction_star.ui.shortcuts import or_404

from . import map_page, selectors

ASK = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@require(Permission.SEE_GOVERNANCE)
def governance(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    """Who decides what today."""
    others = selectors.other_layouts(request.programme)
    return _map(request, selectors.layout_today(request.programme), others=others)


@require_safe
@require(Permission.SEE_GOVERNANCE)
def layout(request: HttpRequest, organisation: str, programme: str, layout_id: UUID) -> HttpResponse:
    found = found_layout(request, layout_id)
    if found.state == LayoutState.TODAY:
        return redirect(at("governance", request.programme))
    return _map(request, found)


def _map(request: HttpRequest, found: GovernanceLayout | None, *, others: Any = ()) -> HttpResponse:
    here, hidden = request.programme, hidden_for(request)
    page = map_page.map_page(
        found, programme=here, access=request.access, bodies=selectors.bodies_of(found),
        outcomes=selectors.outcomes_of(here), others=others, removed=selectors.removed_from(found),
        just_removed=request.GET.get("removed", ""), hidden=hidden,
    )  # fmt: skip
    return render(request, "grow_it/governance/map.jinja", {"page": hidden.over(page)})


def found_layout(request: HttpRequest, layout_id: UUID) -> GovernanceLayout:
    with or_404(GovernanceLayout.DoesNotExist):
        return selectors.layout_called(request.programme, layout_id)
