"""Handing the next card over to whoever is signed in: made now, and shown once on the page that follows."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from . import services

NEW = "new_card"
"""Session key: a code that was made a moment ago, and where its owner goes on to. It is shown once."""


def hand_over_card(request: HttpRequest, *, going: str = "/") -> HttpResponse:
    """Make the signed-in person's next card and send them to the page that shows it."""
    request.session[NEW] = {"code": services.make_card(user=request.user, by=request.user), "going": going}
    return redirect("cards:show")


def take_card(request: HttpRequest) -> dict[str, str] | None:
    """The card waiting to be shown; asking a second time finds nothing."""
    return request.session.pop(NEW, None)
