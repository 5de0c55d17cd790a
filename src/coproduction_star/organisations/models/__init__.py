"""Everything an organisation knows about itself and its people."""

from .invitation import Invitation
from .organisation import Organisation, OrganisationOwned
from .people import AgeBand, Membership, MembershipRole, Participant, ParticipantGroup, SafeChannel

__all__ = [
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
