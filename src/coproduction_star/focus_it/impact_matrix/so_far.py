"""What an open matrix shows, kept in a row: a page only reads it, and it moves by three people at once.

Were it made anew for each rating, whoever looks before and after would know what one person said (ADR 31).
"""

from collections import Counter
from uuid import UUID

from django.db.models import Count, Q

from coproduction_star.focus_it.models import FiguresSoFar, ImpactMatrix, MatrixResult, Option, Rater

from .measuring import MINIMUM_RATERS, NOTHING, measure, with_panels_of
from .selectors import ratings_of


def renew(matrix: ImpactMatrix) -> None:
    """Measure each group again of whom three people more have rated every option; the matrix's row must be held."""
    raters = finished_in(matrix)
    finished = Counter(raters.values())
    kept = FiguresSoFar.objects.filter(matrix=matrix).first() or _nothing_yet(matrix)
    moved = {group for group, number in finished.items() if number >= kept.counted.get(group, 0) + MINIMUM_RATERS}
    found = {**kept.found, "raters": dict(finished)}
    if moved:
        some = [rater for rater, group in raters.items() if group in moved]
        found = dict(with_panels_of(found, measure(ratings_of(matrix, raters=some), seed=matrix.seed), names=moved))
        kept.counted |= {group: finished[group] for group in moved}
    kept.found = found
    kept.save()


def begin_again(matrix: ImpactMatrix, result: MatrixResult | None) -> None:
    """Show what everybody has seen when it was closed, until three more people of a group have rated every option."""
    if result is None:
        return
    finished = Counter(finished_in(matrix).values())
    kept = FiguresSoFar.objects.filter(matrix=matrix).first() or _nothing_yet(matrix)
    shown = {panel["name"] for panel in result.found["panels"]}
    kept.counted = {group: number for group, number in finished.items() if group in shown}
    kept.found = {**result.found, "raters": dict(finished)}
    kept.save()


def _nothing_yet(matrix: ImpactMatrix) -> FiguresSoFar:
    return FiguresSoFar(
        matrix=matrix, programme_id=matrix.programme_id, organisation_id=matrix.organisation_id,
        found=NOTHING, counted={},
    )  # fmt: skip


def finished_in(matrix: ImpactMatrix) -> dict[UUID, str]:
    """Who has rated every option that is left, each with their group: two queries."""
    of = Option.objects.filter(matrix=matrix, dropped_at__isnull=True).count()
    rated = Count("ratings", filter=Q(ratings__option__dropped_at__isnull=True))
    rows = Rater.objects.filter(matrix=matrix, stands_aside=False).annotate(rated=rated)
    return dict(rows.filter(rated__gte=max(of, 1)).values_list("pk", "group"))
