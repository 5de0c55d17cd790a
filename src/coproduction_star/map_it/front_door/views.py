"""What anyone may read."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.journeys.models import Place, Programme
from coproduction_star.ui.documents.calendar import MEDIA_TYPE
from coproduction_star.ui.shortcuts import or_404, public
from coproduction_star.voices.selectors import in_published

from . import outward, presenters, selectors

WHY = "What a programme publishes is for everyone."
View = Callable[..., HttpResponse]


def in_public(view: View) -> View:
    """Hand the view the published programme of the address, with its scope open; to all else there is no page."""

    @wraps(view)
    def opened(request: HttpRequest, organisation: str, programme: str, **more: Any) -> HttpResponse:
        with or_404(Programme.DoesNotExist), in_published(request.organisation, programme) as found:
            return view(request, found, **more)

    return opened


@require_safe
@public(WHY)
def home(request: HttpRequest, organisation: str) -> HttpResponse:
    page = presenters.home_page(selectors.public_home(request.organisation), organisation=request.organisation)
    return render(request, "map_it/front_door/home.jinja", {"page": hidden_for(request).over(page)})


@require_safe
@public(WHY)
@in_public
def programme(request: HttpRequest, programme: Programme) -> HttpResponse:
    page = presenters.public_page(selectors.seen(programme), hidden=hidden_for(request))
    return render(request, "map_it/front_door/public.jinja", {"page": hidden_for(request).over(page)})


@require_safe
@public(WHY)
@in_public
def whole_list(request: HttpRequest, programme: Programme, *, kind: str) -> HttpResponse:
    if kind not in presenters.HEADINGS:
        raise Http404
    pages = selectors.listed(kind, programme, number=request.GET.get("page"))
    page = presenters.list_page(kind, pages, programme=programme)
    return render(request, "map_it/front_door/list.jinja", {"page": hidden_for(request).over(page)})


@require_safe
@public(WHY)
def place(request: HttpRequest, organisation: str, place: str) -> HttpResponse:
    with or_404(Place.DoesNotExist), selectors.at_place(request.organisation, place) as (found, programmes):
        page = presenters.place_page(
            selectors.seen_place(found, programmes),
            organisation=request.organisation,
            hidden=hidden_for(request),
        )
        return render(request, "map_it/front_door/place.jinja", {"page": hidden_for(request).over(page)})


@require_safe
@public(WHY)
@in_public
def poster(request: HttpRequest, programme: Programme) -> HttpResponse:
    page = outward.poster(programme, selectors.front_door_of(programme), hidden=hidden_for(request))
    return render(request, "map_it/front_door/poster.jinja", {"page": hidden_for(request).over(page)})


@require_safe
@public(WHY)
@in_public
def feed(request: HttpRequest, programme: Programme) -> HttpResponse:
    written = outward.feed(selectors.seen(programme), language=request.LANGUAGE_CODE, hidden=hidden_for(request))
    return HttpResponse(written, content_type="application/atom+xml; charset=utf-8")


@require_safe
@public(WHY)
@in_public
def calendar(request: HttpRequest, programme: Programme) -> HttpResponse:
    ahead = selectors.ahead(timezone.localdate())
    written = outward.calendar(programme, ahead, now=timezone.now(), hidden=hidden_for(request))
    name = f"{programme.slug}-decisions.ics"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(written, content_type=MEDIA_TYPE, headers=headers)
