"""The doors of a room: its code, and the seat of a browser. A code that opens nothing is told no more than that."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from coproduction_star.accounts.tokens.rates import address_of
from coproduction_star.together.models import Workshop
from coproduction_star.ui.shortcuts import page_or_wait
from coproduction_star.voices.limits import Limit, count, seconds_to_wait

from . import room_pages, seat_ticket, selectors
from .addresses import in_room
from .room_forms import CodeForm

WRONG_CODES = (Limit("room-wrong-minute", 20, 60), Limit("room-wrong-hour", 120, 3600))
"""Codes from one address that open nothing. A hall shares one address, and people mistype."""
WRONG_CODES_IN_ALL = Limit("room-wrong-in-all", 300, 60)
JSON = "application/json"
View = Callable[..., HttpResponse]


def of_room(view: View) -> View:
    """Hand the view the room of the code, in its scope."""

    @wraps(view)
    def scoped(request: HttpRequest, room_code: str, **more: Any) -> HttpResponse:
        code = selectors.normal(room_code)
        wait = 0 if seat_ticket.take(request, code=code) else wait_for_codes(request)
        answer = ask_for_code(request, wait=wait) if wait else _opened(request, code, view, more)
        answer["X-Robots-Tag"] = "noindex"
        return answer

    return scoped


def _opened(request: HttpRequest, code: str, view: View, more: dict[str, Any]) -> HttpResponse:
    try:
        with selectors.room_with(code) as workshop:
            request.organisation = workshop.programme.organisation
            return view(request, workshop, **more)
    except selectors.NotFound:
        count(WRONG_CODES, address_of(request))
        WRONG_CODES_IN_ALL.count()
        return ask_for_code(request, wrong=code)


def of_seat(view: View) -> View:
    """Hand the view the seat of this browser too; whoever has none is led to the door of the room."""

    @wraps(view)
    def seated(request: HttpRequest, workshop: Workshop, **more: Any) -> HttpResponse:
        held = seat_ticket.take(request, code=workshop.code)
        seat = selectors.seat_called(workshop, held) if held else None
        if seat is not None and request.POST.get("seat", tag := seat_ticket.tag_of(seat.pk)) == tag:
            return view(request, workshop, seat, **more)
        if is_sent_by_script(request):
            return told(_("You have left this workshop. Join it again first."), status=HTTPStatus.GONE)
        return redirect(in_room("room", workshop.code))

    return seated


def wait_for_codes(request: HttpRequest) -> int:
    return max(seconds_to_wait(WRONG_CODES, address_of(request)), WRONG_CODES_IN_ALL.wait())


def ask_for_code(request: HttpRequest, *, wait: int = 0, wrong: str = "") -> HttpResponse:
    form = CodeForm({"code": wrong} if wrong else None)
    if wrong and form.is_valid():
        form.add_error("code", _("No open room has this code. Look at the screen or the sheet once more."))
    return show_code_form(request, form, wait=wait, status=HTTPStatus.NOT_FOUND if wrong else HTTPStatus.OK)


def show_code_form(request: HttpRequest, form: CodeForm, *, wait: int, status: int = HTTPStatus.OK) -> HttpResponse:
    shown = {"page": room_pages.code_page(wait=wait), "form": form}
    return page_or_wait(request, "together/workshop/code.jinja", shown, wait=wait, status=status)


def is_sent_by_script(request: HttpRequest) -> bool:
    """The script that waits for signal asks for a short answer instead of a page."""
    return request.headers.get("Accept", "") == JSON


def told(*errors: str, status: int) -> JsonResponse:
    return JsonResponse({"kept": False, "errors": errors}, status=status)
