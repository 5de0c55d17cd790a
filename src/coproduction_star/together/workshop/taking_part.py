"""What somebody in the room does: take a seat, write, and mark. Sent twice, it is kept once."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from coproduction_star.audit.erasures import note_erasure
from coproduction_star.audit.models import ErasureKind
from coproduction_star.together.models import (
    ActivityKind,
    Turn,
    Workshop,
    WorkshopActivity,
    WorkshopContribution,
    WorkshopMark,
    WorkshopSeat,
)
from coproduction_star.voices.models import State
from coproduction_star.voices.services import held_because

from .selectors import MARKED, WRITTEN, choices_of
from .services import kept_until

MOST_WORDS_OF_A_SEAT = 60
"""Of one seat in one activity: nobody fills the hall alone."""


class NotNow(ValueError):
    """This is not open now."""


class TooMuch(ValueError):
    """This seat has written as much as one seat may."""


@dataclass(frozen=True, slots=True)
class Mark:
    value: int
    reason: str = ""
    resources: int | None = None


def take_seat(*, workshop: Workshop, name: str = "", by: Any = None, paper: bool = False) -> WorkshopSeat:
    """No event is recorded: who came when stands nowhere."""
    if not paper and not workshop.is_open:
        raise NotNow
    return WorkshopSeat.objects.create(
        workshop=workshop, programme_id=workshop.programme_id, organisation_id=workshop.organisation_id, name=name,
        paper=paper, by=by, delete_after=kept_until(workshop),
    )  # fmt: skip


@transaction.atomic
def leave_seat(*, seat: WorkshopSeat) -> None:
    """Everything of it goes at once."""
    note_erasure(ErasureKind.WORKSHOP_SEAT, seat.pk)
    WorkshopSeat.objects.filter(pk=seat.pk).delete()


def write(*, activity: WorkshopActivity, seat: WorkshopSeat, words: str, key: str) -> WorkshopContribution:
    """Keep what somebody writes. The same key again gives the row of the first time. Raises NotNow, TooMuch."""
    before = _kept_before(activity, seat, key)
    if before is not None:
        return before
    _open(activity, seat, WRITTEN)
    if WorkshopContribution.objects.filter(activity=activity, seat=seat).count() >= MOST_WORDS_OF_A_SEAT:
        raise TooMuch
    try:
        with transaction.atomic():
            return WorkshopContribution.objects.create(
                activity=activity, seat=seat, key=key, words=words, state=state_of(activity.workshop, words),
                programme_id=activity.programme_id, organisation_id=activity.organisation_id,
            )  # fmt: skip
    except IntegrityError:
        return WorkshopContribution.objects.get(activity=activity, seat=seat, key=key)


def _kept_before(activity: WorkshopActivity, seat: WorkshopSeat, key: str) -> WorkshopContribution | None:
    if not key:
        return None
    return WorkshopContribution.objects.filter(activity=activity, seat=seat, key=key).first()


def state_of(workshop: Workshop, words: str) -> str:
    """What may tell who somebody is waits for a pair of eyes; the rest too, where the team reads first."""
    if any(held_because(workshop.programme, words).values()):
        return State.HELD
    return State.WAITING if workshop.checked else State.SHOWN


def take_back(*, contribution_id: UUID, activity: WorkshopActivity, seat: WorkshopSeat) -> None:
    """Only while nothing came of it."""
    rows = WorkshopContribution.objects.filter(pk=contribution_id, activity=activity, seat=seat)
    rows.filter(became__isnull=True, promise__isnull=True).delete()


@transaction.atomic
def mark(*, activity: WorkshopActivity, seat: WorkshopSeat, marks: Mapping[UUID, Mark]) -> None:
    """Their marks, in the place of those before. Raises NotNow."""
    _open(activity, seat, MARKED)
    WorkshopSeat.objects.select_for_update().get(pk=seat.pk)
    there = {one.pk for one in choices_of(activity)}
    before = WorkshopMark.objects.filter(activity=activity, seat=seat)
    read = {(key, reason): shown for key, reason, shown in before.values_list("contribution", "reason", "shown")}
    before.delete()
    WorkshopMark.objects.bulk_create(
        WorkshopMark(
            activity=activity, seat=seat, contribution_id=key, value=one.value, reason=one.reason,
            resources=one.resources,
            shown=not one.reason or read.get((key, one.reason), _is_shown(activity, one.reason)),
            programme_id=activity.programme_id, organisation_id=activity.organisation_id,
        )
        for key, one in list(marks.items())[: _most(activity)]
        if key in there
    )  # fmt: skip


def _is_shown(activity: WorkshopActivity, words: str) -> bool:
    return state_of(activity.workshop, words) == State.SHOWN


def _most(activity: WorkshopActivity) -> int | None:
    return {ActivityKind.DOTS: activity.dots, ActivityKind.POLL: 1}.get(ActivityKind(activity.kind))


def _open(activity: WorkshopActivity, seat: WorkshopSeat, kinds: frozenset[ActivityKind]) -> None:
    """What came back on paper is typed in whatever is open."""
    if activity.kind not in kinds or not (seat.paper or (activity.turn == Turn.OPEN and activity.workshop.is_open)):
        raise NotNow
