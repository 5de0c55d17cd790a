"""What a link that works once opens: no account, no cookie. Its address is the secret, so wrong ones are slowed."""

from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from coproduction_star.accounts.tokens.rates import address_of
from coproduction_star.voices.limits import Limit, count, seconds_to_wait

DOOR = "Whoever is asked has no account; the code of the link is the key, and works once."


@dataclass(frozen=True, slots=True)
class ClosedPage:
    title: str
    sentences: tuple[str, ...]


def limits_of(name: str) -> tuple[Limit, ...]:
    """Of wrong codes from one address."""
    return (Limit(f"{name}-code-minute", 10, 60), Limit(f"{name}-code-hour", 60, 3600))


def open_slip(
    request: HttpRequest, code: str, *, wrong: tuple[Limit, ...], slip_with: Callable[[str], Any],
    missing: type[Exception], ask: Callable[[HttpRequest, Any], HttpResponse],
) -> HttpResponse:  # fmt: skip
    """Ask whoever has the code. Its address goes to no other page and into no index."""
    answer = _opened(request, code, wrong, slip_with, missing, ask)
    answer["Referrer-Policy"] = "no-referrer"
    answer["X-Robots-Tag"] = "noindex"
    return answer


def _opened(
    request: HttpRequest, code: str, wrong: tuple[Limit, ...], slip_with: Callable[[str], Any],
    missing: type[Exception], ask: Callable[[HttpRequest, Any], HttpResponse],
) -> HttpResponse:  # fmt: skip
    who = address_of(request)
    if seconds_to_wait(wrong, who):
        said = _("Then open your link again.")
        return closed(request, _("Please wait a minute"), said, status=HTTPStatus.TOO_MANY_REQUESTS)
    try:
        slip = slip_with(code)
    except missing:
        count(wrong, who)
        return over(request, HTTPStatus.NOT_FOUND)
    return ask(request, slip)


def thanks(request: HttpRequest) -> HttpResponse:
    said = _("Nobody reads your answer alone. Close this page and throw the link away: it opens nothing any more.")
    return closed(request, _("Thank you"), said)


def over(request: HttpRequest, status: int = HTTPStatus.GONE) -> HttpResponse:
    """It was used, has ended, or never was."""
    return closed(
        request, _("This link opens nothing any more"),
        _("It was used already, or its day has passed. If you have answered: thank you."),
        _("If not, ask whoever gave it to you for another one."), status=status,
    )  # fmt: skip


def closed(request: HttpRequest, title: str, *sentences: str, status: int = HTTPStatus.OK) -> HttpResponse:
    page = ClosedPage(title, sentences)
    return render(request, "grow_it/slips/closed.jinja", {"page": page}, status=status)
