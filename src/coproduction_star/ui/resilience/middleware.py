from collections.abc import Callable
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.urls import reverse

from . import keeping, presenters, services
from .marks import FIELD, SENT_AGAIN, is_owners, key_of, owner_of, words_of

Handler = Callable[[HttpRequest], HttpResponse]
MOVED = {301, 302, 303, 307, 308}


class SentTwiceMiddleware:
    """A form that comes a second time leads to the first one's answer, without being acted on again.

    Where a form makes something (`ui.shortcuts.makes_once`), so do the same
    words under a new mark: somebody went back and pressed again. They may
    mean it, so they are asked.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        form = getattr(request, "sent_form", None)
        if form is not None:
            services.finish(form, answer=_led_to(response, makes_once=bool(form.words)))
        return response

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        if not keeping.is_form(request) or not is_owners(request.POST.get(FIELD, ""), owner_of(request)):
            return None
        key, words = key_of(request), words_of(request) if getattr(view, "makes_once", False) else ""
        try:
            request.sent_form = services.claim(key=key, words=words)
        except services.AlreadySent:
            answer = services.wait_for_answer(key=key)
            return redirect(answer) if answer else _still_working(request)
        before = "" if request.POST.get(SENT_AGAIN) else services.answer_before(request.sent_form)
        return _sent_before(request, before) if before else None


def _led_to(response: HttpResponse, *, makes_once: bool) -> str:
    """Where a second sending is led; empty when nothing was done yet."""
    address: str = getattr(response, "made_at", "")
    if response.status_code in MOVED:
        address = response["Location"]
    asked_who_it_is = urlsplit(address).path.startswith("/accounts/")
    return "" if makes_once and asked_who_it_is else address


class KeepTypedMiddleware:
    """Somebody's session ended while they typed: keep what they sent until they have signed in again."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if keeping.is_form(request):
            if _sent_to_sign_in(request, response):
                return _keep(request, response)
            if request.POST.get(SENT_AGAIN) and response.status_code in MOVED:
                keeping.forget(request.session)
        return response


def _sent_to_sign_in(request: HttpRequest, response: HttpResponse) -> bool:
    sign_in = resolve_url(settings.LOGIN_URL)
    asked = response.status_code in MOVED and urlsplit(response["Location"]).path == sign_in
    return asked and not request.user.is_authenticated and not request.path.startswith("/accounts/")


def _keep(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    if keeping.keep(request):
        request.session.set_expiry(keeping.SECONDS)
        address = f"{resolve_url(settings.LOGIN_URL)}?{urlencode({'next': reverse('ui:typed')})}"
        response["Location"] = address
    if request.headers.get("HX-Request"):
        return HttpResponse(headers={"HX-Redirect": response["Location"]})
    return response


def _still_working(request: HttpRequest) -> HttpResponse:
    page = presenters.still_working_page()
    return render(request, "ui/errors/error.jinja", {"page": page}, status=HTTPStatus.ACCEPTED)


def _sent_before(request: HttpRequest, answer: str) -> HttpResponse:
    page = presenters.sent_before_page(keeping.typed_in(request), answer=answer)
    return render(request, "ui/resilience/typed.jinja", {"page": page})
