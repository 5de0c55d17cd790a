"""Everything an organisation knows about itself and its people."""

from .invitation import Invitation
from .organisation import ALONE_FROM, DEFAULT_COLOUR, Organisation, OrganisationOwned
from .people import AgeBand, Membership, MembershipRole, Participant, ParticipantGroup, SafeChannel

__all__ = [
    "ALONE_FROM",
    "DEFAULT_COLOUR",
    "AgeBand",
    "Invitation",
    "Membership",
    "MembershipRole",
    "Organisation",
    "OrganisationOwned",
    "Participant",
    "ParticipantGroup",
    "SafeChannel",
]
