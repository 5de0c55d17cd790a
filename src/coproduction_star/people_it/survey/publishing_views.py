"""A survey opens with a promise, gets new editions, and closes with what came of it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from coproduction_star.journeys.versions import save
from coproduction_star.organisations.guard import require
from coproduction_star.people_it.permissions import Permission
from coproduction_star.ui.shortcuts import or_404, posted

from . import forms, presenters, publishing_page, selectors, services
from .addresses import at
from .views import open_survey, show


@require_http_methods(["GET", "POST"])
@require(Permission.PUBLISH_SURVEY)
def survey_publish(request: HttpRequest, organisation: str, programme: str, survey_id: UUID) -> HttpResponse:
    found = open_survey(request, survey_id)
    standing = selectors.standing_of(found)
    if standing.edition and not standing.changed:
        return redirect(at("survey", found))
    if request.method == "POST":
        try:
            services.publish(survey=found, by=request.user)
        except services.NotReady:
            return redirect(f"{at('survey', found)}#missing")
        messages.success(
            request, _("People can answer it now.") if not standing.edition else _("The new edition is out.")
        )
        return redirect(at("survey_links", found))
    page = publishing_page.publish_page(
        survey=found,
        access=request.access,
        missing=selectors.missing_to_publish(found, today=timezone.localdate()),
        standing=standing,
        answers=selectors.answers_to(found),
    )
    return show(request, "people_it/survey/publish.jinja", page)


@require_http_methods(["GET", "POST"])
@require(Permission.PUBLISH_SURVEY)
def survey_close(request: HttpRequest, organisation: str, programme: str, survey_id: UUID) -> HttpResponse:
    found = open_survey(request, survey_id)
    with or_404(services.Closed):
        services.refuse_unpublished(found)
    form = forms.CloseForm(posted(request), initial=forms.words_of_closing(found))

    def close() -> int:
        return services.close(survey=found, by=request.user, **form.cleaned_data)

    saved = save(form, close, now=forms.words_of_closing)
    if saved.done:
        said = ngettext("%(number)s person is told.", "%(number)s people are told.", saved.kept)
        left = len(selectors.told_by_hand(found))
        told = [_("The survey is closed."), said % {"number": saved.kept}, _to_tell(left)]
        messages.success(request, " ".join(part for part in told if part))
        return redirect(at("survey", found))
    lead = _(
        "Everybody who asked to hear is told, and everybody can read it where the survey was. It cannot be undone."
    )
    page = presenters.form_page(
        survey=found, access=request.access, title=_("What came of it?"), button=_("Close the survey"), lead=lead,
        theirs=saved.theirs,
    )  # fmt: skip
    return show(request, "people_it/survey/form.jinja", page, form=form)


def _to_tell(number: int) -> str:
    told = ngettext(
        "%(number)s person gets no e-mail: tell them yourself.",
        "%(number)s people get no e-mail: tell them yourself.", number,
    )  # fmt: skip
    return told % {"number": number} if number else ""
