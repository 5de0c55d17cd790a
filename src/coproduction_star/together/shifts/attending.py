"""After a shift: who came, the hours they gave, what was seen, and thanks."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_noop

from coproduction_star.audit.services import record
from coproduction_star.journeys.services import claim_version
from coproduction_star.together.models import Shift, ShiftPlace, ShiftSeen

from . import telling
from .selectors import places_in

MINUTES = 60


class NotBegun(ValueError):
    """Nobody can have come yet."""


class NobodyCame(ValueError):
    """There is nobody to thank."""


@dataclass(frozen=True, slots=True)
class Noted:
    """What whoever leads noted. `hours` by the place of each who came; `others` came without signing up."""

    hours: Mapping[UUID, Decimal] = field(default_factory=dict)
    others: int = 0
    others_hours: Decimal = Decimal(0)
    seen: Mapping[UUID, Decimal | None] = field(default_factory=dict)
    """By what is counted; None where nobody counted it."""


def length_of(shift: Shift) -> Decimal:
    """In hours."""
    minutes = (shift.ends.hour - shift.starts.hour) * MINUTES + shift.ends.minute - shift.starts.minute
    return (Decimal(minutes) / MINUTES).quantize(Decimal("0.01"))


@transaction.atomic
def note(*, shift: Shift, version: int, noted: Noted, by: Any) -> None:
    """Write down who came and what was seen, or correct it. How many came, and their hours, outlive the names.

    Raises NotBegun, ChangedMeanwhile.
    """
    if not shift.is_over or shift.cancelled_because:
        raise NotBegun(gettext_noop("It has not begun, or it was called off. Nothing was kept."))
    claim_version(shift, version=version)
    for place in places_in(shift):
        hours = noted.hours.get(place.pk)
        ShiftPlace.objects.filter(pk=place.pk).update(came=hours is not None, hours=hours)
    for count, number in noted.seen.items():
        ShiftSeen.objects.filter(shift=shift, count=count).update(number=number)
    came = len(noted.hours) + noted.others
    together = sum(noted.hours.values(), noted.others_hours)
    Shift.objects.filter(pk=shift.pk).update(came=came, hours=together, counted_on=timezone.localdate())
    record(by=by, verb="together.shift_counted", subject=shift, number=came)


def others_of(shift: Shift, places: tuple[ShiftPlace, ...]) -> tuple[int, Decimal]:
    """Of what was noted, how many came without signing up, and their hours."""
    named = [one.hours or Decimal(0) for one in places if one.came]
    return max(0, (shift.came or 0) - len(named)), max(Decimal(0), (shift.hours or Decimal(0)) - sum(named))


@transaction.atomic
def thank(*, shift: Shift, words: str, by: Any) -> int:
    """Say thank you to those who came. Returns how many letters go out; the words are read on their page only.

    Raises NobodyCame.
    """
    if not ShiftPlace.objects.filter(shift=shift, came=True).exists():
        raise NobodyCame(gettext_noop("Note first who came. Your words are still here."))
    Shift.objects.filter(pk=shift.pk).update(thanks=words)
    record(by=by, verb="together.shift_thanked", subject=shift)
    return telling.thanked(shift)
