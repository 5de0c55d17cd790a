"""What Together keeps about one person beside the rows that name them, and how it goes when they are erased."""

from collections.abc import Iterator
from uuid import UUID

from coproduction_star.audit.services import forget
from coproduction_star.journeys.steps import Held

from .models import DesignDot, DesignExperience, DesignTaker


def personal_data(participant_id: UUID) -> Iterator[Held]:
    """What stands about somebody in no row that names them."""
    told = DesignExperience.objects.filter(taker__participant=participant_id)
    rows = tuple(told.values("taker__design__title", "stage__title", "feeling", "words"))
    if rows:
        yield Held("together.designexperience", rows)
    dots = DesignDot.objects.filter(taker__participant=participant_id)
    put = tuple(dots.values("priority__design__title", "priority__title"))
    if put:
        yield Held("together.designdot", put)


def erase(participant_id: UUID) -> None:
    """What they told goes, with its dots."""
    rows = DesignTaker.objects.filter(participant=participant_id)
    forget(subject="together.designtaker", subject_ids=list(rows.values_list("pk", flat=True)))
    rows.delete()
