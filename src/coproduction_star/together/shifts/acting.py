"""The buttons of somebody's own place, the same with an account and with four words."""

from typing import Any

from django.utils.translation import gettext as _

from coproduction_star.together.models import PlaceState, ShiftPlace

from . import signing
from .presenters import AGAIN, BACK, KEEP, OFFER


class NoSuchButton(ValueError):
    """The page has no button of this name."""


def press(place: ShiftPlace, button: str, *, by: Any = None) -> str:
    """Do it, and say what came of it. Raises Over, CalledOff, NoSuchButton."""
    if button == BACK:
        return _left(place, late=signing.step_back(place=place, by=by))
    if button == AGAIN:
        return _stands(signing.come_again(place=place, by=by))
    if button in {OFFER, KEEP}:
        return _swapped(signing.offer(place=place, offers=button == OFFER, by=by))
    raise NoSuchButton(button)


def _left(place: ShiftPlace, *, late: bool) -> str:
    if late:
        contact = place.shift.contact or place.shift.programme.organisation.contact
        said = _("Thank you for telling us. It is soon, so please ring too: %(contact)s.")
        return said % {"contact": contact} if contact else _("Thank you for telling us, also at the last minute.")
    return _("You stepped back. Whoever waits moves up.")


def _stands(place: ShiftPlace) -> str:
    if place.state == PlaceState.WAITING:
        return _("You stand on the waiting list. You are told when a place is free.")
    return _("You come. Thank you.")


def _swapped(place: ShiftPlace) -> str:
    if place.state == PlaceState.BACK:
        return _("Somebody who waited took your place. You do not need to come.")
    if place.offered_at:
        return _("Others see that you offer your place. Please come if nobody takes it.")
    return _("You keep your place.")
