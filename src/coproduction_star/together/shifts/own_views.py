"""What four words open, for the browser in which they were typed lately: one's own place on a shift."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.together.models import PlaceState, ShiftPlace
from coproduction_star.ui.reading import read_alike, reading
from coproduction_star.ui.shortcuts import pressed, public
from coproduction_star.voices.following import ticket
from coproduction_star.voices.following.doors import opened_by_words

from . import acting, public_pages, selectors, signing
from .addresses import OWN
from .holding import KIND
from .wording import REFUSED

BY_WORDS = "The four words of a reference open it, and nothing else does."

of_words = opened_by_words(
    KIND, selectors.opened, missing=selectors.NotFound, home=lambda place: place.shift.programme.organisation
)
"""Hand the view the place that four words opened; any other browser is asked for them."""


@require_safe
@never_cache
@public(BY_WORDS)
@of_words
def own_shift(request: HttpRequest, place: ShiftPlace) -> HttpResponse:
    waits = place.state == PlaceState.WAITING
    page = public_pages.own_page(
        place, before=selectors.waiting_before(place) if waits else 0,
        lacks=selectors.lacks_of(place.role, [place])[place.pk] if waits else (),
        addresses={
            "act": reverse("together:own_shift_act"), "erase": reverse("together:own_shift_erase"),
            "close": reverse("voices:stop_following"), "calendar": reverse("together:own_shift_calendar"),
        },
    )  # fmt: skip
    shown = {"page": hidden_for(request).over(page), "reading": reading(request)}
    return render(request, "together/shifts/own.jinja", shown)


@require_POST
@never_cache
@public(BY_WORDS)
@of_words
def own_shift_act(request: HttpRequest, place: ShiftPlace) -> HttpResponse:
    return pressed(
        request, lambda: acting.press(place, request.POST.get("do", "")), done=str,
        then=read_alike(request, reverse(OWN)),
        refusals={
            **{kind: str(words) for kind, words in REFUSED.items() if words},
            acting.NoSuchButton: _("That button is not on this page. Choose one of those below."),
        },
    )  # fmt: skip


@require_POST
@never_cache
@public(BY_WORDS)
@of_words
def own_shift_erase(request: HttpRequest, place: ShiftPlace) -> HttpResponse:
    signing.erase(place=place)
    messages.success(request, _("Everything is erased. The four words no longer open anything."))
    return ticket.forget(redirect("voices:follow"))
