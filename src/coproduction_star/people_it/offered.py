"""What of the offers and needs holds on a day: every feature reads it from here, so that nobody shows what is gone."""

import datetime as dt
from collections.abc import Collection, Mapping
from enum import StrEnum
from typing import TypeVar
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from coproduction_star.journeys.models import Programme

from .models import TOGETHER, Agreement, LoadLimit, Need, Offer, OfferConsent, RoleWanted

Thing = TypeVar("Thing", Offer, Need)


class State(StrEnum):
    """Where an offer or a need stands. It is derived, and kept nowhere."""

    LIVING = "living"
    PAUSED = "paused"
    WITHDRAWN = "withdrawn"
    PAST = "past"


def state_of(thing: Offer | Need, *, today: dt.date) -> State:
    if thing.withdrawn_at is not None:
        return State.WITHDRAWN
    if thing.shown_until < today:
        return State.PAST
    return State.PAUSED if thing.paused_at is not None else State.LIVING


def in_state(state: State, *, today: dt.date) -> Q:
    """The rows in this state, as `state_of` says."""
    here = Q(withdrawn_at__isnull=True, shown_until__gte=today)
    return {
        State.LIVING: here & Q(paused_at__isnull=True),
        State.PAUSED: here & Q(paused_at__isnull=False),
        State.WITHDRAWN: Q(withdrawn_at__isnull=False),
        State.PAST: Q(withdrawn_at__isnull=True, shown_until__lt=today),
    }[state]


def agreed(kind: Agreement) -> Exists:
    """For a query of offers or needs: their person agrees to this, and has not taken it back."""
    rows = OfferConsent.objects.filter(entry=OuterRef("entry_id"), kind=kind, taken_back_at__isnull=True)
    return Exists(rows.order_by())


def to_match(model: type[Thing], programme: Programme, *, today: dt.date) -> QuerySet[Thing]:
    """The offers, or the needs, that somebody may be introduced about: they hold today, and their person agrees."""
    rows = model.objects.filter(in_state(State.LIVING, today=today), agreed(Agreement.INTRODUCE), programme=programme)
    return rows.select_related("entry", "participant", "place")


def to_publish(model: type[Thing], *, today: dt.date) -> QuerySet[Thing]:
    """The offers, or the needs, whose public words anyone may read now, in the scope that is open."""
    living = in_state(State.LIVING, today=today) & Q(published_at__isnull=False)
    return model.objects.filter(living, agreed(Agreement.PUBLISH)).select_related("place")


def roles_that_look(programme: Programme, *, today: dt.date) -> QuerySet[RoleWanted]:
    return RoleWanted.objects.filter(programme=programme, closed_at__isnull=True, until__gte=today)


def most_at_once(people: Collection[UUID]) -> Mapping[UUID, int]:
    """How many introductions each of these people has under way at most: one query."""
    chosen = dict(LoadLimit.objects.filter(participant__in=people).values_list("participant", "most_at_once"))
    return {person: chosen.get(person, TOGETHER) for person in people}
