"""Views of a programme's settings: what it seeks, closing it, opening it again, the archive."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coproduction_star.journeys.addresses import address
from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.journeys.permissions import Permission
from coproduction_star.organisations.guard import require
from coproduction_star.ui.shortcuts import posted

from . import forms, presenters, selectors, services


@require_safe
@require(Permission.ADMINISTER_PROGRAMME)
def settings(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    page = presenters.settings_page(programme=request.programme, access=request.access)
    return render(request, "journeys/programmes/settings.jinja", {"page": hidden_for(request).over(page)})


@require_http_methods(["GET", "POST"])
@require(Permission.CHANGE_PROGRAMME)
def benefits(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    chosen = {"benefits": selectors.benefits_sought(request.programme)}
    choices = selectors.benefit_choices(request.LANGUAGE_CODE)
    form = forms.BenefitsForm(posted(request), initial=chosen, choices=choices)
    if form.is_valid():
        services.choose_benefits(programme=request.programme, by=request.user, **form.cleaned_data)
        return _saved(request)
    page = presenters.words_page(
        programme=request.programme, access=request.access, title=_("Benefits sought"), button=_("Save")
    )
    return render(request, "journeys/form.jinja", {"page": page, "form": form})


@require_http_methods(["GET", "POST"])
@require(Permission.CHANGE_PROGRAMME)
def close(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    form = forms.CloseForm(posted(request))
    if form.is_valid():
        services.close(programme=request.programme, by=request.user, **form.cleaned_data)
        messages.success(request, _("The programme is closed. Everyone who took part is told."))
        return redirect(address("star", request.programme))
    page = presenters.words_page(
        programme=request.programme,
        access=request.access,
        title=_("Close the programme"),
        button=_("Close it and tell everyone"),
        lead=_("People gave their time. Tell them what came of it."),
    )
    return render(request, "journeys/form.jinja", {"page": page, "form": form})


@require_http_methods(["GET", "POST"])
@require(Permission.ADMINISTER_PROGRAMME)
def reopen(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    form = forms.ReasonForm(posted(request))
    if form.is_valid():
        services.reopen(programme=request.programme, by=request.user, **form.cleaned_data)
        return redirect(address("star", request.programme))
    page = presenters.words_page(
        programme=request.programme, access=request.access, title=_("Open the programme again"), button=_("Open it")
    )
    return render(request, "journeys/form.jinja", {"page": page, "form": form})


@require_http_methods(["GET", "POST"])
@require(Permission.ADMINISTER_PROGRAMME)
def archive(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    if request.method == "POST":
        services.archive(programme=request.programme, by=request.user)
        messages.success(request, _("It is in the archive. You can take it out again on this page."))
        return redirect(address("settings", request.programme))
    page = presenters.archive_page(programme=request.programme, access=request.access)
    return render(request, "journeys/sure.jinja", {"page": hidden_for(request).over(page)})


@require_POST
@require(Permission.ADMINISTER_PROGRAMME)
def unarchive(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    services.unarchive(programme=request.programme, by=request.user)
    return _saved(request)


def _saved(request: HttpRequest) -> HttpResponse:
    messages.success(request, _("Saved."))
    return redirect(address("settings", request.programme))
