from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from coproduction_star.organisations.guard import require
from coproduction_star.people_it.definitions import definition_of
from coproduction_star.people_it.permissions import Permission

from . import preview
from .views import found_survey


@require_http_methods(["GET", "POST"])
@require(Permission.SEE_SURVEYS)
def survey_preview(request: HttpRequest, organisation: str, programme: str, survey_id: UUID) -> HttpResponse:
    """The pages that people will get. Nothing is kept, so a draft can be looked at before anybody is asked."""
    found = found_survey(request, survey_id)
    definition = definition_of(found.draft)
    if not definition.questions:
        raise Http404
    data = request.POST if request.method == "POST" else request.GET
    chosen = preview.chosen_in(definition, data)
    step = preview.go_on(definition, chosen, data) if request.method == "POST" else preview.begin(definition, chosen)
    page = preview.preview_page(found, definition, step)
    return render(request, "people_it/survey/preview.jinja", {"page": page, "form": step.form})
