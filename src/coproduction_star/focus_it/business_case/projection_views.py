"""Bringing in a projection by age: a template, a look at what was read, and nothing written before it is confirmed."""

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from coproduction_star.focus_it.appraisal_documents import SPREADSHEET
from coproduction_star.focus_it.models import BusinessCase
from coproduction_star.focus_it.permissions import Permission
from coproduction_star.organisations.guard import require
from coproduction_star.ui.documents.download import Document
from coproduction_star.ui.shortcuts import makes_once, posted

from . import document, projection_page, services
from .addresses import at
from .projection import template_of
from .projection_forms import ProjectionForm
from .views import found_case, show

DEMANDS = "demands/new"
USUAL_YEARS = 10


@require_http_methods(["GET", "POST"])
@require(Permission.EDIT_BUSINESS_CASE)
@makes_once
def case_projection(request: HttpRequest, organisation: str, programme: str, case_id: UUID) -> HttpResponse:
    case = found_case(request, case_id)
    first = case.content.get("first_year")
    files = request.FILES if request.method == "POST" else None
    form = ProjectionForm(posted(request), files, first_year=first if isinstance(first, int) else None)
    looked_at: projection_page.LookedAt | None = None
    if form.is_valid():
        if "confirm" in request.POST:
            return _take_in(request, case, form.part)
        looked_at = projection_page.looked_at(form, first_year=form.first_year)
        form.keep_the_file()
    page = projection_page.projection_page(
        case=case, access=request.access, faults=form.faults, looked_at=looked_at
    )  # fmt: skip
    return show(request, "focus_it/business_case/projection.jinja", page, form=form)


def _take_in(request: HttpRequest, case: BusinessCase, part: dict[str, Any]) -> HttpResponse:
    place, seen = document.place_of(DEMANDS), document.digest(None)
    services.save_part(case=case, place=place, seen=seen, part=part, figures={}, by=request.user)
    said = _("The projection is in the case. A change for people follows it once you choose it under “Need follows”.")
    messages.success(request, said)
    return redirect(at("case_parts", case))


@require_safe
@require(Permission.EDIT_BUSINESS_CASE)
def projection_template(request: HttpRequest, organisation: str, programme: str, case_id: UUID) -> HttpResponse:
    content = found_case(request, case_id).content
    first, years = content.get("first_year"), content.get("horizon_years")
    body = template_of(
        first_year=first if isinstance(first, int) else _this_year().year,
        horizon_years=years if isinstance(years, int) else USUAL_YEARS,
    )
    return Document(_("projection") + ".xlsx", SPREADSHEET, body).response()


def _this_year() -> date:
    return timezone.localdate()
