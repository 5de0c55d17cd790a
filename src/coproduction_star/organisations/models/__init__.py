"""Everything an organisation knows about itself and its people."""

from .invitation import Invitation
from .organisation import Organisation, OrganisationOwned
from .people import Membership, MembershipRole, Participant, ParticipantGroup

__all__ = [
    "Invitation",
    "Membership",
    "MembershipRole",
    "Organisation",
    "OrganisationOwned",
    "Participant",
    "ParticipantGroup",
]
