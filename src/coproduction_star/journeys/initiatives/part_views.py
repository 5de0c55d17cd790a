"""Saying more about an initiative, part by part."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from coproduction_star.journeys.addresses import address
from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.journeys.models import Initiative
from coproduction_star.journeys.permissions import Permission
from coproduction_star.journeys.selectors import outcomes_of, people_in
from coproduction_star.journeys.services import ChangedMeanwhile
from coproduction_star.journeys.versions import theirs_and_yours
from coproduction_star.organisations.guard import require
from coproduction_star.ui.shortcuts import or_404, posted

from . import forms, parts, selectors, services


@require_safe
@require(Permission.EDIT_INITIATIVE)
def describe_initiative(request: HttpRequest, organisation: str, programme: str, initiative_id: UUID) -> HttpResponse:
    row = _found(request, initiative_id)
    page = parts.parts_page(
        initiative=row, words=forms.words_of(row), access=request.access, hidden=hidden_for(request)
    )
    return render(request, "journeys/initiatives/parts.jinja", {"page": page})


@require_http_methods(["GET", "POST"])
@require(Permission.EDIT_INITIATIVE)
def edit_part(request: HttpRequest, organisation: str, programme: str, initiative_id: UUID, part: str) -> HttpResponse:
    with or_404(parts.NoSuchPart):
        section = parts.part_called(part)
    row = _found(request, initiative_id)
    form = parts.PartForm(
        posted(request),
        part=section,
        initial=forms.words_of(row),
        outcomes=outcomes_of(request.programme),
        people=people_in(request.programme, and_also=row.contact_id),
        hidden=hidden_for(request),
        organisation_id=request.organisation.pk,
    )
    theirs = ()
    if form.is_valid():
        try:
            services.change_initiative(initiative=row, by=request.user, values=form.values, **form.links)
        except ChangedMeanwhile as error:
            now = forms.words_of(error.current)
            theirs = theirs_and_yours(form, now=now)
            form.show_again(now)
        else:
            messages.success(request, _("Saved: %(part)s.") % {"part": section.heading})
            if form.ward_told:
                messages.info(request, form.ward_told)
            return redirect(_next(request, row, section))
    page = parts.part_page(
        part=section, initiative=row, access=request.access, hidden=hidden_for(request), theirs=theirs
    )
    return render(request, "journeys/initiatives/part.jinja", {"page": page, "form": form})


def _next(request: HttpRequest, row: Initiative, section: forms.Section) -> str:
    coming = parts.after(section)
    if "go_on" in request.POST and coming:
        return address("edit_part", request.programme, row.pk, coming.slug)
    return address("describe_initiative", request.programme, row.pk)


def _found(request: HttpRequest, initiative_id: UUID) -> Initiative:
    with or_404(Initiative.DoesNotExist):
        return selectors.initiative_with(programme=request.programme, initiative_id=initiative_id)
