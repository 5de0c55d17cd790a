"""Letters that no database keeps: the one with the number 0, and half of a letter that needs two halves."""

import json
import re
from collections.abc import Callable, Iterator
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja.parser import Parser

from .answers import Problem, Refused, for_programs
from .validation import unfit

UNWRITABLE = re.compile("[\x00\ud800-\udfff]")
SHOWN_AS = "\ufffd"


class WritableMiddleware:
    """A form's words can be kept: what cannot is shown as �, where its writer sees it, and all the rest is as it was.

    No keyboard writes such letters, but a paste from another program may carry one.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, _view: Any, _args: Any, _kwargs: Any) -> None:
        if request.method != "POST" or for_programs(request):
            return
        if any(UNWRITABLE.search(text) for name, texts in request.POST.lists() for text in (name, *texts)):
            request.POST = _mended(request)  # type: ignore[misc, assignment]  # Django lets it be set


def _mended(request: HttpRequest) -> Any:
    sent = request.POST.copy()
    sent.clear()
    for name, texts in request.POST.lists():
        sent.setlist(UNWRITABLE.sub(SHOWN_AS, name), [UNWRITABLE.sub(SHOWN_AS, text) for text in texts])
    sent._mutable = False
    return sent


class WritableParser(Parser):
    """The body that a program sends. What no database keeps is refused by name: a program can send it right."""

    def parse_body(self, request: HttpRequest) -> Any:
        body = json.loads(request.body)
        problems = [Problem(where or "body", _sentence()) for where in unwritable_in(body)]
        if problems:
            raise Refused(HTTPStatus.UNPROCESSABLE_ENTITY, unfit(), problems)
        return body


def unwritable_in(value: Any, where: str = "") -> Iterator[str]:
    """Where in a body such letters stand; a name that holds one is not repeated.

    >>> list(unwritable_in({"title": "Choir", "cos": ["a", "b\\x00"]}))
    ['cos.1']
    """
    if isinstance(value, str):
        if UNWRITABLE.search(value):
            yield where
    elif isinstance(value, dict):
        for name, inner in value.items():
            if UNWRITABLE.search(name):
                yield where
            else:
                yield from unwritable_in(inner, f"{where}.{name}".lstrip("."))
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            yield from unwritable_in(inner, f"{where}.{place}".lstrip("."))


def _sentence() -> str:
    return _("Leave out the character with the number 0 and halves of characters (U+D800 to U+DFFF).")
