"""What is kept about a person who weighed: the copy they may take away, and its erasing."""

from collections.abc import Iterator
from uuid import UUID

from coproduction_star.audit.services import forget
from coproduction_star.focus_it.models import Comparison, SwingWeight, Weigher
from coproduction_star.journeys.steps import Held

from .services import refresh


def said_in_weighing(participant_id: UUID) -> Iterator[Held]:
    """Their weights and reasons; that they weighed is found by its key."""
    rows = SwingWeight.objects.filter(weigher__participant=participant_id)
    held = tuple(
        {
            "comparison": row.weigher.comparison.title, "criterion": row.criterion.name, "points": row.points,
            "reason": row.reason, "group": row.weigher.group, "changed_at": row.weigher.changed_at,
        }
        for row in rows.select_related("weigher__comparison", "criterion")
    )  # fmt: skip
    if held:
        yield Held("focus_it.swingweight", held)


def forget_weigher(participant_id: UUID) -> None:
    """Their weights and reasons go, and count no more where weighing is open.

    What a comparison showed when it was closed holds nobody's own, and stays.
    """
    rows = Weigher.objects.filter(participant=participant_id)
    still_open = list(Comparison.objects.filter(weighers__in=rows, closed_at__isnull=True))
    forget(subject="focus_it.weigher", subject_ids=rows.values_list("pk", flat=True))
    rows.delete()
    for comparison in still_open:
        refresh(comparison)
