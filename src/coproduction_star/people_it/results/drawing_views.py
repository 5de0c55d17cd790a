"""Weights that begin from a sample which was drawn here."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from coproduction_star.organisations.guard import require
from coproduction_star.people_it.models import Sample
from coproduction_star.people_it.permissions import Permission
from coproduction_star.ui.shortcuts import or_404

from . import drawing_page, selectors, services
from .addresses import at
from .views import found_survey


@require_POST
@require(Permission.WORK_OUT_RESULTS)
def use_sample(
    request: HttpRequest, organisation: str, programme: str, survey_id: UUID, sample_id: UUID
) -> HttpResponse:  # fmt: skip
    survey = found_survey(request, survey_id)
    with or_404(Sample.DoesNotExist):
        sample = selectors.sample_with(survey, sample_id=sample_id)
    try:
        services.use_sample(survey=survey, sample=sample, source=drawing_page.source_of(sample), by=request.user)
    except services.ThereAlready:
        messages.error(request, _("This survey says already how people were drawn. Remove that first."))
    else:
        messages.success(request, _("Weights begin from this sample. Work out a result to see them."))
    return redirect(f"{at('results', survey)}#figures")
