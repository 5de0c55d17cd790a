from collections.abc import Sequence
from typing import Any

from django.db import transaction

from coproduction_star.audit.services import record
from coproduction_star.journeys.models import Programme, Service
from coproduction_star.organisations.models import Organisation


class InUse(Exception):
    """A service that programmes are about stays."""


@transaction.atomic
def add_services(*, organisation: Organisation, names: Sequence[str], by: Any) -> list[Service]:
    """Add those that are new, whatever their capitals."""
    known = {name.casefold() for name in Service.objects.values_list("name", flat=True)}
    made = []
    for name in names:
        if name.casefold() not in known:
            known.add(name.casefold())
            made.append(Service.objects.create(organisation=organisation, name=name))
            record(by=by, verb="journeys.service_added", subject=made[-1])
    return made


@transaction.atomic
def remove_service(*, organisation: Organisation, name: str, by: Any) -> None:
    if Programme.objects.filter(organisation=organisation, service=name).exists():
        raise InUse("A programme is about this service. Change the programme first.")
    for service in Service.objects.filter(organisation=organisation, name=name):
        record(by=by, verb="journeys.service_removed", subject=service)
        service.delete()
