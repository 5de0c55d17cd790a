"""Whether this browser's session was opened with a second step."""

from collections.abc import MutableMapping
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.db.models import QuerySet

from .sealing import is_readable

TAKEN = "second_factor_taken_by"
"""Session key: the user who took the second step, or signed in for a demonstration."""
DESTINATION = "second_factor_destination"
"""Session key: where a person was going when we asked for the second step."""

Session = MutableMapping[str, Any]


def was_taken(session: Session, *, user: Any) -> bool:
    """No query: it is asked on every page inside an organisation."""
    return session.get(TAKEN) == str(user.pk)


def has_one(user: Any) -> bool:
    return bool(is_mfa_enabled(user))


def has_app(user: Any) -> bool:
    return bool(is_mfa_enabled(user, types=[Authenticator.Type.TOTP]))


def destination(session: Session) -> str:
    return session.get(DESTINATION, "")


def sealed() -> QuerySet[Authenticator]:
    """Every app and every set of recovery codes; a passkey holds nothing secret."""
    return Authenticator.objects.exclude(type=Authenticator.Type.WEBAUTHN).order_by("pk")


def unreadable() -> list[Authenticator]:
    """Those that were sealed with a key we do not have."""
    return [one for one in sealed().iterator() if not is_readable(one.data)]
