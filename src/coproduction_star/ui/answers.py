"""Answers for programs: every refusal has one shape, and says what to do next."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _

PREFIX = "/api/v1"
"""Every address below this is asked for by programs and answered in JSON."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to put right: which field of the request, and how."""

    field: str
    message: str


class Refused(Exception):
    """A request that cannot be done as it was sent. `more` is added to the answer."""

    def __init__(self, status: HTTPStatus, detail: str, problems: Iterable[Problem] = (), **more: Any) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail
        self.problems = tuple(problems)
        self.more = more


def for_programs(request: HttpRequest) -> bool:
    return request.path_info == PREFIX or request.path_info.startswith(f"{PREFIX}/")


def refusal(
    status: HTTPStatus,
    detail: str,
    problems: Iterable[Problem] = (),
    headers: Mapping[str, str] | None = None,
    **more: Any,
) -> JsonResponse:
    """The one shape of every refusal: a sentence, and the fields to put right."""
    body = {"detail": detail, "problems": [asdict(problem) for problem in problems], **more}
    return JsonResponse(body, status=status, headers=headers, json_dumps_params={"ensure_ascii": False})


def not_there() -> JsonResponse:
    sentence = _("There is nothing here that you may see. Check the address, and whose token you sent.")
    return refusal(HTTPStatus.NOT_FOUND, sentence)


def no_token() -> JsonResponse:
    sentence = _(
        "Send a token that is valid, in the header “Authorization: Bearer …”. You make tokens in your settings."
    )
    return refusal(HTTPStatus.UNAUTHORIZED, sentence, headers={"WWW-Authenticate": "Bearer"})


def not_guarded() -> JsonResponse:
    """Over plain HTTP others can read a token: a program must hear of it, so it is not led on to HTTPS in silence."""
    sentence = _(
        "Ask over https://. If you sent a token over http://, withdraw it in your settings and make a new one."
    )
    return refusal(HTTPStatus.FORBIDDEN, sentence)


def not_this_way(allowed: str) -> JsonResponse:
    sentence = _("This address cannot be used in this way. Use one of: %(methods)s.") % {"methods": allowed}
    return refusal(HTTPStatus.METHOD_NOT_ALLOWED, sentence, headers={"Allow": allowed})


def too_large(most: int) -> JsonResponse:
    sentence = _("What you sent is too large. Send at most %(most)d kilobytes.") % {"most": most // 1024}
    return refusal(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, sentence)


def too_often(seconds: int) -> JsonResponse:
    sentence = _("Too many requests. Wait %(seconds)d seconds, then go on more slowly.") % {"seconds": seconds}
    return refusal(HTTPStatus.TOO_MANY_REQUESTS, sentence, headers={"Retry-After": str(seconds)})


def our_fault() -> JsonResponse:
    sentence = _("Sorry, something went wrong. It is our fault, not yours. Try again in a few minutes.")
    return refusal(HTTPStatus.INTERNAL_SERVER_ERROR, sentence)
