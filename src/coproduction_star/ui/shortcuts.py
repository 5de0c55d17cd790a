"""Small words that views are written with."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http import HTTPStatus
from typing import Any, TypeVar

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render

from .plain import plain_form

View = Callable[..., Any]
Result = TypeVar("Result")


@contextmanager
def or_404(*errors: type[Exception]) -> Iterator[None]:
    """What cannot be found here does not exist, whoever else may have it."""
    try:
        yield
    except errors as error:
        raise Http404 from error


def pressed(
    request: HttpRequest,
    do: Callable[[], Result],
    *,
    done: str | Callable[[Result], str],
    refusals: Mapping[type[Exception], str],
    then: str,
) -> HttpResponse:
    """Do what a button asks, say what came of it, and go on to `then`.

    `done` is what is said when it is done, or makes it of what `do` gave; `refusals` what is said of each refusal.
    """
    try:
        result = do()
    except tuple(refusals) as refusal:
        messages.error(request, next(words for kind, words in refusals.items() if isinstance(refusal, kind)))
    else:
        messages.success(request, done(result) if callable(done) else done)
    return redirect(then)


def page_or_wait(
    request: HttpRequest, template: str, shown: Mapping[str, Any], *, wait: int, status: int = HTTPStatus.OK
) -> HttpResponse:
    """The page. Where too much came from one place, it says so to whoever waits `wait` seconds, and to programs."""
    answer = render(request, template, dict(shown), status=HTTPStatus.TOO_MANY_REQUESTS if wait else status)
    if wait:
        answer["Retry-After"] = str(wait)
    return answer


def public(why: str) -> Callable[[View], View]:
    """Anyone may open this page; the reason is for the reader and for the walk over every address."""

    def decorate(view: View) -> View:
        view.public_because = why  # type: ignore[attr-defined]  # read by tests and by the list of who sees what
        return login_not_required(view)

    return decorate


def signed_in(why: str) -> Callable[[View], View]:
    """Anyone signed in may open this page, outside any organisation; the reason is for the walk over every address."""

    def decorate(view: View) -> View:
        view.required_permission = f"signed in: {why}"  # type: ignore[attr-defined]  # read by tests and by the list of who sees what
        return view

    return decorate


def makes_once(view: View) -> View:
    """The form of this page makes something new. The same words sent again are asked about first (ui/resilience)."""
    view.makes_once = True  # type: ignore[attr-defined]  # read by SentTwiceMiddleware
    return view


def made(response: HttpResponse, *, at: str) -> HttpResponse:
    """The answer itself shows what was made, and once only; the same form sent again is led to this address."""
    response.made_at = at  # type: ignore[attr-defined]  # read by SentTwiceMiddleware
    return response


def posted(request: HttpRequest) -> QueryDict | None:
    """What a form is bound to: an empty answer is an answer too, and gets its errors. `plain` says what goes."""
    return plain_form(request.POST) if request.method == "POST" else None


def sender_of(request: HttpRequest) -> str:
    """A secret of this browser: its own value against forged forms, which every form needs anyway. Or empty."""
    return request.META.get("CSRF_COOKIE") or ""
