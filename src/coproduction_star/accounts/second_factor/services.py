"""Remember in the session that a second step was taken, and where the person was going."""

from typing import Any

from allauth.mfa.base.internal.flows import post_authentication
from allauth.mfa.models import Authenticator

from .selectors import DESTINATION, TAKEN, Session, has_one


def mark_taken(session: Session, *, user: Any) -> None:
    """Also for demonstration sign-ins and tests, which have no app and no passkey."""
    session[TAKEN] = str(user.pk)


def accept_new(request: Any, *, authenticator: Authenticator) -> None:
    """Whoever just proved that the app or the passkey works is not asked to prove it again on the next page."""
    post_authentication(request, authenticator, reauthenticated=True)


def remember_destination(session: Session, *, address: str) -> None:
    session[DESTINATION] = address


def forget_when_none_is_left(session: Session, *, user: Any) -> None:
    """Removing the last app or passkey closes again what it opened."""
    if not has_one(user):
        session.pop(TAKEN, None)
