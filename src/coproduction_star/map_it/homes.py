"""The programmes in which somebody may start an idea from elsewhere, over all their organisations."""

from collections.abc import Iterator
from typing import Any

import rules
from django_scopes import scope

from coproduction_star.journeys.models import Programme
from coproduction_star.journeys.permissions import Permission
from coproduction_star.journeys.selectors import with_programme_roles
from coproduction_star.organisations.models import Membership
from coproduction_star.organisations.selectors import access_of


def programmes_to_use_in(user: Any) -> tuple[Programme, ...]:
    """By organisation and name; each organisation is read inside its own scope."""
    memberships = Membership.objects.filter(user=user, ended_at__isnull=True).order_by("organisation__name")
    return tuple(programme for row in memberships.prefetch_related("roles") for programme in _in_one(row))


def _in_one(membership: Membership) -> Iterator[Programme]:
    with scope(organisation=membership.organisation_id):
        access = with_programme_roles(access_of(membership))
        own = None if access.sees_whole_organisation else list(access.programme_roles)
        with scope(programme=own):
            programmes = list(
                Programme.objects.filter(closed_at=None, archived_at=None).select_related("organisation")
            )
    yield from (one for one in programmes if rules.has_perm(str(Permission.EDIT_INITIATIVE), access, one))
