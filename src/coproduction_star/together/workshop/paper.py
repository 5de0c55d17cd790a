"""What came back on paper: one sheet of words, or the count of what stands on a wall."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db import transaction

from coproduction_star.audit.services import record
from coproduction_star.together.models import ActivityKind, WorkshopActivity, WorkshopMark, WorkshopSeat

from . import taking_part
from .services import kept_until
from .taking_part import Mark

Counts = Mapping[UUID, Mapping[int, int]]
"""By choice: how many of each value."""


@transaction.atomic
def type_words(*, activity: WorkshopActivity, lines: Sequence[str], by: Any) -> None:
    """Each line is one thing. They are read before others see them, as words from phones are."""
    seat = taking_part.take_seat(workshop=activity.workshop, by=by, paper=True)
    for line in lines:
        taking_part.write(activity=activity, seat=seat, words=line, key="")
    record(by=by, verb="together.paper_typed_in", subject=activity)


@transaction.atomic
def type_counts(*, activity: WorkshopActivity, people: int, counts: Counts, by: Any) -> None:
    """Only sums are told of votes, so which sheet had which dot is not kept: they are dealt out among the seats."""
    home = {"programme_id": activity.programme_id, "organisation_id": activity.organisation_id}
    until = kept_until(activity.workshop)
    seats = WorkshopSeat.objects.bulk_create(
        WorkshopSeat(workshop=activity.workshop, paper=True, by=by, delete_after=until, **home)
        for _person in range(people)
    )
    WorkshopMark.objects.bulk_create(
        WorkshopMark(activity=activity, seat=seat, contribution_id=choice, value=mark.value, **home)
        for seat, marks in zip(seats, deal(activity, people, counts), strict=True)
        for choice, mark in marks.items()
    )
    record(by=by, verb="together.paper_typed_in", subject=activity)


def deal(activity: WorkshopActivity, people: int, counts: Counts) -> list[dict[UUID, Mark]]:
    """Nobody gets two marks on one thing, nor more dots than they have, as long as the sums allow it."""
    dealt: list[dict[UUID, Mark]] = [{} for _person in range(people)]
    place = 0
    for choice, by_value in counts.items():
        place = 0 if activity.kind in {ActivityKind.AGREE, ActivityKind.PLACE} else place
        for value, number in by_value.items():
            for _one in range(number):
                dealt[place % people][choice] = Mark(value)
                place += 1
    return dealt
