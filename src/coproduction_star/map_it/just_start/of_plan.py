"""The door of every page about a plan that is kept."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from . import opened, selectors

BY_WORDS = "The four words of a plan open it, and nothing else does."
ASK = require_http_methods(["GET", "HEAD", "POST"])
View = Callable[..., HttpResponse]


def of_plan(view: View) -> View:
    """Hand the view the plan that is open in this browser; any other browser is asked for the four words."""

    @wraps(view)
    def opened_plan(request: HttpRequest, **more: Any) -> HttpResponse:
        ticket = opened.take(request.session)
        if ticket is None:
            return redirect("map_it:just_start_enter")
        try:
            start = selectors.opened_as(identity=ticket.identity, reference_hash=ticket.reference_hash)
        except selectors.NotFound:
            opened.forget(request.session)
            return redirect("map_it:just_start_enter")
        return view(request, start, **more)

    return opened_plan
