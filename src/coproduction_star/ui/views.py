"""Pages that belong to no domain: errors and the choice of language."""

from dataclasses import dataclass
from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import check_for_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from . import answers
from .shortcuts import public


@dataclass(frozen=True, slots=True)
class ErrorPage:
    """An error and what to do next."""

    title: str
    sentences: tuple[str, ...]


@require_safe
@public("Everyone chooses their own language.")
def language(request: HttpRequest, code: str) -> HttpResponse:
    target = request.GET.get("next", "/")
    if not url_has_allowed_host_and_scheme(
        target, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    ):
        target = "/"
    response = redirect(target)
    if check_for_language(code) and code in dict(settings.LANGUAGES):
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            code,
            max_age=settings.LANGUAGE_COOKIE_AGE,
            samesite=settings.LANGUAGE_COOKIE_SAMESITE,
            secure=settings.LANGUAGE_COOKIE_SECURE,
        )
    return response


def refused(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    reason = str(exception or "") or _("Your role does not include this.")
    if answers.for_programs(request):
        return answers.refusal(HTTPStatus.FORBIDDEN, reason)
    page = ErrorPage(
        _("You cannot open this page"),
        (reason, _("Ask an administrator of your organisation if you need it.")),
    )
    return _error(request, page, HTTPStatus.FORBIDDEN)


def unclear(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """A form that no page of ours sends."""
    sentence = _(
        "What was sent is not what this page asks for, so nothing was changed. "
        "Go back, load the page again, and try again."
    )
    if answers.for_programs(request):
        return answers.refusal(HTTPStatus.BAD_REQUEST, sentence)
    return _error(request, ErrorPage(_("We cannot read what was sent"), (sentence,)), HTTPStatus.BAD_REQUEST)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    if answers.for_programs(request):
        return answers.not_there()
    page = ErrorPage(
        _("Page not found"),
        (
            _("Check the address. If you followed a link, the page may have moved or may not be yours to see."),
            _("Start again from the first page."),
        ),
    )
    return _error(request, page, HTTPStatus.NOT_FOUND)


def broken(request: HttpRequest) -> HttpResponse:
    if answers.for_programs(request):
        return answers.our_fault()
    page = ErrorPage(
        _("Sorry, something went wrong"),
        (_("It is our fault, not yours. What you saved before is safe. Go back and try again in a few minutes."),),
    )
    return _error(request, page, HTTPStatus.INTERNAL_SERVER_ERROR)


def _error(request: HttpRequest, page: ErrorPage, status: HTTPStatus) -> HttpResponse:
    return render(request, "ui/errors/error.jinja", {"page": page}, status=status)
