"""Who moves up when a place is free, and how many are still missing: worked out under the lock of the shift."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.utils import timezone

from coproduction_star.audit.services import record
from coproduction_star.together.models import PlaceState, Shift, ShiftPlace

from . import telling
from .selectors import Filled, filled, lacks_of


def locked(keys: Iterable[Any]) -> list[Shift]:
    """These shifts under their locks, always taken in the same order. Call it inside a transaction."""
    return list(Shift.objects.select_for_update(of=("self",)).filter(pk__in=list(keys)).order_by("pk"))


def settle(shift: Shift) -> None:
    """Let those who wait move up where there is room and they lack nothing, and count how many are missing.

    Call it inside the transaction that holds the shift.
    """
    roles = filled(shift)
    moved = [] if shift.is_over or shift.cancelled_because else list(_move_up(roles))
    missing = sum(role.left for role in (filled(shift) if moved else roles))
    Shift.objects.filter(pk=shift.pk).update(missing=missing)
    shift.missing = missing


def _move_up(roles: tuple[Filled, ...]) -> Iterator[ShiftPlace]:
    for one in roles:
        if not one.wait or not (one.left or one.offered):
            continue
        lacks = lacks_of(one.role, one.wait)
        ready = [place for place in one.wait if not lacks[place.pk]]
        free, offered = one.left, list(one.offered)
        for place in ready[: free + len(offered)]:
            if not free:
                hand_over(offered.pop(0))
            free = max(0, free - 1)
            yield _take(place)


def _take(place: ShiftPlace) -> ShiftPlace:
    ShiftPlace.objects.filter(pk=place.pk).update(state=PlaceState.SIGNED, since=timezone.now())
    record(by=None, verb="together.shift_moved_up", subject=place)
    telling.moved_up(place)
    return place


def hand_over(place: ShiftPlace) -> None:
    """Somebody else takes the place that was offered: whoever offered it is free."""
    ShiftPlace.objects.filter(pk=place.pk).update(state=PlaceState.BACK, offered_at=None, since=timezone.now())
    record(by=None, verb="together.shift_taken_over", subject=place)
    telling.taken_over(place)
