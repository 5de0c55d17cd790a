import re
import time
import uuid
from collections.abc import Callable
from http import HTTPStatus

import structlog
from django.http import HttpRequest, HttpResponse

from coproduction_star.accounts import security_log
from coproduction_star.config import metrics
from coproduction_star.ui.answers import PREFIX

log = structlog.get_logger("coproduction_star.request")
Handler = Callable[[HttpRequest], HttpResponse]
FOR_OTHER_SITES = re.compile(rf"{PREFIX}/cases(/|$)")
A_REQUEST_ID = re.compile(r"[A-Za-z0-9-]{8,64}")


class RequestLogMiddleware:
    """One line for every request: which kind of page, how it went, how long it took.

    The pattern of the address is written and not the address, which may hold a
    token, a name or what somebody searched for. Nobody's account is named.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        given = request.headers.get("X-Request-ID", "")
        request_id = given if A_REQUEST_ID.fullmatch(given) else uuid.uuid4().hex
        started = time.perf_counter()
        with structlog.contextvars.bound_contextvars(request_id=request_id):
            response = self.get_response(request)
            seconds = time.perf_counter() - started
            milliseconds = round(seconds * 1000, 1)
            metrics.count(request, status=response.status_code, seconds=seconds)
            log.info("request", **_facts(request), status=response.status_code, milliseconds=milliseconds)
        response.headers["X-Request-ID"] = request_id
        return response


class OpenToOtherSitesMiddleware:
    """Pages of any other site may read the public cases. They get no cookie and no token with it."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if FOR_OTHER_SITES.match(request.path_info):
            response.headers["Access-Control-Allow-Origin"] = "*"
            response.headers["Access-Control-Expose-Headers"] = "Retry-After"
            if response.status_code == HTTPStatus.OK:
                response.headers["Cache-Control"] = "public, max-age=300"
        return response


class OrganisationLogMiddleware:
    """From here on every line says for which organisation; and a line says that a member took a file away."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        organisation = getattr(request, "organisation", None)
        if organisation is not None:
            structlog.contextvars.bind_contextvars(organisation_id=str(organisation.pk))
        try:
            response = self.get_response(request)
            if organisation is not None:
                _note_download(request, response)
            return response
        finally:
            structlog.contextvars.unbind_contextvars("organisation_id")


def _note_download(request: HttpRequest, response: HttpResponse) -> None:
    """Of a member: files may hold what no page shows all at once. What visitors save is public."""
    saved = response.headers.get("Content-Disposition", "").startswith("attachment")
    if saved and request.user.is_authenticated and request.resolver_match:
        security_log.took_away(user=request.user, route=request.resolver_match.route)


def _facts(request: HttpRequest) -> dict[str, str]:
    match = request.resolver_match
    organisation = getattr(request, "organisation", None)
    facts = {"method": request.method or "", "route": match.route if match else ""}
    return facts | ({"organisation_id": str(organisation.pk)} if organisation is not None else {})
