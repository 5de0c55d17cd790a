"""What is under way or was said no to already, and so how much more each person takes on."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from coproduction_star.journeys.models import Programme
from coproduction_star.people_it.models import (
    AskedPerson,
    Happened,
    Offer,
    Outcome,
    Proposal,
    ProposalLeg,
    Said,
)
from coproduction_star.people_it.offered import most_at_once

ROLE, IDEA = "role:", "idea:"


def key_of_wanted(leg: ProposalLeg) -> str:
    """The id that what a leg is for has in the rows of a matching."""
    return str(leg.need_id) if leg.need_id else f"{ROLE}{leg.role_id}" if leg.role_id else f"{IDEA}{leg.idea_id}"


@dataclass(frozen=True, slots=True)
class Busy:
    """Legs under way by person, offer and what is wanted; and for each offer what it is not proposed for again."""

    of_person: Mapping[UUID, int] = field(default_factory=Counter)
    of_offer: Mapping[UUID, int] = field(default_factory=Counter)
    of_wanted: Mapping[str, int] = field(default_factory=Counter)
    declined: Mapping[UUID, frozenset[str]] = field(default_factory=dict)

    def left(self, key: str, most: int) -> int:
        return most - self.of_wanted.get(key, 0)


def busy_in(programme: Programme, *, but: Proposal | None = None) -> Busy:
    """One query. What somebody said no to, or a broker set aside, is over and never proposed again; what a broker
    proposed by hand is under way before anybody decides on it. `but` is a proposal that is left out."""
    person, offer, wanted = Counter[UUID](), Counter[UUID](), Counter[str]()
    no: defaultdict[UUID, set[str]] = defaultdict(set)
    for leg in _decided(programme):
        if but is not None and leg.proposal_id == but.pk:
            continue
        if leg.is_off:
            no[leg.offer_id].add(key_of_wanted(leg))
        elif not leg.is_over:
            person[leg.offer.participant_id] += 1
            offer[leg.offer_id] += 1
            wanted[key_of_wanted(leg)] += 1
    return Busy(person, offer, wanted, {key: frozenset(names) for key, names in no.items()})


def _decided(programme: Programme) -> Iterable[Any]:
    said_no = AskedPerson.objects.filter(proposal=OuterRef("proposal"), said=Said.NO)
    came_of_it = Outcome.objects.filter(asked__proposal=OuterRef("proposal")).exclude(happened=Happened.LATER)
    decided = Q(proposal__approved_at__isnull=False) | Q(proposal__set_aside_at__isnull=False)
    decided |= Q(proposal__run__isnull=True)
    rows = ProposalLeg.objects.filter(decided, programme=programme).select_related("offer").order_by("pk")
    return rows.annotate(
        is_off=Exists(said_no) | Q(proposal__set_aside_at__isnull=False), is_over=Exists(came_of_it)
    )  # fmt: skip


def room_of(offers: Iterable[Offer], busy: Busy) -> dict[UUID, int]:
    """How many more each offer with room can be for: no more than its person takes on in all, and than the least of
    their offers has room for. So neither is ever exceeded."""
    listed = list(offers)
    limits = most_at_once({one.participant_id for one in listed})
    room: dict[UUID, int] = {}
    own = {one.pk: one.most - busy.of_offer.get(one.pk, 0) for one in listed}
    for one in listed:
        if own[one.pk] > 0:
            person = one.participant_id
            left = limits[person] - busy.of_person.get(person, 0)
            room[person] = min(room.get(person, left), own[one.pk])
    return {one.pk: room[one.participant_id] for one in listed if own[one.pk] > 0 and room[one.participant_id] > 0}
