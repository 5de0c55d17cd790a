"""When two rows of one person are joined and both weighed in a comparison, the weights they gave last count."""

from typing import Any

from coproduction_star.audit.services import record
from coproduction_star.focus_it.models import SwingWeight, Weigher
from coproduction_star.organisations.models import Participant
from coproduction_star.organisations.participants.twins import joins

from .services import refresh


@joins(Weigher)
def join_weighers(row: Weigher, *, winner: Participant, by: Any) -> int:
    """Points are said beside one another, so a set of them stays whole: the newer one. The list of events says so."""
    kept = Weigher.objects.get(comparison=row.comparison_id, participant=winner)
    swings = SwingWeight.objects.filter(weigher=row.pk)
    theirs = SwingWeight.objects.filter(weigher=kept)
    moves = swings.exists() and (row.changed_at > kept.changed_at or not theirs.exists())
    moved = 0
    if moves:
        theirs.delete()
        moved = swings.update(weigher=kept)
        kept.group = row.group
        kept.save(update_fields=["group"])
    else:
        swings.delete()
    record(by=by, verb="focus_it.weights_joined", subject=row.comparison, for_whom=winner.pk)
    if row.comparison.closed_at is None:
        refresh(row.comparison)
    return moved
