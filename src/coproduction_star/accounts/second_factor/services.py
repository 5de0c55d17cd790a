"""Remember in the session that a second step was taken, and where the person was going."""

from typing import Any

from .selectors import DESTINATION, TAKEN, Session, has_one


def mark_taken(session: Session, *, user: Any) -> None:
    """Also for demonstration sign-ins and tests, which have no app and no passkey."""
    session[TAKEN] = str(user.pk)


def remember_destination(session: Session, *, address: str) -> None:
    session[DESTINATION] = address


def forget_when_none_is_left(session: Session, *, user: Any) -> None:
    """Removing the last app or passkey closes again what it opened."""
    if not has_one(user):
        session.pop(TAKEN, None)
