from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from coproduction_star.organisations.election import names_for
from coproduction_star.organisations.guard import allowed, require
from coproduction_star.organisations.models import Participant
from coproduction_star.organisations.permissions import Permission
from coproduction_star.ui.shortcuts import makes_once, or_404, posted

from . import presenters, selectors, services
from .forms import MergeForm, ParticipantForm

ASK = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@require(Permission.SEE_PEOPLE)
def everyone(request: HttpRequest, organisation: str) -> HttpResponse:
    home, words = request.organisation, request.GET.get("q", "")[:100]
    page = presenters.everyone_page(
        home,
        people=selectors.page_of_people(home, words=words, number=request.GET.get("page")),
        words=words,
        may_edit=allowed(request, Permission.SEE_CONTACT, home),
        may_administer=allowed(request, Permission.ADMINISTER, home),
        sees_contact=allowed(request, Permission.SEE_CONTACT, home),
        names=names_for(request),
    )
    return render(request, "organisations/participants/everyone.jinja", {"page": page})


@ASK
@require(Permission.SEE_CONTACT)
@makes_once
def add(request: HttpRequest, organisation: str) -> HttpResponse:
    form = ParticipantForm(posted(request))
    if form.is_valid():
        services.add_participant(organisation=request.organisation, by=request.user, **form.cleaned_data)
        messages.success(request, _("%(name)s is added.") % {"name": form.cleaned_data["name"]})
        return redirect("organisations:participants", organisation)
    page = presenters.person_page(request.organisation, names=names_for(request))
    return render(request, "organisations/participants/person.jinja", {"page": page, "form": form})


@ASK
@require(Permission.SEE_CONTACT)
def person(request: HttpRequest, organisation: str, participant: Any) -> HttpResponse:
    known = _person(request, participant)
    now = {name: getattr(known, name) for name in services.DETAILS}
    groups = [row.group for row in known.groups.all()]
    form = ParticipantForm(posted(request), initial={**now, "groups": groups})
    if form.is_valid():
        services.change_participant(participant=known, by=request.user, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("organisations:participants", organisation)
    administers = allowed(request, Permission.ADMINISTER, request.organisation)
    page = presenters.person_page(request.organisation, known, names=names_for(request), may_administer=administers)
    return render(request, "organisations/participants/person.jinja", {"page": page, "form": form})


@require_safe
@require(Permission.ADMINISTER)
def duplicates(request: HttpRequest, organisation: str) -> HttpResponse:
    page = presenters.duplicates_page(request.organisation, selectors.likely_duplicates(request.organisation))
    return render(request, "organisations/participants/duplicates.jinja", {"page": page})


@ASK
@require(Permission.ADMINISTER)
def merge(request: HttpRequest, organisation: str, participant: Any, other: Any) -> HttpResponse:
    pair = _person(request, participant), _person(request, other)
    form = MergeForm(posted(request), people=pair)
    if form.is_valid():
        keep, goes = sorted(pair, key=lambda one: str(one.pk) != form.cleaned_data["keep"])
        try:
            services.merge_participants(keep=keep, other=goes, by=request.user)
        except services.TwoAccounts:
            form.add_error("keep", _("Both sign in with their own account. Take away one person's access first."))
        except services.SamePerson:
            form.add_error("keep", _("This is one row already. Choose two different rows."))
        else:
            messages.success(request, _("The two rows are one now."))
            return redirect("organisations:duplicates", organisation)
    page = presenters.merge_page(request.organisation, *pair)
    return render(request, "organisations/participants/person.jinja", {"page": page, "form": form})


def _person(request: HttpRequest, participant: Any) -> Participant:
    with or_404(Participant.DoesNotExist):
        return selectors.person_called(request.organisation, participant)
