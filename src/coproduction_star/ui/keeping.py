"""How long a browser may keep a page."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import patch_cache_control, patch_vary_headers

VISITOR_SECONDS = 300


def kept_by_visitors(view: Callable[..., Any]) -> Callable[..., Any]:
    """A public page that visitors without an account may keep for a few minutes.

    What a visitor sees depends on their language (header or cookie) and on
    whether they asked for a fragment, so the answer says so. A signed-in
    person's page is never kept.
    """

    @wraps(view)
    def kept(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        patch_vary_headers(response, ("Accept-Language", "Cookie", "HX-Request"))
        if settings.SESSION_COOKIE_NAME in request.COOKIES or "HX-Request" in request.headers:
            patch_cache_control(response, private=True, no_store=True)
        elif response.status_code == HTTPStatus.OK:
            patch_cache_control(response, public=True, max_age=VISITOR_SECONDS)
        return response

    return kept
