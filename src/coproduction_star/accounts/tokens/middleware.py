from collections.abc import Callable
from http import HTTPStatus

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse

from coproduction_star.accounts.models import ApiToken
from coproduction_star.ui import answers

from . import rates, selectors, services

Handler = Callable[[HttpRequest], HttpResponse]
MOST_BYTES = 256 * 1024


class TokenMiddleware:
    """Say who asks, at the addresses for programs only.

    A session does not count there: without a token a request is anonymous,
    so no page of another site can make a browser change anything.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not answers.for_programs(request):
            return self.get_response(request)
        return self._refused(request) or self._answered(request)

    def _refused(self, request: HttpRequest) -> HttpResponse | None:
        request.user, request.token = AnonymousUser(), None
        if settings.SECURE_SSL_REDIRECT and not request.is_secure():
            return answers.not_guarded()
        raw = bearer_of(request)
        token = _living(raw) if raw else None
        wait = _wait(request, token)
        if wait:
            return answers.too_often(wait)
        if raw is not None and token is None:
            return answers.no_token()
        if int(request.META.get("CONTENT_LENGTH") or 0) > MOST_BYTES:
            return answers.too_large(MOST_BYTES)
        if token is not None:
            services.note_use(token=token)
            request.user, request.token = token.user, token
        return None

    def _answered(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
            return answers.not_this_way(response.headers.get("Allow", ""))
        return response


def bearer_of(request: HttpRequest) -> str | None:
    """The token a request carries; "" when it says it carries one and does not, None when it says nothing."""
    header = request.headers.get("Authorization")
    if header is None:
        return None
    kind, _, raw = header.strip().partition(" ")
    return raw.strip() if kind.lower() == "bearer" else ""


def _living(raw: str) -> ApiToken | None:
    try:
        return selectors.token_for(raw)
    except ApiToken.DoesNotExist:
        return None


def _wait(request: HttpRequest, token: ApiToken | None) -> int:
    if token is not None:
        return rates.seconds_to_wait(f"token:{token.pk}", most=settings.API_REQUESTS_A_MINUTE)
    return rates.seconds_to_wait(
        f"address:{rates.address_of(request)}", most=settings.API_REQUESTS_A_MINUTE_WITHOUT_TOKEN
    )
