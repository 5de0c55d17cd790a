from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from coproduction_star.data.questions import Audience
from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.journeys.versions import save
from coproduction_star.organisations.guard import allowed, require
from coproduction_star.organisations.models import Participant
from coproduction_star.people_it.definitions import definition_of
from coproduction_star.people_it.models import ADULT, Survey
from coproduction_star.people_it.permissions import Permission
from coproduction_star.ui.shortcuts import makes_once, or_404, posted

from . import builder_page, drafting, forms, presenters, selectors, services
from .addresses import at

FORM = "people_it/survey/form.jinja"


@require_safe
@require(Permission.SEE_SURVEYS)
def surveys(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    page = presenters.list_page(
        programme=request.programme, access=request.access, surveys=selectors.surveys_of(request.programme)
    )
    return show(request, "people_it/survey/list.jinja", page)


@require_http_methods(["GET", "POST"])
@require(Permission.EDIT_SURVEY)
@makes_once
def new_survey(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    form = forms.NewSurveyForm(posted(request), alone_from=request.organisation.alone_from)
    if form.is_valid():
        youngest, audience = form.cleaned_data["youngest"], form.audience_asked
        start = drafting.starts(audience, adults=youngest >= ADULT)[form.cleaned_data["start"]]
        title, oldest = form.cleaned_data["title"], form.cleaned_data["oldest"]
        begun = drafting.Begun(title, audience, youngest, form.languages_asked, start, oldest)
        made = services.begin(programme=request.programme, draft=drafting.new_draft(begun), by=request.user)
        return redirect(at("survey", made))
    page = presenters.new_page(programme=request.programme, access=request.access)
    return show(request, FORM, page, form=form)


@require_safe
@require(Permission.SEE_SURVEYS)
def survey(request: HttpRequest, organisation: str, programme: str, survey_id: UUID) -> HttpResponse:
    found = found_survey(request, survey_id)
    page = builder_page.survey_page(
        survey=found,
        access=request.access,
        definition=definition_of(found.draft),
        missing=selectors.missing_to_publish(found, today=timezone.localdate()),
        standing=selectors.standing_of(found),
        answers=selectors.answers_to(found),
        removed=request.GET.get("removed", ""),
        hidden=hidden_for(request),
        by_hand=_by_hand(request, found),
    )
    return show(request, "people_it/survey/survey.jinja", page)


def _by_hand(request: HttpRequest, found: Survey) -> list[tuple[Participant, str]]:
    """Once it is closed, for whoever may see how to reach people."""
    may = found.closed_at is not None and allowed(request, Permission.SEE_WHO_OFFERS, request.programme)
    return selectors.told_by_hand(found) if may else []


@require_http_methods(["GET", "POST"])
@require(Permission.EDIT_SURVEY)
def survey_settings(request: HttpRequest, organisation: str, programme: str, survey_id: UUID) -> HttpResponse:
    found = open_survey(request, survey_id)
    form = forms.DescribeForm(posted(request), survey=found, initial=forms.words_of_description(found))
    saved = save(
        form,
        lambda: services.describe(survey=found, by=request.user, **form.values),
        now=forms.words_of_description,
    )
    if saved.done:
        return redirect(at("survey", found))
    page = presenters.form_page(
        survey=found,
        access=request.access,
        title=_("Title, ages and languages"),
        button=_("Save"),
        theirs=saved.theirs,
    )
    return show(request, FORM, page, form=form)


@require_http_methods(["GET", "POST"])
@require(Permission.EDIT_SURVEY)
def survey_promise(request: HttpRequest, organisation: str, programme: str, survey_id: UUID) -> HttpResponse:
    found = open_survey(request, survey_id)
    form = forms.PromiseForm(
        posted(request),
        people=selectors.members_to_name(request.programme),
        places=selectors.places_to_choose(request.programme),
        hidden=hidden_for(request),
        initial=forms.words_of_promise(found),
    )

    def keep() -> Survey:
        return services.promise(survey=found, said=form.promised, seen=form.cleaned_data["version"], by=request.user)

    saved = save(form, keep, now=forms.words_of_promise)
    if saved.done:
        return redirect(at("survey", found))
    lead = _("No survey without an offer: asking and doing nothing costs more trust than not asking.")
    page = presenters.form_page(
        survey=found, access=request.access, title=_("Who responds, with what, by when"), button=_("Save"),
        lead=lead, theirs=saved.theirs,
    )  # fmt: skip
    return show(request, FORM, page, form=form)


@require_http_methods(["GET", "POST"])
@require(Permission.EDIT_SURVEY)
@makes_once
def survey_twin(request: HttpRequest, organisation: str, programme: str, survey_id: UUID) -> HttpResponse:
    found = found_survey(request, survey_id)
    form = forms.TwinForm(posted(request), survey=found)
    if form.is_valid():
        audience, title = Audience(form.cleaned_data["audience"]), form.cleaned_data["title"]
        draft = drafting.twin(found.draft, audience=audience, title=title)
        made = services.begin(programme=request.programme, draft=draft, by=request.user, made_from=found)
        messages.success(request, _("It asks the same from their side. Look through it before you publish it."))
        return redirect(at("survey", made))
    lead = _("Questions of the bank are put from the other side, so that the answers stand beside each other.")
    page = presenters.form_page(
        survey=found, access=request.access, title=_("The matching survey for others"), button=_("Make it"), lead=lead
    )
    return show(request, FORM, page, form=form)


def found_survey(request: HttpRequest, survey_id: UUID) -> Survey:
    with or_404(Survey.DoesNotExist):
        return selectors.survey_with(programme=request.programme, survey_id=survey_id)


def open_survey(request: HttpRequest, survey_id: UUID) -> Survey:
    """One that can still be changed. What is closed is kept as it was, and its pages of changing are gone."""
    found = found_survey(request, survey_id)
    with or_404(services.Closed):
        services.refuse_closed(found)
    return found


def show(request: HttpRequest, template: str, page: Any, **more: Any) -> HttpResponse:
    return render(request, template, {"page": hidden_for(request).over(page), **more})
