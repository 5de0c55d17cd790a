from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.journeys.permissions import Permission as JourneysPermission
from coproduction_star.journeys.steps import Asked
from coproduction_star.journeys.words import words_in
from coproduction_star.organisations.guard import require
from coproduction_star.organisations.permissions import Permission

from . import presenters, selectors


@require_safe
@require(Permission.OPEN)
def search(request: HttpRequest, organisation: str) -> HttpResponse:
    return _found(request)


@require_safe
@require(JourneysPermission.SEE_PROGRAMME)
def search_programme(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    """Inside the programme's scope, which keeps every finder to it."""
    return _found(request, request.programme)


def _found(request: HttpRequest, programme: Any = None) -> HttpResponse:
    text, kind = request.GET.get("q", "").strip(), request.GET.get("kind", "")
    hidden, number = hidden_for(request), _number(request.GET.get("page", "1")) if kind else 1
    asked = Asked(words_in(text), request.access, frozenset(hidden.people), programme, kind, number)
    found = selectors.find(asked, organisation=request.organisation, hidden=hidden)
    page = presenters.search_page(organisation=request.organisation, typed=text, found=found, hidden=hidden)
    return render(request, "journeys/searching/search.jinja", {"page": hidden.over(page)})


def _number(typed: str) -> int:
    return max(1, int(typed)) if typed.isdecimal() and len(typed) < 6 else 1
