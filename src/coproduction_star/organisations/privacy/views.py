from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from coproduction_star.organisations.guard import require
from coproduction_star.organisations.permissions import Permission
from coproduction_star.ui.shortcuts import public

from . import presenters


@require_safe
@require(Permission.OPEN)
def roles(request: HttpRequest, organisation: str) -> HttpResponse:
    page = presenters.who_sees_what_page(request.organisation)
    return render(request, "organisations/privacy/roles.jinja", {"page": page})


@require_safe
@require(Permission.OPEN)
def processing(request: HttpRequest, organisation: str) -> HttpResponse:
    page = presenters.processing_page(request.organisation)
    return render(request, "organisations/privacy/processing.jinja", {"page": page})


@require_safe
@public("Anyone may read how their data is treated.")
def privacy(request: HttpRequest) -> HttpResponse:
    return render(request, "organisations/privacy/privacy.jinja", {"page": presenters.privacy_page()})


@require_safe
@public("Anyone may read which cookies are set.")
def cookies(request: HttpRequest) -> HttpResponse:
    names = {
        "session": settings.SESSION_COOKIE_NAME,
        "csrf": settings.CSRF_COOKIE_NAME,
        "language": settings.LANGUAGE_COOKIE_NAME,
        "following": settings.FOLLOWING_COOKIE_NAME,
        "answering": settings.ANSWERING_COOKIE_NAME,
        "workshop": settings.WORKSHOP_COOKIE_NAME,
    }
    return render(request, "organisations/privacy/cookies.jinja", {"page": presenters.cookies_page(names)})


@require_safe
@public("Anyone may read how accessible the product is.")
def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "organisations/privacy/accessibility.jinja", {"page": presenters.accessibility_page()})
