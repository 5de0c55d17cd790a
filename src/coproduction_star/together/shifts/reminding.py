"""Once a day: remind whoever comes tomorrow, once for each shift and not too often, and look who can move up."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from coproduction_star.together.models import PlaceState, Shift, ShiftPlace

from . import telling
from .settling import settle

AHEAD = dt.timedelta(days=1)
A_WEEK = dt.timedelta(days=7)
MOST_IN_A_WEEK = 3
"""Reminders to one person, whatever they signed up for."""


def remind_due(*, today: dt.date) -> int:
    """In an organisation's scope. Returns how many letters go out."""
    rows = ShiftPlace.objects.filter(
        state=PlaceState.SIGNED, shift__cancelled_because="", shift__on__gte=today,
        shift__on__lte=today + AHEAD, programme__closed_at__isnull=True, programme__archived_at__isnull=True,
    )  # fmt: skip
    found = rows.select_related("shift", "participant__user")
    due = [one for one in found if not one.shift.is_over and not _is_reminded(one)]
    wanted = _not_too_often(due)
    if not wanted:
        return 0
    with transaction.atomic():
        written = telling.remind(wanted[0].organisation_id, wanted)
        ShiftPlace.objects.filter(pk__in=[one.pk for one in written]).update(reminded_at=timezone.now())
    return len(written)


def _is_reminded(place: ShiftPlace) -> bool:
    """Of the day as it is now: a letter about an earlier one does not count."""
    return place.reminded_at is not None and timezone.localdate(place.reminded_at) >= place.shift.on - AHEAD


def _not_too_often(due: Iterable[ShiftPlace]) -> list[ShiftPlace]:
    lately = ShiftPlace.objects.filter(reminded_at__gte=timezone.now() - A_WEEK)
    had = Counter(_whose(*row) for row in lately.values_list("participant", "contact"))
    wanted = []
    for one in sorted(due, key=lambda place: (place.shift.begins, place.pk)):
        whose = _whose(one.participant_id, one.contact)
        if had[whose] < MOST_IN_A_WEEK:
            had[whose] += 1
            wanted.append(one)
    return wanted


def _whose(participant: object, contact: str) -> str:
    return str(participant or contact.casefold())


def look_again(*, today: dt.date) -> int:
    """Whoever has shown since what a role asks for gets the free place. In an organisation's scope."""
    rows = Shift.objects.filter(on__gte=today, missing__gt=0, places__state=PlaceState.WAITING).distinct()
    return sum(settle_again(one) for one in rows)


@transaction.atomic
def settle_again(shift: Shift) -> int:
    """How many people fewer are missing than before."""
    held = Shift.objects.select_for_update(of=("self",)).get(pk=shift.pk)
    before = held.missing
    settle(held)
    return before - held.missing
