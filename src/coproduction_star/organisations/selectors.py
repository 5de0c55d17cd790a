from typing import Any
from uuid import UUID

from django.db.models import F, QuerySet

from .access import Access
from .models import Invitation, Membership, MembershipRole, Organisation, Participant
from .roles import Role


def organisation_called(slug: str) -> Organisation:
    return Organisation.objects.get(slug=slug)


def member_of(*, user: Any, slug: str) -> tuple[Organisation, Access]:
    """What the signed-in person may do in an organisation: one query, a row for each role, asked on every page."""
    living = Membership.objects.filter(user=user, organisation__slug=slug, ended_at__isnull=True)
    rows = list(living.select_related("organisation").annotate(held=F("roles__role")))
    if not rows:
        raise Membership.DoesNotExist(slug)
    return rows[0].organisation, _access(rows[0], frozenset(row.held for row in rows if row.held))


def access_of(membership: Membership) -> Access:
    return _access(membership, frozenset(row.role for row in membership.roles.all()))


def _access(membership: Membership, roles: frozenset[str]) -> Access:
    return Access(
        user_id=membership.user_id,
        organisation_id=membership.organisation_id,
        membership_id=membership.pk,
        participant_id=membership.participant_id,
        roles=roles,
    )


def living_members() -> QuerySet[Membership]:
    """Everyone with access, by name, with their roles and groups: three queries however many.

    Memberships carry no scope of their own: always narrow to an organisation.
    """
    return (
        Membership.objects.filter(ended_at__isnull=True)
        .select_related("user", "participant", "organisation")
        .prefetch_related("roles", "participant__groups")
        .order_by("participant__name", "pk")
    )


def members_of(organisation: Organisation) -> QuerySet[Membership]:
    return living_members().filter(organisation=organisation)


def people_of(organisation: Organisation) -> QuerySet[Participant]:
    """Everyone the organisation knows: not the erased, not those merged into somebody else."""
    return (
        Participant.objects.filter(organisation=organisation, erased_at__isnull=True, merged_into__isnull=True)
        .prefetch_related("groups", "membership__roles")
        .order_by("name", "pk")
    )


def organisations_of(user: Any) -> list[Membership]:
    return list(
        Membership.objects.filter(user=user, ended_at__isnull=True)
        .select_related("organisation")
        .order_by("organisation__name")
    )


def waiting_invitations(organisation: Organisation) -> QuerySet[Invitation]:
    """Sent and neither accepted nor taken back, the newest first; those past their day too."""
    return Invitation.objects.filter(
        organisation=organisation, accepted_at__isnull=True, withdrawn_at__isnull=True
    ).select_related("invited_by")


def other_administrators(organisation_id: UUID, *, besides: Membership) -> QuerySet[MembershipRole]:
    """Who else can give access."""
    return MembershipRole.objects.filter(
        role=Role.ADMINISTRATOR,
        membership__organisation_id=organisation_id,
        membership__ended_at__isnull=True,
        membership__user__is_active=True,
    ).exclude(membership=besides)
