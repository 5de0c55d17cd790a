"""What anyone with the code does: join, write, vote, leave; and the screen in the hall."""

from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coproduction_star.accounts.tokens.rates import address_of
from coproduction_star.together.models import ActivityKind, Workshop, WorkshopActivity, WorkshopSeat
from coproduction_star.ui.shortcuts import or_404, posted, public, sender_of
from coproduction_star.voices.limits import Limit, count, seconds_to_wait

from . import room_asking, room_pages, seat_ticket, selectors, taking_part
from .addresses import in_room
from .results import came_of, groups_of
from .room_doors import is_sent_by_script, of_room, of_seat, show_code_form, told, wait_for_codes
from .room_forms import CodeForm, JoinForm

ANYONE = "Whoever has the code of a room takes part in it, without an account."
OF_SEAT = "Opens the seat of this browser in the room of the code, and nothing else."
ASK = require_http_methods(["GET", "HEAD", "POST"])
JOINED = (Limit("room-joined-minute", 300, 60), Limit("room-joined-hour", 3_000, 3600))
"""A full hall behind one address."""


@ASK
@never_cache
@public("Anyone may type a code; it opens a room only if there is one.")
def type_code(request: HttpRequest) -> HttpResponse:
    wait = wait_for_codes(request) if request.method == "POST" else 0
    form = CodeForm(posted(request))
    if not wait and form.is_valid():
        return redirect(in_room("room", form.cleaned_data["code"]))
    return show_code_form(request, form, wait=wait)


@ASK
@never_cache
@public(ANYONE)
@of_room
def room(request: HttpRequest, workshop: Workshop) -> HttpResponse:
    """The door of the room, and the room itself for whoever has a seat."""
    held = seat_ticket.take(request, code=workshop.code)
    seat = selectors.seat_called(workshop, held) if held else None
    if seat is not None:
        return show_room(request, workshop, seat)
    if workshop.closed_at is not None and request.method != "POST":
        return redirect(in_room("hall", workshop.code))
    form = JoinForm(posted(request))
    who = address_of(request)
    wait = seconds_to_wait(JOINED, who) if request.method == "POST" else 0
    if not wait and form.is_valid():
        count(JOINED, who)
        try:
            made = taking_part.take_seat(workshop=workshop, name=form.cleaned_data["name"])
        except taking_part.NotNow:
            form.add_error(None, _("This workshop is closed. Nobody can join any more."))
        else:
            return seat_ticket.give(redirect(in_room("room", workshop.code)), code=workshop.code, seat=made.pk)
    shown = {"page": room_pages.join_page(workshop, wait=wait), "form": form}
    status = HTTPStatus.TOO_MANY_REQUESTS if wait else HTTPStatus.OK
    return render(request, "together/workshop/join.jinja", shown, status=status)


def show_room(request: HttpRequest, workshop: Workshop, seat: WorkshopSeat, *, answered: Any = None) -> HttpResponse:
    """`answered` is the activity and the form that was just sent and has something to mend."""
    activities = selectors.open_activities(workshop) if workshop.is_open else ()
    marked = selectors.own_marks(seat, activities)
    forms = room_asking.forms_of(activities, marked=marked, answered=answered)
    before = None if activities else selectors.last_closed(workshop)
    page = room_pages.room_page(
        workshop, name=seat.name, activities=activities, own=selectors.own_words(seat), marked=marked,
        others={one.pk: groups_of(one) for one in activities if one.kind in {ActivityKind.IDEAS, ActivityKind.CARD}},
        came=came_of(before) if before else None,
        went_on=_went_on(workshop), seat=seat_ticket.tag_of(seat.pk), now=selectors.tag_of(workshop),
    )  # fmt: skip
    return render(
        request,
        "together/workshop/room.jinja",
        {"page": page, "forms": forms, "form": answered[1] if answered else None},
    )


def _went_on(workshop: Workshop) -> tuple[str, ...]:
    return () if workshop.is_open else room_pages.went_on(selectors.taken_on(workshop))


