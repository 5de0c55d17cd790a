from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.organisations.guard import require
from coproduction_star.organisations.permissions import Permission

from . import presenters, selectors


@require_safe
@require(Permission.OPEN)
def search(request: HttpRequest, organisation: str) -> HttpResponse:
    asked, kind = request.GET.get("q", "").strip(), request.GET.get("kind", "")
    words = selectors.words_in(asked)
    number = request.GET.get("page", "1")
    hits = selectors.find(words, kind=kind, number=int(number) if number.isdecimal() and len(number) < 6 else 1)
    others = selectors.found_by_steps(asked) if words and not kind else ()
    page = presenters.search_page(
        organisation=request.organisation, asked=asked, words=words, hits=hits, others=others, only=bool(kind)
    )
    return render(request, "journeys/searching/search.jinja", {"page": hidden_for(request).over(page)})
