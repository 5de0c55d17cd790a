from typing import Any

from django.db import transaction
from django.utils import timezone

from coproduction_star.audit.services import record
from coproduction_star.journeys.models import Programme
from coproduction_star.journeys.services import claim_version
from coproduction_star.people_it.models import RoleWanted


@transaction.atomic
def write_role(*, programme: Programme, values: dict[str, Any], by: Any) -> RoleWanted:
    role = RoleWanted.objects.create(programme=programme, organisation_id=programme.organisation_id, by=by, **values)
    record(by=by, verb="people_it.role_written", subject=role)
    return role


@transaction.atomic
def change_role(*, role: RoleWanted, values: dict[str, Any], version: int, by: Any) -> None:
    claim_version(role, version=version)
    for name, value in values.items():
        setattr(role, name, value)
    role.save(update_fields=list(values))
    record(by=by, verb="people_it.role_written", subject=role)


@transaction.atomic
def close_role(*, role: RoleWanted, by: Any) -> None:
    """Close it, or open it again."""
    role.closed_at = None if role.closed_at else timezone.now()
    role.save(update_fields=["closed_at"])
    record(by=by, verb="people_it.role_closed" if role.closed_at else "people_it.role_opened", subject=role)
