"""How it goes with somebody's places on shifts when they are erased."""

from uuid import UUID

from django.db import transaction

from coproduction_star.audit.services import forget
from coproduction_star.together.models import ShiftFeed, ShiftPlace

from .settling import locked, settle


@transaction.atomic
def erase(participant_id: UUID) -> None:
    """Their places go; whoever waits moves up. How many came, and the hours of all, stay with a shift."""
    rows = ShiftPlace.objects.filter(participant=participant_id)
    shifts = locked(rows.values_list("shift", flat=True))
    feeds = ShiftFeed.objects.filter(participant=participant_id)
    forget(subject="together.shiftfeed", subject_ids=list(feeds.values_list("pk", flat=True)))
    forget(subject="together.shiftplace", subject_ids=list(rows.values_list("pk", flat=True)))
    rows.delete()
    feeds.delete()
    for one in shifts:
        settle(one)
