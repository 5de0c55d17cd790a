from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coproduction_star.organisations.guard import require
from coproduction_star.people_it.models import AnswerFile, FileState, Survey
from coproduction_star.people_it.permissions import Permission
from coproduction_star.ui.shortcuts import or_404, posted

from . import presenters, selectors, services
from .forms import BringForm, ConfirmForm

CSV = "text/csv; charset=utf-8"
ASK = require_http_methods(["GET", "HEAD", "POST"])


@ASK
@require(Permission.ENTER_ANSWERS)
def bring(request: HttpRequest, organisation: str, programme: str, survey_id: UUID) -> HttpResponse:
    survey = _survey(request, survey_id)
    form = BringForm(posted(request), request.FILES or None)
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            of = services.bring(survey=survey, name=file.name, file=file, by=request.user)
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
    form = ConfirmForm(None if "go_on" in request.POST else posted(request))
    if request.method == "POST":
        try:
            if "go_on" in request.POST:
                services.go_on(of=of)
            elif form.is_valid():
                services.confirm(of=of, may_count=form.cleaned_data["may_count"], by=request.user)
        except services.NotNow:
            messages.info(request, _("It was confirmed or taken back meanwhile."))
        return redirect(presenters.address("brought_answers", survey, of.pk))
    page = presenters.file_page(
        survey, of, access=request.access, stuck=services.is_stuck(of), same=selectors.same_before(of),
        mine=_is_mine(request, of),
    )  # fmt: skip
    return render(request, "people_it/bringing/file.jinja", {"page": page, "form": form})


@require_POST
@require(Permission.ENTER_ANSWERS)
def take_back(request: HttpRequest, organisation: str, programme: str, survey_id: UUID, file_id: UUID) -> HttpResponse:
    survey, of = _file(request, survey_id, file_id)
    try:
        services.take_back(of=of, by=request.user)
        messages.success(request, _("All that came with “%(file)s” is taken back.") % {"file": of.name})
    except services.NotNow:
        messages.info(request, _("It was confirmed or taken back meanwhile."))
    return redirect(presenters.address("bring_answers", survey))


@require_safe
@never_cache
@require(Permission.ENTER_ANSWERS)
def wrong_rows(
    request: HttpRequest, organisation: str, programme: str, survey_id: UUID, file_id: UUID
) -> FileResponse:  # fmt: skip
    """The rows with something wrong, each with what; put right, the file can be brought in as it is."""
    _survey_of, of = _file(request, survey_id, file_id)
    with or_404(FileNotFoundError, ValueError):
        stream = of.faults.open("rb")
    return FileResponse(stream, as_attachment=True, filename="rows-to-correct.csv", content_type=CSV)


@require_safe
@never_cache
@require(Permission.ENTER_ANSWERS)
def words(
    request: HttpRequest, organisation: str, programme: str, survey_id: UUID, file_id: UUID
) -> StreamingHttpResponse:  # fmt: skip
    """The four words of every row, for whoever brought the file and knows whose row is whose."""
    survey, of = _file(request, survey_id, file_id)
    if of.state != FileState.DONE or not _is_mine(request, of):
        raise Http404
    services.words_taken(of=of, by=request.user)
    lines = presenters.words_csv(survey, selectors.brought_rows(of))
    headers = {"Content-Disposition": 'attachment; filename="four-words.csv"'}
    return StreamingHttpResponse(lines, content_type=CSV, headers=headers)


def _is_mine(request: HttpRequest, of: AnswerFile) -> bool:
    return of.by_id is not None and of.by_id == request.user.pk


def _survey(request: HttpRequest, survey_id: UUID) -> Survey:
    with or_404(Survey.DoesNotExist):
        return selectors.survey_with(programme=request.programme, survey_id=survey_id)


def _file(request: HttpRequest, survey_id: UUID, file_id: UUID) -> tuple[Survey, AnswerFile]:
    survey: Any = _survey(request, survey_id)
    with or_404(AnswerFile.DoesNotExist):
        return survey, selectors.file_with(survey=survey, file_id=file_id)
