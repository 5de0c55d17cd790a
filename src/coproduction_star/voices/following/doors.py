"""The door of pages that four words open, and nothing else does."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from coproduction_star.organisations.models import Organisation

from . import ticket

View = Callable[..., HttpResponse]
Opened = Callable[[UUID, str], AbstractContextManager[Any]]


def opened_by_words(
    kind: str, opened: Opened, *, missing: type[Exception], home: Callable[[Any], Organisation]
) -> Callable[[View], View]:
    """Hand a view what the four words opened in this browser; any other browser is asked for them.

    `opened` gives it in its scope, or raises `missing` when it is gone or has other words by now: then this browser
    forgets them. `home` is the organisation whose page it is.
    """

    def of_words(view: View) -> View:
        @wraps(view)
        def with_it(request: HttpRequest, **more: Any) -> HttpResponse:
            held = ticket.take(request, kind=kind)
            if held is None:
                return redirect("voices:follow")
            try:
                with opened(*held) as found:
                    request.organisation = home(found)
                    return view(request, found, **more)
            except missing:
                return ticket.forget(redirect("voices:follow"))

        return with_it

    return of_words
