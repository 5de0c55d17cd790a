"""Remember in the session that a second step was taken, and where the person was going."""

from typing import Any

from allauth.mfa.base.internal.flows import post_authentication
from allauth.mfa.models import Authenticator
from django.db import transaction
from django.utils import timezone

from coproduction_star.audit.services import record

from .sealing import sealed_anew
from .selectors import DESTINATION, TAKEN, Session, has_one, sealed, unreadable


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


@transaction.atomic
def begin_anew(*, user: Any, by: Any) -> int:
    """Take away every app, passkey and recovery code of one person, who sets them up again; and end their sessions.

    For somebody who lost them all. Only the command line does it: whoever may run it can read the database anyway.
    """
    gone, _kinds = Authenticator.objects.filter(user=user).delete()
    user.signed_out_at = timezone.now()
    user.save(update_fields=["signed_out_at"])
    record(by=by, verb="accounts.second_step_begun_anew", subject=user, for_whom=user.pk)
    return gone


@transaction.atomic
def seal_anew() -> int:
    """Bring what an older key sealed under the newest, so that the older can be thrown away a day later."""
    changed = 0
    for one in sealed().select_for_update():
        anew = sealed_anew(one.data)
        if anew is not None:
            one.data = anew
            one.save(update_fields=["data"])
            changed += 1
    return changed


@transaction.atomic
def forget_unreadable() -> int:
    """Remove what was sealed with a key that is gone. Its people set up a second step again."""
    return Authenticator.objects.filter(pk__in=[one.pk for one in unreadable()]).delete()[0]
