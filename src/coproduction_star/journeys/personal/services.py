from typing import Any

from django.db import transaction
from django.utils import timezone

from coproduction_star.organisations.models import Membership


@transaction.atomic
def mark_looked(*, by: Any) -> None:
    """From now on, only what happens later is new to this person. No event: it is nobody else's business."""
    Membership.objects.filter(user=by, ended_at__isnull=True).update(looked_at=timezone.now())
