"""What somebody who helps does: sign up, wait, offer their place to others, step back, come again.

Of two who take the last place at once the lock of the shift lets one in; the other stands on the waiting list.
"""

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from coproduction_star.audit.erasures import note_erasure
from coproduction_star.audit.models import ErasureKind
from coproduction_star.audit.services import record
from coproduction_star.organisations.models import Participant
from coproduction_star.together.models import PlaceState, Shift, ShiftPlace, ShiftRole
from coproduction_star.voices.references import hash_of, new_reference, reference_from

from .selectors import SHOWN_FOR, filled, lacks_of
from .settling import hand_over, settle

KEPT = dt.timedelta(days=90)
LATE = dt.timedelta(hours=24)
"""Stepping back from here on is late: whoever leads is asked to be told by phone too."""


class Over(ValueError):
    """It has begun, or it is past."""


class CalledOff(ValueError):
    """It does not take place."""


class StandsThere(ValueError):
    """This person has signed up, or waits already."""


@dataclass(frozen=True, slots=True)
class Joining:
    """What somebody says when they sign up, or somebody for them."""

    name: str = ""
    participant: Participant | None = None
    contact: str = ""
    safe_channel: str = ""
    access_needs: str = ""


@dataclass(frozen=True, slots=True)
class Joined:
    """The place, its four words (empty where an account opens it), and what is still lacking for the role."""

    place: ShiftPlace
    words: str = ""
    lacks: tuple[str, ...] = ()


@transaction.atomic
def sign_up(*, role: ShiftRole, who: Joining, sender: str = "", by: Any = None, own: bool = False) -> Joined:
    """Take a place, or stand on the waiting list. `own`: by somebody's own account, so that no words are needed.

    Raises Over, CalledOff, StandsThere. The same name from the same browser within half an hour is one place.
    """
    shift = _held(role.shift_id)
    _refuse(shift, for_others=by is not None and not own)
    known = _sent_before(shift, who, sender) if by is None else None
    if known is not None:
        return Joined(known, words_of(known, sender=sender))
    settle(shift)  # whoever has met a condition since goes first
    place, words = _place_for(shift, role, who, sender=sender, by=by, own=own)
    lacks = _seat(place, role, shift)
    _note(place, by)
    if shift.is_over:  # whoever notes who came just now has a page without them
        Shift.objects.filter(pk=shift.pk).update(version=F("version") + 1)
    settle(shift)
    return Joined(place, words, lacks)


def _note(place: ShiftPlace, by: Any) -> None:
    verb = "together.shift_joined" if place.state == PlaceState.SIGNED else "together.shift_waited_for"
    record(by=by, verb=verb, subject=place, for_whom=place.participant_id)


def _held(shift_id: Any) -> Shift:
    rows = Shift.objects.select_for_update(of=("self",)).select_related("programme__organisation")
    return rows.get(pk=shift_id)


def _refuse(shift: Shift, *, for_others: bool) -> None:
    """Whoever leads may write down afterwards who was there."""
    if shift.cancelled_because:
        raise CalledOff
    if shift.is_over and not for_others:
        raise Over


def _place_for(
    shift: Shift, role: ShiftRole, who: Joining, *, sender: str, by: Any, own: bool
) -> tuple[ShiftPlace, str]:  # fmt: skip
    """A new row, not kept yet, or the one of somebody who had stepped back."""
    if who.participant is not None:
        before = ShiftPlace.objects.filter(shift=shift, participant=who.participant).first()
        if before is not None and before.state != PlaceState.BACK:
            raise StandsThere
        if before is not None:
            before.role, before.since, before.offered_at = role, timezone.now(), None
            return before, ""
    identity = uuid.uuid4()
    words = "" if own else reference_from(f"{sender}|{identity}") if sender else new_reference()
    made = ShiftPlace(
        id=identity, shift=shift, role=role, programme_id=shift.programme_id, organisation_id=shift.organisation_id,
        participant=who.participant, name="" if who.participant else who.name, contact=who.contact,
        safe_channel=who.safe_channel, access_needs=who.access_needs, since=timezone.now(), by=None if own else by,
        reference_hash=hash_of(words) if words else None, delete_after=shift.on + KEPT,
    )  # fmt: skip
    return made, words


