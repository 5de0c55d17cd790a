from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from coproduction_star.organisations.guard import require
from coproduction_star.people_it.models import AnswerFile, Survey
from coproduction_star.people_it.permissions import Permission
from coproduction_star.ui.shortcuts import or_404, posted

from . import presenters, selectors, services
from .forms import BringForm, ConfirmForm

ASK = require_http_methods(["GET", "HEAD", "POST"])


@ASK
@require(Permission.ENTER_ANSWERS)
def bring(request: HttpRequest, organisation: str, programme: str, survey_id: UUID) -> HttpResponse:
    survey = _survey(request, survey_id)
    form = BringForm(posted(request), request.FILES or None)
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            of = services.bring(survey=survey, name=file.name, content=file.read(), by=request.user)
        except services.CannotRead as error:
            form.add_error("file", str(error))
        else:
            return redirect(presenters.address("brought_answers", survey, of.pk))
    page = presenters.bring_page(survey, selectors.files_of(survey), access=request.access)
    return render(request, "people_it/bringing/bring.jinja", {"page": page, "form": form})


@ASK
@require(Permission.ENTER_ANSWERS)
def brought(request: HttpRequest, organisation: str, programme: str, survey_id: UUID, file_id: UUID) -> HttpResponse:
    """What was found in it; with a button, nothing before it is pressed."""
    survey, of = _file(request, survey_id, file_id)
    form = ConfirmForm(posted(request))
    if form.is_valid():
        try:
            services.confirm(of=of, may_count=form.cleaned_data["may_count"], by=request.user)
        except services.NotNow:
            messages.info(request, _("It was confirmed or taken back meanwhile."))
        return redirect(presenters.address("brought_answers", survey, of.pk))
    page = presenters.file_page(survey, of, access=request.access)
    return render(request, "people_it/bringing/file.jinja", {"page": page, "form": form})


@require_POST
@require(Permission.ENTER_ANSWERS)
def take_back(request: HttpRequest, organisation: str, programme: str, survey_id: UUID, file_id: UUID) -> HttpResponse:
    survey, of = _file(request, survey_id, file_id)
    try:
        number = services.take_back(of=of, by=request.user)
        messages.success(request, _("Taken back: %(number)s answers are gone.") % {"number": f"{number:,}"})
    except services.NotNow:
        messages.info(request, _("It was confirmed or taken back meanwhile."))
    return redirect(presenters.address("bring_answers", survey))


def _survey(request: HttpRequest, survey_id: UUID) -> Survey:
    with or_404(Survey.DoesNotExist):
        return selectors.survey_with(programme=request.programme, survey_id=survey_id)


def _file(request: HttpRequest, survey_id: UUID, file_id: UUID) -> tuple[Survey, AnswerFile]:
    survey: Any = _survey(request, survey_id)
    with or_404(AnswerFile.DoesNotExist):
        return survey, selectors.file_with(survey=survey, file_id=file_id)