@require_POST
@public(OF_SEAT)
@of_room
@of_seat
def say_in_room(
    request: HttpRequest, workshop: Workshop, seat: WorkshopSeat, workshop_activity_id: UUID
) -> HttpResponse:
    """Words or marks, from a form or from the script that waited for signal."""
    activity = _activity(workshop, workshop_activity_id)
    form = room_asking.form_of(activity, request.POST, marked={})
    if form is not None and form.is_valid():
        try:
            card = room_asking.keep(activity, seat, form, sender=sender_of(request))
        except taking_part.NotNow:
            form.add_error(None, _("This closed while you were writing. Your words are still here: copy them."))
        except taking_part.TooMuch:
            form.add_error(None, _("You have written as much as one person can here. Take something back first."))
        else:
            return _kept(request, workshop, card=card)
    if form is None:
        return redirect(in_room("room", workshop.code))
    if is_sent_by_script(request):
        errors = [str(error) for errors in form.errors.values() for error in errors]
        return told(*errors, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    return show_room(request, workshop, seat, answered=(activity, form))


def _kept(request: HttpRequest, workshop: Workshop, *, card: UUID | None) -> HttpResponse:
    then = in_room("card_in_room", workshop.code, card) if card else in_room("room", workshop.code)
    if is_sent_by_script(request):
        return JsonResponse({"kept": True, "then": then} if card else {"kept": True})
    messages.success(request, _("Sent. Thank you."))
    return redirect(then)


@require_POST
@public(OF_SEAT)
@of_room
@of_seat
def take_back_in_room(
    request: HttpRequest, workshop: Workshop, seat: WorkshopSeat, workshop_activity_id: UUID, workshop_words_id: UUID
) -> HttpResponse:
    activity = _activity(workshop, workshop_activity_id)
    taking_part.take_back(contribution_id=workshop_words_id, activity=activity, seat=seat)
    messages.success(request, _("Taken back."))
    return redirect(in_room("room", workshop.code))


@ASK
@never_cache
@public(OF_SEAT)
@of_room
@of_seat
def leave_room(request: HttpRequest, workshop: Workshop, seat: WorkshopSeat) -> HttpResponse:
    if request.method == "POST":
        if request.POST.get("take_back"):
            taking_part.leave_seat(seat=seat)
        messages.success(request, _("You have left the workshop."))
        return seat_ticket.forget(redirect(reverse("together:type_code")))
    page = room_pages.leave_page(workshop)
    return render(request, "together/workshop/leave.jinja", {"page": page})


@require_safe
@never_cache
@public(ANYONE)
@of_room
def hall(request: HttpRequest, workshop: Workshop) -> HttpResponse:
    """The screen in the hall; it has no forms and needs no account, so any computer can show it."""
    activities = selectors.open_activities(workshop) if workshop.is_open else ()
    before = None if activities else selectors.last_closed(workshop)
    shown = [*activities, *([before] if before else [])]
    page = room_pages.hall_page(
        workshop, people=selectors.number_here(workshop), came=[came_of(one) for one in shown],
        went_on=_went_on(workshop),
    )  # fmt: skip
    return render(request, "together/workshop/hall.jinja", {"page": page})


@require_safe
@never_cache
@public(OF_SEAT)
def room_now(request: HttpRequest, room_code: str) -> HttpResponse:
    """A few letters that change whenever there is something new: phones ask for them every few seconds.

    Only whoever has a seat is answered, so that no code can be guessed here.
    """
    code = selectors.normal(room_code)
    with or_404(selectors.NotFound):
        if seat_ticket.take(request, code=code) is None:
            raise selectors.NotFound
        return JsonResponse({"now": selectors.stirred(code)})


def _activity(workshop: Workshop, key: UUID) -> WorkshopActivity:
    with or_404(WorkshopActivity.DoesNotExist):
        activity = selectors.activity_called(workshop, key)
        activity.workshop = workshop
        return activity
