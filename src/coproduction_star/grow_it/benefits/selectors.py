import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone

from coproduction_star.grow_it.indicators.protecting import large_enough
from coproduction_star.grow_it.models import BenefitNote, Evaluation, Indicator, IndicatorFigure, Way
from coproduction_star.journeys.models import Programme

BACK = dt.timedelta(days=3660)
"""Ten years of figures are read."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A measure with what can be shown of it: approved figures of everybody, none too small, the oldest first."""

    indicator: Indicator
    figures: tuple[IndicatorFigure, ...]
    comparison: Evaluation | None


def measured_in(programme: Programme, ids: Iterable[str]) -> tuple[Measured, ...]:
    """The measures that stand for a benefit, by a line of the library or by what somebody said: three queries."""
    rows = Indicator.objects.filter(~Q(benefit="") | Q(library__in=list(ids)), programme=programme)
    indicators = list(rows)
    figures: dict[object, list[IndicatorFigure]] = {}
    since = timezone.localdate() - BACK
    approved = IndicatorFigure.objects.filter(
        large_enough(), indicator__in=indicators, group="", approved_at__isnull=False, starts_on__gte=since
    )
    for one in approved.order_by("starts_on"):
        figures.setdefault(one.indicator_id, []).append(one)
    compared: dict[object, Evaluation] = {}
    looks = Evaluation.objects.filter(indicator__in=indicators, group="").exclude(way=Way.BEFORE_AFTER)
    for look in looks.order_by("made_at"):
        compared[look.indicator_id] = look
    return tuple(Measured(one, tuple(figures.get(one.pk, ())), compared.get(one.pk)) for one in indicators)


def notes_of(programme: Programme) -> dict[str, tuple[BenefitNote, ...]]:
    """By benefit, the newest first: one query."""
    found: dict[str, list[BenefitNote]] = {}
    for note in BenefitNote.objects.filter(programme=programme).select_related("by"):
        found.setdefault(note.benefit, []).append(note)
    return {key: tuple(notes) for key, notes in found.items()}


def notes_on(programme: Programme, benefit: str) -> tuple[BenefitNote, ...]:
    return tuple(BenefitNote.objects.filter(programme=programme, benefit=benefit))
