"""Whoever keeps places adds, changes, outlines, joins and removes them, and says who their councillors are."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from coproduction_star.journeys.addresses import organisation_address
from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.journeys.models import Place, PlaceJoining, WardCouncillor
from coproduction_star.journeys.permissions import Permission
from coproduction_star.journeys.services import ChangedMeanwhile
from coproduction_star.journeys.versions import theirs_and_yours
from coproduction_star.organisations.guard import require
from coproduction_star.ui.shortcuts import makes_once, or_404, posted

from . import forms, keeping_pages, moving, naming, selectors, services
from .mapping import place_address
from .views import place_of


@require_http_methods(["GET", "POST"])
@require(Permission.KEEP_PLACES)
@makes_once
def new_place(request: HttpRequest, organisation: str) -> HttpResponse:
    form = forms.NewPlaceForm(posted(request), request.FILES or None)
    alike = _alike(request, form)
    if form.is_valid() and not alike:
        given = {"name": form.cleaned_data["name"], "code": form.cleaned_data["code"], "boundary": form.boundary}
        made = _unless_taken(request, form, services.add_place, organisation=request.organisation, **given)
        if made is not None:
            messages.success(request, _("Added."))
            return redirect(place_address(made, request.organisation))
    page = keeping_pages.new_page(organisation=request.organisation, alike=alike)
    return _ask(request, "journeys/places/new.jinja", page, form)


@require_http_methods(["GET", "POST"])
@require(Permission.KEEP_PLACES)
def change_place(request: HttpRequest, organisation: str, place_id: UUID) -> HttpResponse:
    found = place_of(request, place_id)
    form = forms.ChangePlaceForm(posted(request), initial=forms.words_of(found))
    alike = _alike(request, form, but=found)
    theirs = ()
    if form.is_valid() and not alike:
        try:
            if _unless_taken(request, form, services.change_place, place=found, **form.cleaned_data) is not None:
                return redirect(place_address(found, request.organisation))
        except ChangedMeanwhile as error:
            theirs = theirs_and_yours(form, now=forms.words_of(error.current))
    page = keeping_pages.change_page(found, organisation=request.organisation, alike=alike, theirs=theirs)
    return _ask(request, "journeys/places/new.jinja", page, form)


def _alike(request: HttpRequest, form: forms.PlaceForm, *, but: Place | None = None) -> list[keeping_pages.Named]:
    """Places with a name like it, unless the reader has seen them and says that theirs is another."""
    if not form.is_valid() or request.POST.get("mine_is_new"):
        return []
    known = {name: pk for name, pk in selectors.names_in(request.organisation).items() if not but or pk != but.pk}
    name = form.cleaned_data["name"]
    close = [one for one in naming.alike(name, known) if one.casefold() != name.casefold()]
    return [keeping_pages.Named(one, organisation_address("place", request.organisation, known[one])) for one in close]


def _unless_taken(request: HttpRequest, form: forms.PlaceForm, act: Any, **given: Any) -> Place | None:
    """Do it, or say at the box which other place has this name or code."""
    try:
        return act(by=request.user, **given)
    except services.CodeTaken as error:
        form.add_error("code", _("“%(name)s” has this code already.") % {"name": error.place.name})
    except services.NameTaken as error:
        form.add_error("name", _("This name leads to “%(name)s” already.") % {"name": error.place.name})
    return None


@require_http_methods(["GET", "POST"])
@require(Permission.KEEP_PLACES)
def place_boundary(request: HttpRequest, organisation: str, place_id: UUID) -> HttpResponse:
    found = place_of(request, place_id)
    form = forms.BoundaryForm(posted(request), request.FILES or None)
    if form.is_valid():
        services.set_boundary(place=found, boundary=form.boundary, by=request.user)
        messages.success(request, _("Saved. The place is on the map."))
        return redirect(place_address(found, request.organisation))
    page = keeping_pages.boundary_page(found, organisation=request.organisation)
    return _ask(request, "journeys/places/boundary.jinja", page, form)


@require_POST
@require(Permission.KEEP_PLACES)
def remove_boundary(request: HttpRequest, organisation: str, place_id: UUID) -> HttpResponse:
    found = place_of(request, place_id)
    services.set_boundary(place=found, boundary=None, by=request.user)
    messages.success(request, _("The boundary is gone. The place stays in the list."))
    return redirect(place_address(found, request.organisation))


@require_http_methods(["GET", "POST"])
@require(Permission.KEEP_PLACES)
def join_place(request: HttpRequest, organisation: str, place_id: UUID) -> HttpResponse:
    """First which, then what moves, then it does."""
    gone = place_of(request, place_id)
    asked = {"kept": request.GET.get("kept")} if "kept" in request.GET else None
    form = forms.JoinForm(posted(request) or asked, others=selectors.others_than(gone))
    if form.is_valid() and selectors.are_untold(kept=form.cleaned_data["kept"], gone=gone):
        form.add_error("kept", keeping_pages.untold(form.cleaned_data["kept"], gone))
    if not form.is_valid():
        page = keeping_pages.choose_page(gone, organisation=request.organisation)
        return _ask(request, "journeys/places/join.jinja", page, form)
    kept = form.cleaned_data["kept"]
    if request.method == "POST":
        return _join(request, kept=kept, gone=gone)
    page = keeping_pages.join_page(gone, kept, moving.numbers_that_move(gone), organisation=request.organisation)
    return _ask(request, "journeys/places/join.jinja", page, form)


def _join(request: HttpRequest, *, kept: Place, gone: Place) -> HttpResponse:
    were_public = selectors.how_many_are_public(request.organisation)
    try:
        services.join_places(kept=kept, gone=gone, by=request.user)
    except services.JoinedMeanwhile:
        messages.warning(request, _("Somebody joined or removed one of them meanwhile. Look what there is now."))
        return redirect(organisation_address("places", request.organisation))
    except services.NotTold:
        messages.warning(request, keeping_pages.untold(kept, gone))
        return redirect(place_address(gone, request.organisation))
    messages.success(request, _("They are one place now."))
    closed = were_public - selectors.how_many_are_public(request.organisation)
    if closed > 0:
        messages.warning(request, keeping_pages.closed_for_a_day(closed, kept))
    return redirect(place_address(kept, request.organisation))


@require_POST
@require(Permission.KEEP_PLACES)
def part_places(request: HttpRequest, organisation: str, place_joining_id: UUID) -> HttpResponse:
    with or_404(PlaceJoining.DoesNotExist):
        joining = selectors.joining_with(organisation=request.organisation, joining_id=place_joining_id)
    try:
        back = services.part_places(joining=joining, by=request.user)
    except services.PartedAlready:
        messages.warning(request, _("They are two places already, or one of them is part of a third now."))
        return redirect(place_address(joining.kept, request.organisation))
    messages.success(request, _("They are two places again."))
    if joining.gone.code and not back.code:
        messages.warning(request, _("Another place has its official code now, so it came back without one."))
    return redirect(place_address(back, request.organisation))


@require_http_methods(["GET", "POST"])
@require(Permission.KEEP_PLACES)
def remove_place(request: HttpRequest, organisation: str, place_id: UUID) -> HttpResponse:
    found = place_of(request, place_id)
    numbers = services.held_by(found)
    if request.method == "POST":
        try:
            services.remove_place(place=found, by=request.user)
        except services.NotEmpty as error:
            numbers = error.held
        else:
            messages.success(request, _("Removed."))
            return redirect(organisation_address("places", request.organisation))
    page = keeping_pages.remove_page(found, numbers, organisation=request.organisation)
    return render(request, "journeys/places/remove.jinja", {"page": hidden_for(request).over(page)})


@require_http_methods(["GET", "POST"])
@require(Permission.KEEP_PLACES)
@makes_once
def councillors(request: HttpRequest, organisation: str, place_id: UUID) -> HttpResponse:
    found = place_of(request, place_id)
    people = selectors.possible_councillors(request.organisation)
    form = forms.CouncillorForm(posted(request), people=people, hidden=hidden_for(request))
    if form.is_valid():
        _add_councillor(request, found, form.cleaned_data)
        return redirect(organisation_address("councillors", request.organisation, found.pk))
    page = keeping_pages.councillors_page(
        found, selectors.councillors_of(found), organisation=request.organisation, hidden=hidden_for(request)
    )
    return _ask(request, "journeys/places/councillors.jinja", page, form)


def _add_councillor(request: HttpRequest, place: Place, given: dict[str, Any]) -> None:
    said = {"place": place, "party": given["party"], "by": request.user}
    if given["participant"]:
        services.add_councillor(participant=given["participant"], **said)
    else:
        services.add_new_councillor(name=given["name"], email=given["email"], **said)
    messages.success(request, _("Added."))


@require_POST
@require(Permission.KEEP_PLACES)
def remove_councillor(request: HttpRequest, organisation: str, place_id: UUID, seat_id: int) -> HttpResponse:
    found = place_of(request, place_id)
    with or_404(WardCouncillor.DoesNotExist):
        services.remove_councillor(seat=selectors.seat_with(found, seat_id), by=request.user)
    messages.success(request, _("Removed."))
    return redirect(organisation_address("councillors", request.organisation, found.pk))


def _ask(request: HttpRequest, template: str, page: Any, form: Any) -> HttpResponse:
    return render(request, template, {"page": hidden_for(request).over(page), "form": form})
