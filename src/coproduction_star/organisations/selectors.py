from typing import Any

from .access import Access
from .models import Membership, Organisation


def organisation_called(slug: str) -> Organisation:
    return Organisation.objects.get(slug=slug)


def membership_of(*, user: Any, slug: str) -> Membership:
    """The signed-in person's living membership, with its organisation and roles, in two queries."""
    return (
        Membership.objects.select_related("organisation")
        .prefetch_related("roles")
        .get(user=user, organisation__slug=slug, ended_at__isnull=True)
    )


def access_of(membership: Membership) -> Access:
    return Access(
        user_id=membership.user_id,
        organisation_id=membership.organisation_id,
        membership_id=membership.pk,
        participant_id=membership.participant_id,
        roles=frozenset(row.role for row in membership.roles.all()),
    )
