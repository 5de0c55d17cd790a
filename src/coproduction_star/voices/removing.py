"""Removing what somebody put on a record, and bringing it back while there is time."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone

from coproduction_star.audit.services import record

KEPT_AFTER_REMOVAL = dt.timedelta(days=30)


@transaction.atomic
def remove(*, thing: Any, by: Any) -> None:
    """Take a comment or a file away. Its author can bring it back for 30 days."""
    thing.removed_at = timezone.now()
    thing.delete_after = timezone.localdate() + KEPT_AFTER_REMOVAL
    thing.save(update_fields=["removed_at", "delete_after"])
    record(by=by, verb=f"voices.{thing._meta.model_name}_removed", subject=thing)


@transaction.atomic
def bring_back(*, thing: Any, by: Any) -> None:
    thing.removed_at = thing.delete_after = None
    thing.save(update_fields=["removed_at", "delete_after"])
    record(by=by, verb=f"voices.{thing._meta.model_name}_brought_back", subject=thing)
