"""How much a programme asked people, and how much they offer: each feature that says so on the Star reads it here."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from coproduction_star.journeys.models import Programme
from coproduction_star.journeys.selectors import facts_of, number_of

from .models import Happened, Need, Offer, Outcome, Response, Survey
from .offered import State, in_state

COUNTED = Q(responses__finished_at__isnull=False, responses__withdrawn_at__isnull=True)
"""Answers to a survey that were sent and not taken back."""


@dataclass(frozen=True, slots=True)
class Counts:
    """Surveys with their answers; offers and wishes that hold now, and how many of both wait for an answer; and
    introductions that took place."""

    drafts: int = 0
    opened: int = 0
    answers: int = 0
    offers: int = 0
    needs: int = 0
    offers_wait: int = 0
    needs_wait: int = 0
    took_place: int = 0

    @property
    def waits(self) -> int:
        return self.offers_wait + self.needs_wait


def counts_of(programme: Programme) -> Counts:
    """Of what the Star asked for in one query with all other steps."""
    return Counts(**facts_of(programme).counted_by("people_it"))


def counts(today: dt.date) -> dict[str, Any]:
    living = in_state(State.LIVING, today=today)
    is_open, unanswered = Q(published_at__isnull=False), Q(answered_at__isnull=True)
    sent = Response.objects.filter(finished_at__isnull=False, withdrawn_at__isnull=True)
    return {
        "drafts": number_of(Survey.objects.filter(~is_open)),
        "opened": number_of(Survey.objects.filter(is_open)),
        "answers": number_of(sent, by="survey__programme"),
        "offers": number_of(Offer.objects.filter(living)),
        "needs": number_of(Need.objects.filter(living)),
        "offers_wait": number_of(Offer.objects.filter(living & unanswered)),
        "needs_wait": number_of(Need.objects.filter(living & unanswered)),
        "took_place": number_of(Outcome.objects.filter(happened=Happened.YES), of="asked__proposal"),
    }
