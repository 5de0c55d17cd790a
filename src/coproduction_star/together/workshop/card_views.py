"""The four words of a card in the room, and the card that they open two weeks later."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.together.models import Workshop, WorkshopCard, WorkshopSeat
from coproduction_star.ui.shortcuts import posted, public, sender_of
from coproduction_star.voices.following import ticket
from coproduction_star.voices.following.doors import opened_by_words

from . import card_pages, card_selectors, cards, selectors
from .card_forms import ReflectForm, card_now
from .holding import KIND
from .room_doors import of_room, of_seat

BY_WORDS = "The four words of a card open it, and nothing else does."
ASK = require_http_methods(["GET", "HEAD", "POST"])

of_words = opened_by_words(
    KIND, card_selectors.opened, missing=selectors.NotFound,
    home=lambda card: card.contribution.activity.workshop.programme.organisation,
)  # fmt: skip
"""Hand the view the card whose four words were typed in this browser lately."""


@require_safe
@never_cache
@public("Shows the four words of a card to the browser that wrote it.")
@of_room
@of_seat
def card_in_room(
    request: HttpRequest, workshop: Workshop, seat: WorkshopSeat, workshop_words_id: UUID
) -> HttpResponse:
    """Whether there is such a card is not told to any other browser."""
    card = card_selectors.card_of(workshop_words_id)
    words = cards.words_of(card, sender=sender_of(request)) if card else ""
    page = card_pages.words_page(workshop, card, words=words)
    return render(request, "together/workshop/card_words.jinja", {"page": hidden_for(request).over(page)})


@ASK
@never_cache
@public(BY_WORDS)
@of_words
def own_card(request: HttpRequest, card: WorkshopCard) -> HttpResponse:
    form = ReflectForm(posted(request), initial=card_now(card))
    if form.is_valid():
        shown = cards.reflect(card=card, **form.cleaned_data)
        messages.success(request, _("Thank you. The team sees how many tried it, and never who."))
        if form.cleaned_data["learnt"] and not shown:
            messages.info(request, _("Somebody of the team reads what you learnt first, then others see it."))
        return redirect("together:own_card")
    page = card_pages.card_page(card)
    return render(request, "together/workshop/card.jinja", {"page": hidden_for(request).over(page), "form": form})


@require_POST
@public(BY_WORDS)
@of_words
def own_card_take_back(request: HttpRequest, card: WorkshopCard) -> HttpResponse:
    cards.take_card_back(card=card)
    messages.success(request, _("Taken back."))
    return ticket.forget(redirect(reverse("voices:follow")))
