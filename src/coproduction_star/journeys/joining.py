"""What journeys do when somebody joins an organisation, or leaves it and hands over their work."""

from collections.abc import Iterable

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from coproduction_star.audit.services import record
from coproduction_star.organisations.models import Invitation, Membership, Organisation
from coproduction_star.organisations.services import Work, named_in, offer_programmes, on_acceptance, on_handover

from .models import Initiative, Kept, Partner, Programme, ProgrammeRole, Promise


def give_invited_roles(invitation: Invitation, membership: Membership) -> None:
    """The roles in one programme that the invitation promised, for a partner where it says so."""
    programme = Programme.objects.filter(pk=invitation.programme).first() if invitation.programme else None
    if programme is None:
        return
    partner = Partner.objects.filter(programme=programme, pk=invitation.partner).first()
    for role in invitation.programme_roles:
        held, is_new = ProgrammeRole.objects.get_or_create(
            programme=programme,
            membership=membership,
            role=role,
            defaults={
                "organisation_id": programme.organisation_id,
                "participant_id": membership.participant_id,
                "partner": partner,
            },
        )
        if is_new:
            by = invitation.invited_by
            record(by=by, verb="journeys.role_given", subject=held, for_whom=membership.participant_id, role=held.role)


def open_programmes(organisation: Organisation) -> Iterable[tuple[str, str]]:
    living = Programme.objects.filter(organisation=organisation, closed_at__isnull=True, archived_at__isnull=True)
    return [(str(pk), name) for pk, name in living.values_list("pk", "name")]


def _promises(membership: Membership) -> int:
    return Promise.objects.filter(who_id=membership.participant_id, kept=Kept.OPEN).count()


def _hand_over_promises(leaver: Membership, successor: Membership | None) -> int:
    """Open promises go to the successor; without one they stay the leaver's, so that nobody forgets them."""
    if successor is None:
        return 0
    rows = Promise.objects.filter(who_id=leaver.participant_id, kept=Kept.OPEN)
    return rows.update(who_id=successor.participant_id)


def _roles(membership: Membership) -> int:
    return ProgrammeRole.objects.filter(membership=membership).count()


def _hand_over_roles(leaver: Membership, successor: Membership | None) -> int:
    """The successor gets the roles they lack; the leaver's end."""
    rows = list(ProgrammeRole.objects.filter(membership=leaver))
    for row in rows if successor else ():
        ProgrammeRole.objects.get_or_create(
            programme_id=row.programme_id,
            membership=successor,
            role=row.role,
            defaults={
                "organisation_id": row.organisation_id,
                "participant_id": successor.participant_id,
                "partner_id": row.partner_id,
            },
        )
    ProgrammeRole.objects.filter(pk__in=[row.pk for row in rows]).delete()
    return len(rows)


def _initiatives(membership: Membership) -> int:
    return _written_by(membership).count()


def _hand_over_initiatives(leaver: Membership, successor: Membership | None) -> int:
    """Whoever takes over is asked about them from now on; without a successor they stay the leaver's."""
    return _written_by(leaver).update(made_by_id=successor.user_id) if successor else 0


def _written_by(membership: Membership) -> QuerySet[Initiative]:
    return Initiative.objects.filter(organisation_id=membership.organisation_id, made_by_id=membership.user_id)


def announce() -> None:
    on_acceptance(give_invited_roles)
    offer_programmes(open_programmes)
    on_handover(Work(_("promises not yet due or judged"), _promises, _hand_over_promises))
    on_handover(Work(_("initiatives they wrote down"), _initiatives, _hand_over_initiatives))
    on_handover(named_in(Initiative, "contact", _("initiatives they can be asked about")))
    on_handover(Work(_("roles in single programmes"), _roles, _hand_over_roles))
