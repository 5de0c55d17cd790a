from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from django.db.models import QuerySet

from coproduction_star.grow_it.models import StoppedThing
from coproduction_star.journeys.models import Initiative, Programme, Status


@dataclass(frozen=True, slots=True)
class Freed:
    """In a year, of those things that have a figure."""

    hours: Decimal | None
    pence: int | None


def stopped_in(programme: Programme) -> QuerySet[StoppedThing]:
    return StoppedThing.objects.filter(programme=programme).select_related("initiative")


def approved_in(programme: Programme) -> QuerySet[StoppedThing]:
    return stopped_in(programme).filter(approved_at__isnull=False)


def stopped_called(programme: Programme, stopped_id: UUID) -> StoppedThing:
    rows = StoppedThing.objects.select_related("initiative", "programme__organisation", "approved_by")
    return rows.get(programme=programme, pk=stopped_id)


def any_stopped(programme: Programme, stopped_id: UUID) -> StoppedThing:
    """Also one that was taken out."""
    return StoppedThing.everything.get(programme=programme, pk=stopped_id)


def removed_in(programme: Programme) -> QuerySet[StoppedThing]:
    return StoppedThing.everything.filter(programme=programme, removed_at__isnull=False).order_by("-removed_at")


def freed_by(rows: Iterable[StoppedThing]) -> Freed:
    rows = tuple(rows)
    hours = [one.hours_a_year for one in rows if one.hours_a_year is not None]
    pence = [one.pence_a_year for one in rows if one.pence_a_year is not None]
    return Freed(sum(hours, Decimal(0)) if hours else None, sum(pence) if pence else None)


def could_have_stopped(programme: Programme) -> QuerySet[Initiative]:
    """Those that stopped first."""
    rows = Initiative.objects.filter(programme=programme).exclude(status=Status.POTENTIAL)
    return rows.order_by("-status", "title")
