from uuid import UUID

from django.db.models import QuerySet

from coproduction_star.grow_it.models import Evaluation, Indicator
from coproduction_star.journeys.models import Initiative, Programme


def evaluations_of(programme: Programme) -> QuerySet[Evaluation]:
    rows = Evaluation.objects.filter(programme=programme, indicator__removed_at=None)
    return rows.select_related("indicator", "initiative")


def evaluation_called(programme: Programme, evaluation_id: UUID) -> Evaluation:
    rows = evaluations_of(programme).select_related("indicator__programme__organisation", "other_indicator", "by")
    return rows.select_related("initiative").get(pk=evaluation_id)


def measures_to_evaluate(programme: Programme) -> QuerySet[Indicator]:
    return Indicator.objects.filter(programme=programme, figures__isnull=False).distinct()


def others_beside(indicator: Indicator) -> QuerySet[Indicator]:
    """Measures in the same unit, so that a gap between the two has a meaning."""
    same = {"measured": indicator.measured, "unit": indicator.unit, "per": indicator.per}
    return Indicator.objects.filter(programme=indicator.programme_id, **same).exclude(pk=indicator.pk)


def initiatives_of(programme: Programme) -> QuerySet[Initiative]:
    return Initiative.objects.filter(programme=programme).order_by("title")
