from collections.abc import Iterable
from typing import Any

from django.db import transaction

from coproduction_star.audit.models import Event
from coproduction_star.audit.services import record
from coproduction_star.organisations.models import Organisation

MOST_ROWS = 50_000


@transaction.atomic
def take_events(*, organisation: Organisation, events: Any, by: Any) -> Iterable[Event]:
    """The events for a download, which is itself written down."""
    rows = list(events[:MOST_ROWS])
    record(by=by, verb="organisations.events_exported", subject=organisation, rows=len(rows))
    return rows
