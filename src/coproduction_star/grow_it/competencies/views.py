from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coproduction_star.grow_it.indicators.addresses import at
from coproduction_star.grow_it.models import Recognition
from coproduction_star.grow_it.permissions import Permission
from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.journeys.selectors import people_in
from coproduction_star.organisations.guard import require
from coproduction_star.ui.shortcuts import makes_once, or_404, posted

from . import forms, presenters, selectors, services

ASK = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@require(Permission.SEE_SKILLS)
def competencies(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    page = presenters.framework_page(request.programme, access=request.access, role=request.GET.get("role", ""))
    return show(request, "framework", page)


@require_safe
@require(Permission.SEE_SKILLS)
def skills_of_the_team(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    counts, enough = selectors.team_levels(request.programme)
    page = presenters.team_page(request.programme, access=request.access, counts=counts, enough=enough)
    return show(request, "team", page)


@require_safe
@require(Permission.SEE_SKILLS)
def recognitions(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    here, me = request.programme, request.access.participant_id
    page = presenters.thanks_page(
        here, access=request.access, mine=selectors.own_recognitions(here, me),
        rows=selectors.recognitions(here), hidden=hidden_for(request),
    )  # fmt: skip
    return show(request, "thanks", page)


@ASK
@require(Permission.RECOGNISE)
@makes_once
def new_recognition(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    here = request.programme
    people = people_in(here, and_also=None).filter(erased_at=None)
    form = forms.RecogniseForm(posted(request), people=people, initial={"from_whom": str(request.user)})
    form.fields["participant"].hidden = hidden_for(request)
    if form.is_valid():
        services.recognise(programme=here, by=request.user, **form.cleaned_data)
        messages.success(request, _("Thank you. They can read it now, and choose whether others may."))
        return redirect(at("recognitions", here))
    page = presenters.form_page(
        here, access=request.access, title=_("Thank somebody"), button=_("Thank them"), back=at("recognitions", here),
        lead=_("Thanks are no pay, and never take the place of what somebody is owed."),
    )  # fmt: skip
    return show_form(request, form, page)


@require_POST
@require(Permission.SEE_SKILLS)
def show_recognition(request: HttpRequest, organisation: str, programme: str, recognition_id: UUID) -> HttpResponse:
    found, shown = _own_recognition(request, recognition_id), request.POST.get("shown") == "yes"
    services.show_recognition(recognition=found, shown=shown, by=request.user)
    messages.success(request, _("Others can read it now.") if shown else _("Only you can read it now."))
    return redirect(at("recognitions", request.programme))


@require_POST
@require(Permission.SEE_SKILLS)
def take_recognition_away(
    request: HttpRequest, organisation: str, programme: str, recognition_id: UUID
) -> HttpResponse:  # fmt: skip
    services.take_recognition_away(recognition=_own_recognition(request, recognition_id), by=request.user)
    messages.success(request, _("It is taken away."))
    return redirect(at("recognitions", request.programme))


def _own_recognition(request: HttpRequest, recognition_id: UUID) -> Recognition:
    with or_404(Recognition.DoesNotExist):
        return selectors.own_recognition(request.programme, request.access.participant_id, recognition_id)


def show(request: HttpRequest, template: str, page: Any, **more: Any) -> HttpResponse:
    page = hidden_for(request).over(page)
    return render(request, f"grow_it/competencies/{template}.jinja", {"page": page, **more})


def show_form(request: HttpRequest, form: Any, page: Any) -> HttpResponse:
    return show(request, "form", page, form=form)
