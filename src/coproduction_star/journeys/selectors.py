"""What every page of a journey needs: whose programmes these are."""

from collections import defaultdict
from uuid import UUID

from django_scopes import scope

from coproduction_star.organisations.access import Access

from .models import Programme, ProgrammeRole


def with_programme_roles(access: Access) -> Access:
    """The same access, with the roles it holds in single programmes (one query)."""
    roles: dict[UUID, set[str]] = defaultdict(set)
    with scope(programme=None):
        rows = ProgrammeRole.objects.filter(membership_id=access.membership_id)
        for programme_id, role in rows.values_list("programme_id", "role"):
            roles[programme_id].add(role)
    return access.with_programme_roles({key: frozenset(held) for key, held in roles.items()})


def programme_called(slug: str) -> Programme:
    """Inside the scope, so a programme that is not the reader's does not exist."""
    return Programme.objects.select_related("organisation", "place").get(slug=slug)
