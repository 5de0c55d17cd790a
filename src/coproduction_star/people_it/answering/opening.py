"""The doors of the pages of somebody who answers."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from coproduction_star.people_it.asking.addresses import public_address
from coproduction_star.people_it.asking.links import NotFound, at_link
from coproduction_star.ui.shortcuts import or_404
from coproduction_star.voices.following.doors import opened_by_words

from . import screen, selectors, ticket

KIND = "answers"
"""What the four words of an answer are called in the ticket of the page where words are typed."""
View = Callable[..., HttpResponse]


def of_link(view: View) -> View:
    """Hand the view the link of the address, with its published survey, in the scope of its programme."""

    @wraps(view)
    def opened(request: HttpRequest, organisation: str, code: str, **more: Any) -> HttpResponse:
        with or_404(NotFound), at_link(request.organisation, code) as link:
            return view(request, link, **more)

    return opened


def of_answers(view: View) -> View:
    """Hand the view what this browser answers; whoever has no ticket begins at the first page."""

    @wraps(view)
    def opened(request: HttpRequest, organisation: str, code: str, **more: Any) -> HttpResponse:
        held = ticket.take(request, code)
        start = public_address("public_survey", request.organisation.slug, code)
        if held is None:
            with or_404(NotFound), at_link(request.organisation, code):
                return redirect(start)
        try:
            with selectors.under_way(request.organisation, held) as response:
                if screen.is_over(response):
                    raise NotFound
                screen.stay(response)
                return view(request, response, held, **more) if selectors.is_open(response.survey) else redirect(start)
        except NotFound:
            return ticket.forget(redirect(start), organisation=request.organisation.slug, code=code)

    return opened


of_reference = opened_by_words(KIND, selectors.followed, missing=NotFound, home=lambda response: response.organisation)
"""Hand the view the answers whose four words were typed in this browser lately."""
