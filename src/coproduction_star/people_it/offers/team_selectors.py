import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone

from coproduction_star.journeys.models import Programme
from coproduction_star.people_it.models import Entry, LoadLimit, Need, Offer, OfferConsent, RoleWanted
from coproduction_star.people_it.offered import State, in_state

from .codes import plain_code
from .selectors import SHOWN_AGAIN_FOR, SORTS


@dataclass(frozen=True, slots=True)
class Wanted:
    """What of the list is shown. Empty words ask for nothing."""

    sort: str = "offer"
    state: str = ""
    kind: str = ""
    place: UUID | None = None
    words: str = ""
    waiting: bool = False


def list_of(programme: Programme, wanted: Wanted, *, today: dt.date) -> QuerySet[Any]:
    """The offers, or the needs, that the filters ask for: those that wait for an answer first."""
    rows = SORTS[wanted.sort].objects.filter(programme=programme)
    rows = rows.filter(in_state(State(wanted.state or State.LIVING), today=today))
    if wanted.kind:
        rows = rows.filter(kind=wanted.kind)
    if wanted.place:
        rows = rows.filter(place=wanted.place)
    if wanted.waiting:
        rows = rows.filter(answered_at__isnull=True)
    for word in wanted.words.split():
        rows = rows.filter(Q(words__icontains=word) | Q(code=plain_code(word) or "-") | Q(tags__icontains=word))
    return rows.select_related("place", "entry").order_by("answered_at", "-made_at", "pk")


def with_entry(programme: Programme, *, sort: str, thing_id: UUID) -> Offer | Need:
    """One of the programme, with what its author agrees to."""
    living = OfferConsent.objects.filter(taken_back_at__isnull=True)
    rows = SORTS[sort].objects.select_related(
        "entry__participant", "participant__user", "place", "programme__organisation", "in_answer_to", "answered_by"
    )
    return rows.prefetch_related(Prefetch("entry__consents", queryset=living)).get(programme=programme, pk=thing_id)


def limit_of(entry: Entry) -> LoadLimit | None:
    return LoadLimit.objects.filter(participant=entry.participant_id).first()


def typed_in(programme: Programme, entry_id: UUID) -> Entry:
    return Entry.objects.prefetch_related("offers", "needs").get(programme=programme, pk=entry_id)


def is_fresh(entry: Entry) -> bool:
    return entry.made_at > timezone.now() - SHOWN_AGAIN_FOR


def roles_of(programme: Programme) -> QuerySet[RoleWanted]:
    return RoleWanted.objects.filter(programme=programme).select_related("place").order_by("closed_at", "until", "pk")


def role_called(programme: Programme, role_id: UUID) -> RoleWanted:
    return RoleWanted.objects.select_related("programme__organisation").get(programme=programme, pk=role_id)
