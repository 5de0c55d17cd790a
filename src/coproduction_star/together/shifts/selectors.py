"""What shifts read."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet
from django.utils import timezone
from django_scopes import scope, scopes_disabled

from coproduction_star.journeys.conditions import unmet_of_all
from coproduction_star.journeys.models import Initiative, Programme
from coproduction_star.journeys.steps import NobodyAnswers
from coproduction_star.organisations.models import Participant
from coproduction_star.organisations.reaching import is_safe_for_email
from coproduction_star.together.models import PlaceState, Shift, ShiftPlace, ShiftRole, ShiftSeen

PER_PAGE = 25
SHOWN_FOR = dt.timedelta(minutes=30)
"""How long the four words stand on the page for whoever signed up."""


class NotFound(LookupError):
    """No such reference: wrong, erased, or long gone. Nobody is told which."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A role with those who come and those who wait, in order."""

    role: ShiftRole
    come: tuple[ShiftPlace, ...] = ()
    wait: tuple[ShiftPlace, ...] = ()
    lacks: dict[UUID, tuple[str, ...]] = field(default_factory=dict)
    """By the place of somebody who comes or waits, what they lack for the role."""

    @property
    def left(self) -> int:
        return max(0, self.role.needed - len(self.come))

    @property
    def offered(self) -> tuple[ShiftPlace, ...]:
        return tuple(one for one in self.come if one.offered_at is not None)


def shifts_of(programme: Programme, *, number: str | None) -> Page[Any]:
    """Those to come first, the nearest at the top, then those that are past."""
    rows = Shift.objects.filter(programme=programme).annotate(is_past=Q(on__lt=timezone.localdate()))
    return Paginator(rows.order_by("is_past", "on", "starts", "title", "pk"), PER_PAGE).get_page(number)


def mine_among(shifts: Iterable[Shift], participant_id: UUID) -> dict[UUID, ShiftPlace]:
    """One's own places, by shift."""
    rows = ShiftPlace.objects.filter(shift__in=[one.pk for one in shifts], participant=participant_id)
    return {one.shift_id: one for one in rows.exclude(state=PlaceState.BACK)}


def shift_called(programme: Programme, shift_id: UUID) -> Shift:
    rows = Shift.objects.select_related("programme__organisation", "initiative")
    return rows.get(programme=programme, pk=shift_id)


def role_called(shift: Shift, role_id: UUID) -> ShiftRole:
    return ShiftRole.objects.select_related("shift__programme__organisation").get(shift=shift, pk=role_id)


def place_called(shift: Shift, place_id: UUID) -> ShiftPlace:
    return ShiftPlace.objects.select_related("role", "participant__user").get(shift=shift, pk=place_id)


def open_to_all(programme: Programme) -> QuerySet[Shift]:
    """What anyone may read of a published programme: shifts to come."""
    rows = Shift.objects.filter(programme=programme, on__gte=timezone.localdate())
    return rows.select_related("programme__organisation").order_by("on", "starts", "pk")


def roles_of(shift: Shift) -> tuple[ShiftRole, ...]:
    return tuple(ShiftRole.objects.filter(shift=shift))


def places_in(shift: Shift) -> tuple[ShiftPlace, ...]:
    rows = ShiftPlace.objects.filter(shift=shift).exclude(state=PlaceState.BACK)
    return tuple(rows.select_related("participant__user").order_by("since", "pk"))


def filled(shift: Shift, *, with_lacks: bool = False) -> tuple[Filled, ...]:
    """Each role with its people; `with_lacks` asks what those on it lack now: a check can lapse."""
    roles, places = roles_of(shift), places_in(shift)
    rows = []
    for role in roles:
        here = [one for one in places if one.role_id == role.pk]
        wait = tuple(one for one in here if one.state == PlaceState.WAITING)
        come = tuple(one for one in here if one.state == PlaceState.SIGNED)
        rows.append(Filled(role, come, wait, lacks_of(role, here) if with_lacks else {}))
    return tuple(rows)


def lacks_of(role: ShiftRole, places: Sequence[ShiftPlace]) -> dict[UUID, tuple[str, ...]]:
    """What these people lack for a role, by their place. None is asked for a role without conditions."""
    if not role.conditions or not places:
        return {one.pk: () for one in places}
    known = unmet_for(role, [one.participant for one in places if one.participant is not None])
    return {
        one.pk: known[one.participant_id] if one.participant_id else tuple(role.asks)
        for one in places
    }  # fmt: skip


def unmet_for(role: ShiftRole, people: Sequence[Participant]) -> dict[UUID, tuple[str, ...]]:
    """In sentences. Where no step answers for a condition, everything that the role asks is missing."""
    try:
        return unmet_of_all(people, role.conditions) if role.conditions and people else {one.pk: () for one in people}
    except NobodyAnswers:
        return {one.pk: tuple(role.asks) for one in people}


def place_of(shift: Shift, participant_id: UUID) -> ShiftPlace | None:
    rows = ShiftPlace.objects.filter(shift=shift, participant=participant_id)
    return rows.select_related("role").first()


def seen_on(shift: Shift) -> tuple[ShiftSeen, ...]:
    return tuple(ShiftSeen.objects.filter(shift=shift).select_related("count"))


def initiatives_for(programme: Programme) -> QuerySet[Initiative]:
    return Initiative.objects.filter(programme=programme).order_by("title")


def known_people(programme: Programme) -> QuerySet[Participant]:
    """Who may be written down by their name here: those who take part in the programme."""
    rows = Participant.objects.filter(programme_roles__programme=programme, erased_at__isnull=True)
    return rows.distinct().order_by("name")


def participant_called(participant_id: UUID) -> Participant:
    return Participant.objects.select_related("user").get(pk=participant_id)


def waiting_before(place: ShiftPlace) -> int:
    """How many stand before somebody on the waiting list of their role."""
    rows = ShiftPlace.objects.filter(role=place.role_id, state=PlaceState.WAITING, since__lt=place.since)
    return rows.count()


def signed_lately(shift: Shift, place_id: UUID) -> ShiftPlace | None:
    rows = ShiftPlace.objects.filter(shift=shift, pk=place_id, made_at__gt=timezone.now() - SHOWN_FOR)
    return rows.select_related("role").first()


def kept_under(hashes: tuple[str, ...]) -> tuple[UUID, str] | None:
    """Whose words these are, in whichever organisation: the words are the only key."""
    with scopes_disabled():
        return ShiftPlace.objects.filter(reference_hash__in=hashes).values_list("pk", "reference_hash").first()


@contextmanager
def opened(identity: UUID, reference_hash: str) -> Iterator[ShiftPlace]:
    """What the browser opened, in the scope of its programme."""
    with scopes_disabled():
        rows = ShiftPlace.objects.select_related("shift__programme__organisation", "role", "participant__user")
        found = rows.filter(pk=identity, reference_hash=reference_hash).first()
    if found is None:
        raise NotFound
    with scope(organisation=found.organisation_id, programme=found.programme_id):
        yield found


def own_email_of(place: ShiftPlace) -> str:
    """Of somebody whom we do not know otherwise: what they wrote, where it is an address and a safe way."""
    written = is_safe_for_email(place.safe_channel) and "@" in place.contact and " " not in place.contact
    return place.contact if written else ""
