"""A survey as a file: taken to Kobo or ODK, kept as text, and brought in."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from coproduction_star.data.asset_surveys import survey_as_yaml
from coproduction_star.data.asset_surveys.codebook import codebook_as_xlsx
from coproduction_star.data.asset_surveys.xlsform.writing import survey_as_xlsform
from coproduction_star.journeys.services import ChangedMeanwhile
from coproduction_star.organisations.guard import require
from coproduction_star.people_it.definitions import definition_of
from coproduction_star.people_it.models import FormFile, Survey
from coproduction_star.people_it.permissions import Permission
from coproduction_star.ui.documents.download import Document
from coproduction_star.ui.shortcuts import posted

from . import bringing, bringing_forms, bringing_page, presenters
from .addresses import at
from .views import found_survey, open_survey, show

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
KINDS = {
    "xlsx": (".xlsx", XLSX, survey_as_xlsform),
    "yaml": (".yaml", "application/yaml; charset=utf-8", lambda survey: survey_as_yaml(survey).encode()),
    "codebook": ("-codebook.xlsx", XLSX, codebook_as_xlsx),
}


@require_safe
@require(Permission.SEE_SURVEYS)
def survey_file(
    request: HttpRequest, organisation: str, programme: str, survey_id: UUID, file_kind: str
) -> HttpResponse:
    found = found_survey(request, survey_id)
    if file_kind not in KINDS or not found.draft["questions"]:
        raise Http404
    ending, media_type, write = KINDS[file_kind]
    name = slugify(found.title)[:80] or "survey"
    return Document(f"{name}{ending}", media_type, write(definition_of(found.draft))).response()


@require_http_methods(["GET", "POST"])
@require(Permission.EDIT_SURVEY)
def survey_upload(request: HttpRequest, organisation: str, programme: str, survey_id: UUID) -> HttpResponse:
    found = open_survey(request, survey_id)
    form = bringing_forms.UploadForm(posted(request), request.FILES or None, survey=found)
    if form.is_valid():
        kept = bringing.keep(survey=found, name=form.cleaned_data["file"].name, content=form.content)
        return redirect(at("survey_brought", found, kept.pk))
    lead = _("First you see what it would become, and what of it is lost. Nothing changes until you say so.")
    page = presenters.form_page(
        survey=found, access=request.access, title=_("Bring in an XLSForm"), button=_("Look through it"), lead=lead
    )
    rows = tuple(bringing_page.wrong_rows(form.problems))
    return show(
        request, "people_it/survey/upload.jinja", page, form=form, rows=rows,
        more=bringing_page.more_rows(form.problems),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@require(Permission.EDIT_SURVEY)
def survey_brought(
    request: HttpRequest, organisation: str, programme: str, survey_id: UUID, form_file_id: UUID
) -> HttpResponse:
    """What an XLSForm would become; two buttons, and nothing before one is pressed."""
    found, theirs = open_survey(request, survey_id), ""
    try:
        of = bringing.form_file_with(survey=found, file_id=form_file_id)
    except FormFile.DoesNotExist:
        if request.method != "POST":
            raise Http404 from None
        messages.info(request, _("The file was decided on meanwhile. This is the survey as it stands."))
        return redirect(at("survey", found))
    form = bringing_forms.DecideForm(posted(request))
    if request.method == "POST":
        if not form.is_valid():
            raise BadRequest
        try:
            return _decide(request, found, of, form.cleaned_data)
        except ChangedMeanwhile:
            found = open_survey(request, survey_id)
            theirs = _("Somebody changed the draft meanwhile, so nothing was replaced. Look again, then choose.")
    shown = bringing.read(bytes(of.content), name=of.name, survey=found)
    page = bringing_page.brought_page(found, of, shown, access=request.access, theirs=theirs)
    return show(request, "people_it/survey/brought.jinja", page)


def _decide(request: HttpRequest, found: Survey, of: FormFile, said: dict[str, Any]) -> HttpResponse:
    if said["act"] == bringing_forms.REPLACE:
        bringing.replace(survey=found, of=of, version=said["version"], by=request.user)
        messages.success(
            request, _("The questions of the file are the draft now. Nobody sees them before you publish.")
        )
    else:
        bringing.let_go(of=of)
        messages.info(request, _("The draft is as it was. The file is gone from here."))
    return redirect(at("survey", found))
