"""Samples for a survey: drawn, looked at, sent or cancelled, and the one reminder."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coproduction_star.organisations.guard import allowed, require
from coproduction_star.people_it.models import Sample, SampleFrame, Survey
from coproduction_star.people_it.permissions import Permission
from coproduction_star.ui.shortcuts import makes_once, or_404, posted, pressed

from . import forms, presenters, selectors, services
from .addresses import of_sample

FORMS: dict[str, Callable[..., Any]] = {
    SampleFrame.PEOPLE: forms.PeopleForm, SampleFrame.LIST: forms.ListForm, SampleFrame.HOMES: forms.HomesForm,
}  # fmt: skip


@require_safe
@require(Permission.SEE_SAMPLES)
def samples(request: HttpRequest, organisation: str, programme: str, survey_id: UUID) -> HttpResponse:
    survey = found_survey(request, survey_id)
    page = presenters.samples_page(
        survey=survey, access=request.access, samples=_of(survey), places=_places(survey),
        by_place=selectors.parts_of(survey, by="place"), by_way=selectors.parts_of(survey, by="way"),
        is_open=selectors.can_send(survey),
    )  # fmt: skip
    return render(request, "people_it/inviting/samples.jinja", {"page": page})


def _of(survey: Survey) -> list[Sample]:
    found = selectors.samples_of(survey)
    for one in found:
        one.survey = survey
    return found


@require_http_methods(["GET", "HEAD", "POST"])
@require(Permission.INVITE_PEOPLE)
@makes_once
def new_sample(request: HttpRequest, organisation: str, programme: str, survey_id: UUID, frame: str) -> HttpResponse:
    survey = found_survey(request, survey_id)
    if frame not in FORMS or not selectors.can_send(survey):
        raise Http404
    if frame == SampleFrame.LIST and not allowed(request, Permission.REACH_INVITED, survey):
        raise PermissionDenied(_("Only people whose role includes contact bring in names and addresses."))
    more = {"files": request.FILES or None} if frame == SampleFrame.LIST else {}
    form = FORMS[frame](posted(request), places=_places(survey), **more)
    if form.is_valid():
        try:
            return redirect(of_sample("sample", _drawn(request, survey, frame, form)))
        except services.BadSample:
            form.add_error(*_too_many(survey, frame, form))
    page = presenters.draw_page(survey=survey, access=request.access, kind=frame)
    return render(request, "people_it/inviting/draw.jinja", {"page": page, "form": form})


def _drawn(request: HttpRequest, survey: Survey, frame: str, form: Any) -> Sample:
    if frame == SampleFrame.HOMES:
        return services.draw_homes(survey=survey, homes=form.homes, by=request.user)
    chance = {"wanted": form.cleaned_data["wanted"], "by_place": form.cleaned_data["by_place"], "by": request.user}
    if frame == SampleFrame.LIST:
        return services.draw_list(survey=survey, listed=form.read.listed, **chance)
    return services.draw_people(survey=survey, narrowed=form.narrowed, **chance)


def _too_many(survey: Survey, frame: str, form: Any) -> tuple[str | None, str]:
    """Why nobody, or not so many, can be drawn, and what to do."""
    there = len(form.read.listed) if frame == SampleFrame.LIST else services.how_many(survey, form.narrowed)
    if not there:
        return None, _("Nobody who fits may be asked now. Choose more places, groups or ages, or wait.")
    return "wanted", _("Only %(number)s may be asked. Write that or less, or leave it empty.") % {"number": there}


@require_safe
@require(Permission.SEE_SAMPLES)
def sample(
    request: HttpRequest, organisation: str, programme: str, survey_id: UUID, sample_id: UUID
) -> HttpResponse:  # fmt: skip
    found = found_sample(request, survey_id, sample_id)
    page = presenters.sample_page(
        sample=found, access=request.access, reached=selectors.reached(found), places=_places(found.survey),
        is_open=selectors.can_send(found.survey), today=timezone.localdate(),
    )  # fmt: skip
    return render(request, "people_it/inviting/sample.jinja", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
@require(Permission.INVITE_PEOPLE)
def sample_send(
    request: HttpRequest, organisation: str, programme: str, survey_id: UUID, sample_id: UUID
) -> HttpResponse:  # fmt: skip
    found = found_sample(request, survey_id, sample_id)
    if request.method != "POST":
        page = presenters.sure_to_send(found, request.access, reached=selectors.reached(found))
        return render(request, "journeys/sure.jinja", {"page": page})
    return pressed(
        request, lambda: services.send(sample=found, by=request.user),
        done=lambda number: asked_said(number) if found.frame != SampleFrame.HOMES else _("The cards can be printed."),
        refusals=refusals(), then=of_sample("sample", found),
    )  # fmt: skip


@require_POST
@require(Permission.INVITE_PEOPLE)
def sample_cancel(
    request: HttpRequest, organisation: str, programme: str, survey_id: UUID, sample_id: UUID
) -> HttpResponse:  # fmt: skip
    found = found_sample(request, survey_id, sample_id)
    return pressed(
        request, lambda: services.cancel(sample=found, by=request.user), refusals=refusals(),
        done=_("Cancelled. Nothing was sent, and nothing is kept of whom it would have gone to."),
        then=of_sample("sample", found),
    )  # fmt: skip


@require_POST
@require(Permission.INVITE_PEOPLE)
def sample_remind(
    request: HttpRequest, organisation: str, programme: str, survey_id: UUID, sample_id: UUID
) -> HttpResponse:  # fmt: skip
    found = found_sample(request, survey_id, sample_id)
    return pressed(
        request, lambda: services.remind(sample=found, by=request.user), refusals=refusals(), done=asked_said,
        then=of_sample("sample", found),
    )  # fmt: skip


def asked_said(number: int) -> str:
    return ngettext("%(number)s person is asked.", "%(number)s people are asked.", number) % {"number": number}


def refusals() -> dict[type[Exception], str]:
    return {
        services.NotNow: _("It was sent, cancelled or reminded meanwhile, or it is too soon. This is how it stands."),
        services.IsOver: _("The survey takes no answers now, so nobody is asked."),
    }


def found_survey(request: HttpRequest, survey_id: UUID) -> Survey:
    with or_404(Survey.DoesNotExist):
        return selectors.survey_with(programme=request.programme, survey_id=survey_id)


def found_sample(request: HttpRequest, survey_id: UUID, sample_id: UUID) -> Sample:
    with or_404(Sample.DoesNotExist):
        return selectors.sample_with(survey=found_survey(request, survey_id), sample_id=sample_id)


def _places(survey: Survey) -> dict[str, str]:
    return selectors.names_of_places(survey.organisation_id)
