"""How it goes with somebody's places on shifts when they are erased."""

from uuid import UUID

from coproduction_star.audit.services import forget
from coproduction_star.together.models import Shift, ShiftFeed, ShiftPlace

from .settling import settle


def erase(participant_id: UUID) -> None:
    """Their places go; whoever waits moves up. How many came, and the hours of all, stay with a shift."""
    rows = ShiftPlace.objects.filter(participant=participant_id)
    shifts = list(Shift.objects.filter(places__participant=participant_id).distinct())
    feeds = ShiftFeed.objects.filter(participant=participant_id)
    forget(subject="together.shiftfeed", subject_ids=list(feeds.values_list("pk", flat=True)))
    forget(subject="together.shiftplace", subject_ids=list(rows.values_list("pk", flat=True)))
    rows.delete()
    feeds.delete()
    for one in shifts:
        settle(one)
