from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coproduction_star.journeys.addresses import address
from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.journeys.initiatives.selectors import initiative_with
from coproduction_star.journeys.models import Initiative
from coproduction_star.journeys.permissions import Permission
from coproduction_star.journeys.services import ChangedMeanwhile
from coproduction_star.map_it.models import Joining
from coproduction_star.organisations.guard import allowed, require
from coproduction_star.ui.shortcuts import makes_once, or_404, posted

from . import forms, presenters, selectors, services


@require_safe
@require(Permission.EDIT_INITIATIVE)
def join(request: HttpRequest, organisation: str, programme: str, initiative_id: UUID) -> HttpResponse:
    row, words = _found(request, initiative_id), request.GET.get("words", "").strip()
    found = selectors.candidates(initiative=row, words=words)
    page = presenters.choose_page(initiative=row, access=request.access, words=words, found=found)
    return render(request, "map_it/register/choose.jinja", {"page": hidden_for(request).over(page)})


@require_http_methods(["GET", "POST"])
@require(Permission.EDIT_INITIATIVE)
def join_these(
    request: HttpRequest, organisation: str, programme: str, initiative_id: UUID, other_id: UUID
) -> HttpResponse:
    with or_404(Initiative.DoesNotExist):
        kept, gone = selectors.pair(programme=request.programme, one=initiative_id, other=other_id)
    words = hidden_for(request).over(presenters.words_that_differ(kept, gone, hidden_for(request)))
    form = forms.JoinForm(posted(request), words=words)
    if form.is_valid():
        services.join(kept=kept, gone=gone, choices=form.cleaned_data, by=request.user)
        messages.success(request, _("The two are one now. The old address leads here."))
        return redirect(address("initiative", request.programme, kept.pk))
    page = presenters.join_page(kept=kept, gone=gone, access=request.access)
    return render(request, "journeys/form.jinja", {"page": hidden_for(request).over(page), "form": form})


@require_POST
@require(Permission.EDIT_INITIATIVE)
def part(
    request: HttpRequest, organisation: str, programme: str, initiative_id: UUID, joining_id: UUID
) -> HttpResponse:
    with or_404(Joining.DoesNotExist, Initiative.DoesNotExist):
        joining = selectors.joining_with(programme=request.programme, joining_id=joining_id)
    try:
        services.part(joining=joining, by=request.user)
    except ChangedMeanwhile:
        messages.error(request, _("Somebody has changed it since, so this cannot be undone. Split it in two instead."))
    else:
        messages.success(request, _("They are two again, each as it was."))
    return redirect(address("initiative", request.programme, joining.kept_id))


@require_http_methods(["GET", "POST"])
@require(Permission.EDIT_INITIATIVE)
@makes_once
def split(request: HttpRequest, organisation: str, programme: str, initiative_id: UUID) -> HttpResponse:
    row = _found(request, initiative_id)
    form = forms.SplitForm(posted(request), initiative=row)
    if form.is_valid():
        made = services.split(initiative=row, by=request.user, **form.chosen)
        messages.success(request, _("There are two now. This is the second one."))
        return redirect(address("initiative", request.programme, made.pk))
    page = presenters.split_page(initiative=row, access=request.access)
    return render(request, "journeys/form.jinja", {"page": hidden_for(request).over(page), "form": form})


def panel(request: HttpRequest, record: Any) -> str:
    """On the page of an initiative, for who may change it."""
    if not isinstance(record, Initiative) or not allowed(request, Permission.EDIT_INITIATIVE, request.programme):
        return ""
    page = presenters.panel(record, joining=selectors.last_joining(record))
    return render_to_string("map_it/register/panel.jinja", {"panel": hidden_for(request).over(page)}, request=request)


def _found(request: HttpRequest, initiative_id: UUID) -> Initiative:
    with or_404(Initiative.DoesNotExist):
        return initiative_with(programme=request.programme, initiative_id=initiative_id)
