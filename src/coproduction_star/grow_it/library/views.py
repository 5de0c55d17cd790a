from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from coproduction_star.data.indicators import Measure
from coproduction_star.grow_it.permissions import Permission
from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.organisations.guard import require
from coproduction_star.ui.keeping import kept_by_visitors
from coproduction_star.ui.shortcuts import public

from . import pages
from .choosing import narrowed, used_in, wanted_in
from .wording import library as all_of_it
from .wording import listed

WHY = "Anyone may read what could be measured."


@require_safe
@require(Permission.SEE_INDICATORS)
def library(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    wanted = wanted_in(request.GET)
    page = pages.library_page(
        request.programme, access=request.access, entries=narrowed(all_of_it(), wanted), wanted=wanted,
        used=used_in(request.programme),
    )  # fmt: skip
    return render(request, "grow_it/library/library.jinja", {"page": hidden_for(request).over(page)})


@require_safe
@require(Permission.SEE_INDICATORS)
def library_measure(request: HttpRequest, organisation: str, programme: str, library_measure: str) -> HttpResponse:
    found = _found(library_measure)
    page = pages.measure_page(
        found, request.programme, access=request.access, in_use=used_in(request.programme).get(found.id)
    )
    return render(request, "grow_it/library/measure.jinja", {"page": page})


@require_safe
@public(WHY)
@kept_by_visitors
def public_library(request: HttpRequest) -> HttpResponse:
    wanted = wanted_in(request.GET)
    page = pages.public_library_page(entries=narrowed(all_of_it(), wanted), wanted=wanted)
    return render(request, "grow_it/library/public_library.jinja", {"page": page})


@require_safe
@public(WHY)
@kept_by_visitors
def public_measure(request: HttpRequest, library_measure: str) -> HttpResponse:
    page = pages.public_measure_page(_found(library_measure))
    return render(request, "grow_it/library/public_measure.jinja", {"page": page})


def _found(id_: str) -> Measure:
    found = listed(id_)
    if found is None:
        raise Http404
    return found
