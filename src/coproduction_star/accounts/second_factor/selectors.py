"""Whether this browser's session was opened with a second step."""

from collections.abc import MutableMapping
from typing import Any

from allauth.mfa.utils import is_mfa_enabled

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


def destination(session: Session) -> str:
    return session.get(DESTINATION, "")
