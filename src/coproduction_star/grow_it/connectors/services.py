from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from coproduction_star.audit.services import record
from coproduction_star.grow_it.models import Connector
from coproduction_star.journeys.models import Programme
from coproduction_star.journeys.services import claim_version


class NotNow(ValueError):
    """Somebody did it already."""


@transaction.atomic
def add_connector(*, programme: Programme, values: Mapping[str, Any], by: Any) -> Connector:
    made = Connector.objects.create(programme=programme, organisation_id=programme.organisation_id, by=by, **values)
    record(by=by, verb="grow_it.connector_added", subject=made, for_whom=made.participant_id)
    return made


@transaction.atomic
def change_connector(*, connector: Connector, version: int, values: Mapping[str, Any], by: Any) -> None:
    """Raises ChangedMeanwhile."""
    claim_version(connector, version=version)
    Connector.objects.filter(pk=connector.pk).update(**values)
    held = Connector.objects.get(pk=connector.pk)
    record(by=by, verb="grow_it.connector_changed", subject=held, for_whom=held.participant_id)


@transaction.atomic
def remove_connector(*, connector: Connector, by: Any) -> None:
    """Raises NotNow."""
    if not Connector.objects.filter(pk=connector.pk).update(removed_at=timezone.now()):
        raise NotNow
    record(by=by, verb="grow_it.connector_removed", subject=connector, for_whom=connector.participant_id)


@transaction.atomic
def restore_connector(*, connector: Connector, by: Any) -> None:
    """Raises NotNow."""
    if not Connector.everything.filter(pk=connector.pk, removed_at__isnull=False).update(removed_at=None):
        raise NotNow
    record(by=by, verb="grow_it.connector_restored", subject=connector, for_whom=connector.participant_id)
