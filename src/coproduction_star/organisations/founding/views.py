from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from coproduction_star.organisations.guard import require
from coproduction_star.organisations.permissions import Permission
from coproduction_star.ui.shortcuts import makes_once, posted, signed_in

from . import presenters, services
from .forms import DetailsForm, ElectionForm, FoundingForm, SafetyForm

ASK = require_http_methods(["GET", "HEAD", "POST"])


@ASK
@signed_in("Anyone signed in starts an organisation where the server's settings allow it.")
@makes_once
def found(request: HttpRequest) -> HttpResponse:
    if not settings.OPEN_REGISTRATION:
        raise PermissionDenied(_("On this server, organisations are started by whoever runs it."))
    form = FoundingForm(posted(request))
    if form.is_valid():
        organisation = services.found_organisation(by=request.user, **form.cleaned_data)
        messages.success(request, _("Your organisation is ready. You look after it."))
        return redirect(organisation)
    return render(request, "ui/forms/page.jinja", {"page": presenters.founding_page(), "form": form})


@require_safe
@require(Permission.ADMINISTER)
def overview(request: HttpRequest, organisation: str) -> HttpResponse:
    page = presenters.settings_page(request.organisation)
    return render(request, "organisations/founding/settings.jinja", {"page": page})


@ASK
@require(Permission.ADMINISTER)
def details(request: HttpRequest, organisation: str) -> HttpResponse:
    home = request.organisation
    now = {"name": home.name, "controller": home.controller, "contact": home.contact}
    form = DetailsForm(posted(request), initial=now)
    if form.is_valid():
        services.change_details(organisation=home, by=request.user, **form.cleaned_data)
        return _saved(request)
    page = presenters.details_page(home)
    return render(request, "organisations/founding/setting.jinja", {"page": page, "form": form})


@ASK
@require(Permission.ADMINISTER)
def election(request: HttpRequest, organisation: str) -> HttpResponse:
    home = request.organisation
    form = ElectionForm(posted(request), initial={"start": home.election_from, "end": home.election_until})
    if form.is_valid():
        told = presenters.what_an_election_changes(home, **form.cleaned_data)
        services.set_election(organisation=home, by=request.user, **form.cleaned_data)
        messages.success(request, told)
        return redirect("organisations:settings", home.slug)
    page = presenters.election_page(home)
    return render(request, "organisations/founding/election.jinja", {"page": page, "form": form})


@ASK
@require(Permission.ADMINISTER)
def safety(request: HttpRequest, organisation: str) -> HttpResponse:
    home = request.organisation
    form = SafetyForm(posted(request), initial={"alone_from": home.alone_from, "leave_to": home.leave_to})
    if form.is_valid():
        services.set_safety(organisation=home, by=request.user, **form.cleaned_data)
        return _saved(request)
    page = presenters.safety_page(home)
    return render(request, "organisations/founding/safety.jinja", {"page": page, "form": form})


def _saved(request: HttpRequest) -> HttpResponse:
    messages.success(request, _("Saved."))
    return redirect("organisations:settings", request.organisation.slug)
