"""Whoever comes by a link of their own is counted as having answered, and their answers stay without a name.

The browser carries, signed, whose invitation it was; no row of answers keeps it. When the answers are sent, the
invitation is told that much, and neither when nor what.
"""

from uuid import UUID

from django.core import signing

from coproduction_star.people_it.models import Invitee, Survey

FIELD = "invited"
SALT = "coproduction_star.people_it.invited"
SECONDS = 24 * 3600


def sealed(identity: UUID) -> str:
    return signing.dumps(str(identity), salt=SALT)


def whose(seal: str) -> UUID | None:
    """Whose invitation it is; nothing where somebody made the seal up, or a day is over."""
    try:
        return UUID(signing.loads(seal, salt=SALT, max_age=SECONDS))
    except (signing.BadSignature, ValueError, TypeError, AttributeError):
        return None


def has_answered(identity: UUID, *, survey: Survey) -> None:
    """They are reminded no more."""
    Invitee.objects.filter(pk=identity, sample__survey=survey, asked=True).update(answered=True)
