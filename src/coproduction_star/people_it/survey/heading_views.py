"""A heading of a survey: its words and its place."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from coproduction_star.journeys.versions import save
from coproduction_star.organisations.guard import require
from coproduction_star.people_it.models import Survey
from coproduction_star.people_it.permissions import Permission
from coproduction_star.ui.shortcuts import or_404, posted

from . import headings, presenters, services
from .addresses import at
from .drafting import NotThere
from .views import FORM, open_survey, show


@require_http_methods(["GET", "POST"])
@require(Permission.EDIT_SURVEY)
def survey_heading(
    request: HttpRequest, organisation: str, programme: str, survey_id: UUID, section_id: str
) -> HttpResponse:
    found = open_survey(request, survey_id)
    with or_404(NotThere):
        first = headings.words_of_heading(found.draft, section_id)
    form = headings.HeadingForm(posted(request), draft=found.draft, section=section_id, initial=first)

    def keep() -> Survey:
        said = form.cleaned_data
        return services.change_heading(
            survey=found, section_id=section_id, title=said["title"], place=said["place"], seen=said["version"],
            by=request.user,
        )  # fmt: skip

    with or_404(NotThere):
        saved = save(form, keep, now=lambda now: headings.words_of_heading(now.draft, section_id))
    if saved.done:
        return redirect(f"{at('survey', found)}#heading-{section_id}")
    page = presenters.form_page(
        survey=found, access=request.access, title=_("Change the heading"), button=_("Save"), theirs=saved.theirs,
        lead=_("With other words, what it says in other languages has to be written anew."),
    )  # fmt: skip
    return show(request, FORM, page, form=form)
