from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from coproduction_star.journeys.addresses import address
from coproduction_star.journeys.models import Handover, Initiative, Kept, Programme, ProgrammeRole, Promise
from coproduction_star.journeys.people.selectors import living_members
from coproduction_star.journeys.steps import NextAction, Waiting, all_steps
from coproduction_star.organisations.models import Membership


@dataclass(frozen=True, slots=True)
class LeftOver:
    """What somebody leaves in a programme."""

    promises: tuple[Promise, ...]
    asked_about: tuple[Initiative, ...]
    waiting: tuple[Waiting, ...]
    next: tuple[NextAction, ...]
    roles: tuple[ProgrammeRole, ...]


def handovers_of(programme: Programme) -> QuerySet[Handover]:
    return Handover.objects.filter(programme=programme).select_related("leaver", "successor")


def handover_called(programme: Programme, handover_id: UUID) -> Handover:
    rows = handovers_of(programme).select_related("programme__organisation")
    return rows.get(pk=handover_id)


def could_lead(programme: Programme, *, but: Any) -> QuerySet[Membership]:
    """Members who see the programme already."""
    here = Q(roles__isnull=False) | Q(programme_roles__programme=programme)
    return living_members(programme).filter(here, user__isnull=False).exclude(user=but).distinct()


def membership_of(programme: Programme, user: Any) -> Membership | None:
    return living_members(programme).filter(user=user).first()


def left_by(programme: Programme, user: Any) -> LeftOver:
    """Promises that are open, initiatives they are asked about, what waits for them here, and what comes next."""
    mine = {"programme": programme}
    return LeftOver(
        promises=tuple(Promise.objects.filter(**mine, who__user=user, kept=Kept.OPEN).order_by("due_on")),
        asked_about=tuple(Initiative.objects.filter(**mine, contact__user=user).order_by("title")),
        waiting=tuple(_waiting(programme, user)),
        next=tuple(action for step in all_steps() if (action := step.next_action(programme)) is not None),
        roles=tuple(ProgrammeRole.objects.filter(**mine, membership__user=user).order_by("role")),
    )  # fmt: skip


def _waiting(programme: Programme, user: Any) -> Iterator[Waiting]:
    here = address("star", programme)
    for step in all_steps():
        yield from (one for one in step.waiting_for(user) if one.address.startswith(here))
