from django.utils import timezone
from django_scopes import scopes_disabled

from coproduction_star.organisations.codes import hash_of
from coproduction_star.organisations.models import Invitation, Organisation, Participant
from coproduction_star.organisations.selectors import waiting_invitations


def invitation_with_code(code: str) -> Invitation:
    """The invitation a code opens, of whichever organisation: the code is all its holder knows."""
    with scopes_disabled():
        return Invitation.objects.select_related("organisation", "invited_by", "participant").get(hash=hash_of(code))


def invitation_of(organisation: Organisation, invitation_id: object) -> Invitation:
    return waiting_invitations(organisation).get(pk=invitation_id)


def person_to_invite(organisation: Organisation, participant_id: object) -> Participant:
    """Somebody the organisation knows and who has no account yet."""
    return Participant.objects.get(
        organisation=organisation,
        pk=participant_id,
        user__isnull=True,
        erased_at__isnull=True,
        merged_into__isnull=True,
    )


def state_of(invitation: Invitation) -> str:
    """`open`, `used`, `withdrawn` or `expired`."""
    if invitation.accepted_at:
        return "used"
    if invitation.withdrawn_at:
        return "withdrawn"
    return "expired" if invitation.expires_at <= timezone.now() else "open"