def _seat(place: ShiftPlace, role: ShiftRole, shift: Shift) -> tuple[str, ...]:
    """Where there is room, or somebody offers their place, and nothing is lacking: they come. Else they wait."""
    here = next(one for one in filled(shift) if one.role.pk == role.pk)
    lacks = lacks_of(role, [place])[place.pk]
    free = bool(here.left or here.offered) and not lacks
    place.state = PlaceState.SIGNED if free else PlaceState.WAITING
    place.save()
    if free and not here.left:
        hand_over(here.offered[0])
    return lacks


def _sent_before(shift: Shift, who: Joining, sender: str) -> ShiftPlace | None:
    if not sender:
        return None
    rows = ShiftPlace.objects.filter(shift=shift, name=who.name, made_at__gte=timezone.now() - SHOWN_FOR)
    found = rows.exclude(state=PlaceState.BACK).select_related("role")
    return next((one for one in found if words_of(one, sender=sender)), None)


def words_of(place: ShiftPlace, *, sender: str) -> str:
    """The four words again, for the browser that signed up; nothing for any other."""
    words = reference_from(f"{sender}|{place.pk}") if sender else ""
    return words if words and hash_of(words) == place.reference_hash else ""


@transaction.atomic
def step_back(*, place: ShiftPlace, by: Any = None) -> bool:
    """Leave the place to whoever waits. Says whether that was late. Raises Over."""
    shift, held = _both(place)
    if shift.is_over:
        raise Over
    if held.state == PlaceState.BACK:
        return False
    held.state, held.offered_at, held.since = PlaceState.BACK, None, timezone.now()
    held.save(update_fields=["state", "offered_at", "since"])
    record(by=by, verb="together.shift_left", subject=held, for_whom=held.participant_id)
    settle(shift)
    return not shift.cancelled_because and shift.begins - timezone.now() < LATE


@transaction.atomic
def come_again(*, place: ShiftPlace, by: Any = None) -> ShiftPlace:
    """Whoever stepped back signs up anew, behind those who wait. Raises Over, CalledOff."""
    shift, held = _both(place)
    _refuse(shift, for_others=False)
    if held.state != PlaceState.BACK:
        return held
    held.since = timezone.now()
    _seat(held, held.role, shift)
    _note(held, by)
    settle(shift)
    return held


@transaction.atomic
def offer(*, place: ShiftPlace, offers: bool, by: Any = None) -> ShiftPlace:
    """Look for somebody to take the place, or keep it after all. Whoever waits takes it at once. Raises Over."""
    shift, held = _both(place)
    if shift.is_over:
        raise Over
    if held.state != PlaceState.SIGNED or (held.offered_at is not None) == offers:
        return held
    held.offered_at = timezone.now() if offers else None
    held.save(update_fields=["offered_at"])
    verb = "together.shift_offered" if offers else "together.shift_kept"
    record(by=by, verb=verb, subject=held, for_whom=held.participant_id)
    settle(shift)
    held.refresh_from_db()
    return held


@transaction.atomic
def erase(*, place: ShiftPlace, by: Any = None) -> None:
    """Everything about the person on this shift goes at once."""
    shift, held = _both(place)
    empty(place=held, by=by)
    settle(shift)


@transaction.atomic
def empty(*, place: ShiftPlace, by: Any = None) -> None:
    """The same without a word to whoever moves up: an older backup holds what they were told of before."""
    record(by=by, verb="together.shift_place_erased", subject=place)
    note_erasure(ErasureKind.SHIFT_PLACE, place.pk)
    ShiftPlace.objects.filter(pk=place.pk).delete()


def _both(place: ShiftPlace) -> tuple[Shift, ShiftPlace]:
    """The shift under its lock, and the place as it is now."""
    shift = _held(place.shift_id)
    held = ShiftPlace.objects.select_related("role", "participant").get(pk=place.pk)
    return shift, held
