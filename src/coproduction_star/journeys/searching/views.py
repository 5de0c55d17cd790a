from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.journeys.steps import Asked
from coproduction_star.journeys.words import words_in
from coproduction_star.organisations.guard import require
from coproduction_star.organisations.permissions import Permission

from . import presenters, selectors


@require_safe
@require(Permission.OPEN)
def search(request: HttpRequest, organisation: str) -> HttpResponse:
    text, kind = request.GET.get("q", "").strip(), request.GET.get("kind", "")
    hidden = hidden_for(request)
    asked = Asked(words_in(text), request.access, frozenset(hidden.people))
    home, number = request.organisation, _number(request.GET.get("page", "1"))
    hits = selectors.find(asked, organisation=home, hidden=hidden, kind=kind, number=number)
    others = selectors.found_by_steps(asked, hidden=hidden) if asked.words and not kind else ()
    page = presenters.search_page(
        organisation=home, typed=text, asked=asked, hits=hits, others=others, only=bool(kind), hidden=hidden
    )
    return render(request, "journeys/searching/search.jinja", {"page": hidden.over(page)})


def _number(typed: str) -> int:
    return max(1, int(typed)) if typed.isdecimal() and len(typed) < 6 else 1
