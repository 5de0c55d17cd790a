"""A survey as a file: taken to Kobo or ODK, kept as text, and brought in."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from coproduction_star.data.asset_surveys import survey_as_yaml
from coproduction_star.data.asset_surveys.codebook import codebook_as_xlsx
from coproduction_star.data.asset_surveys.xlsform.writing import survey_as_xlsform
from coproduction_star.organisations.guard import require
from coproduction_star.people_it.definitions import definition_of
from coproduction_star.people_it.permissions import Permission
from coproduction_star.ui.documents.download import Document
from coproduction_star.ui.shortcuts import posted

from . import bringing_forms, presenters, services
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
        services.bring_in(survey=found, definition=form.definition, by=request.user)
        messages.success(
            request, _("The questions of the file are the draft now. Nobody sees them before you publish.")
        )
        if form.not_kept:
            messages.warning(request, " ".join(form.not_kept[: bringing_forms.MOST_SAID]))
        return redirect(at("survey", found))
    lead = _("The questions of the file take the place of the draft. What people answer now stays until you publish.")
    page = presenters.form_page(
        survey=found, access=request.access, title=_("Bring in an XLSForm"), button=_("Bring it in"), lead=lead
    )
    return show(request, "people_it/survey/upload.jinja", page, form=form)
