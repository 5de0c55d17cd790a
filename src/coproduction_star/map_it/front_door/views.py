"""What anyone may read."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.http import require_safe

from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.journeys.models import Place, Programme
from coproduction_star.ui.documents.calendar import MEDIA_TYPE
from coproduction_star.ui.shortcuts import or_404, public
from coproduction_star.voices.selectors import in_published

from . import gathered, outward, presenters, selectors
from .addresses import public_place_address
from .gathered import About

WHY = "What a programme publishes is for everyone."
View = Callable[..., HttpResponse]
Programmes = tuple[Programme, ...]


def in_public(view: View) -> View:
    """Hand the view the published programme of the address, with its scope open; to all else there is no page."""

    @wraps(view)
    def opened(request: HttpRequest, organisation: str, programme: str, **more: Any) -> HttpResponse:
        with or_404(Programme.DoesNotExist), in_published(request.organisation, programme) as found:
            return view(request, found, **more)

    return opened


def of_place(view: View) -> View:
    """Hand the view the published place of the address and its published programmes, with their scope open."""

    @wraps(view)
    def opened(request: HttpRequest, organisation: str, place: str, **more: Any) -> HttpResponse:
        try:
            with selectors.at_place(request.organisation, place) as (found, programmes):
                return view(request, found, programmes, **more)
        except Place.DoesNotExist:
            elsewhere = selectors.joined_at(request.organisation, place)
            if elsewhere is None:
                raise Http404 from None
            return redirect(public_place_address(elsewhere, request.organisation))

    return opened


@require_safe
@public(WHY)
def home(request: HttpRequest, organisation: str) -> HttpResponse:
    page = presenters.home_page(selectors.public_home(request.organisation), organisation=request.organisation)
    return render(request, "map_it/front_door/home.jinja", {"page": hidden_for(request).over(page)})


def place_panel(request: HttpRequest, place: Place) -> str:
    """On the team's page of a place: whether the public sees one too."""
    panel = presenters.place_panel(place, organisation=request.organisation)
    return render_to_string("map_it/front_door/place_panel.jinja", {"panel": panel}, request=request)


@require_safe
@public(WHY)
@in_public
def programme(request: HttpRequest, programme: Programme) -> HttpResponse:
    page = presenters.public_page(gathered.seen(programme), hidden=hidden_for(request))
    return render(request, "map_it/front_door/public.jinja", {"page": hidden_for(request).over(page)})


@require_safe
@public(WHY)
@of_place
def place(request: HttpRequest, place: Place, programmes: Programmes) -> HttpResponse:
    """The address of a place that was joined with another leads there."""
    page = presenters.place_page(
        gathered.seen_at(place, programmes), place=place, organisation=request.organisation,
        hidden=hidden_for(request),
    )  # fmt: skip
    return render(request, "map_it/front_door/public.jinja", {"page": hidden_for(request).over(page)})


@require_safe
@public(WHY)
@in_public
def whole_list(request: HttpRequest, programme: Programme, *, kind: str) -> HttpResponse:
    if kind not in presenters.HEADINGS:
        raise Http404
    return _list(request, About((programme,)), kind)


@require_safe
@public(WHY)
@of_place
def place_list(request: HttpRequest, place: Place, programmes: Programmes, *, kind: str) -> HttpResponse:
    if kind not in gathered.LISTS:
        raise Http404
    return _list(request, About(programmes, place), kind)


def _list(request: HttpRequest, about: About, kind: str) -> HttpResponse:
    pages = gathered.listed(kind, about, number=request.GET.get("page"))
    page = presenters.list_page(kind, pages, about=about, organisation=request.organisation)
    return render(request, "map_it/front_door/list.jinja", {"page": hidden_for(request).over(page)})


@require_safe
@public(WHY)
@in_public
def poster(request: HttpRequest, programme: Programme) -> HttpResponse:
    page = outward.poster(programme, selectors.front_door_of(programme), hidden=hidden_for(request))
    return render(request, "map_it/front_door/poster.jinja", {"page": hidden_for(request).over(page)})


@require_safe
@public(WHY)
@of_place
def place_poster(request: HttpRequest, place: Place, programmes: Programmes) -> HttpResponse:
    page = outward.place_poster(place, programmes, organisation=request.organisation, hidden=hidden_for(request))
    return render(request, "map_it/front_door/poster.jinja", {"page": hidden_for(request).over(page)})


@require_safe
@public(WHY)
@in_public
def feed(request: HttpRequest, programme: Programme) -> HttpResponse:
    purpose = selectors.front_door_of(programme).purpose or programme.summary
    return _feed(request, About((programme,)), programme.name, purpose)


@require_safe
@public(WHY)
@of_place
def place_feed(request: HttpRequest, place: Place, programmes: Programmes) -> HttpResponse:
    return _feed(request, About(programmes, place), place.name, presenters.purpose_of_a_place())


def _feed(request: HttpRequest, about: About, title: str, purpose: str) -> HttpResponse:
    written = outward.feed(
        about, organisation=request.organisation, title=title, purpose=purpose, language=request.LANGUAGE_CODE,
        hidden=hidden_for(request),
    )  # fmt: skip
    return HttpResponse(written, content_type="application/atom+xml; charset=utf-8")


@require_safe
@public(WHY)
@in_public
def calendar(request: HttpRequest, programme: Programme) -> HttpResponse:
    return _calendar(request, About((programme,)), programme)


@require_safe
@public(WHY)
@of_place
def place_calendar(request: HttpRequest, place: Place, programmes: Programmes) -> HttpResponse:
    return _calendar(request, About(programmes, place), place)


def _calendar(request: HttpRequest, about: About, of: Programme | Place) -> HttpResponse:
    written = outward.calendar(
        about, organisation=request.organisation, name=of.name, now=timezone.now(), hidden=hidden_for(request)
    )
    headers = {"Content-Disposition": f'attachment; filename="{of.slug}-decisions.ics"'}
    return HttpResponse(written, content_type=MEDIA_TYPE, headers=headers)
