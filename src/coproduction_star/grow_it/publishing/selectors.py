from collections.abc import Iterator
from uuid import UUID

from django.db.models import QuerySet

from coproduction_star.grow_it.models import FigurePublication, FigureView, Indicator, IndicatorFigure
from coproduction_star.journeys.models import Programme

MOST_MEASURES = 40
MOST_ROWS = 1_000
"""Figures of one publication: as many as a person reads and a page holds."""
MOST_VIEWS = 40


def publications_of(programme: Programme) -> QuerySet[FigurePublication]:
    return FigurePublication.objects.filter(programme=programme).defer("content", "shown")


def publication_called(programme: Programme, publication_id: UUID) -> FigurePublication:
    rows = FigurePublication.objects.select_related("programme__organisation")
    return rows.get(programme=programme, pk=publication_id)


def public_publications(programme: Programme) -> QuerySet[FigurePublication]:
    """What anybody may read now, the newest first."""
    rows = FigurePublication.objects.filter(programme=programme, published_at__isnull=False)
    return rows.order_by("-published_at", "pk")


def measures_to_publish(programme: Programme) -> tuple[Indicator, ...]:
    """Measures with an approved figure."""
    approved = IndicatorFigure.objects.filter(programme=programme, approved_at__isnull=False).values("indicator")
    rows = Indicator.objects.filter(programme=programme, pk__in=approved).select_related("outcome")
    return tuple(rows.order_by("title")[:MOST_MEASURES])


def figures_in(publication: FigurePublication) -> tuple[IndicatorFigure, ...]:
    """The approved figures of its measures and days, one more than may be shown: one query."""
    keys = [one["indicator"] for one in publication.chosen]
    living = Indicator.objects.filter(programme=publication.programme_id, pk__in=keys)
    rows = IndicatorFigure.objects.filter(
        indicator__in=living, approved_at__isnull=False, starts_on__gte=publication.starts_on,
        ends_on__lte=publication.ends_on,
    )  # fmt: skip
    return tuple(rows.select_related("indicator").order_by("indicator", "starts_on", "group")[: MOST_ROWS + 1])


def views_on(figures: list[UUID]) -> tuple[FigureView, ...]:
    """What residents say of them, the newest first."""
    rows = FigureView.objects.filter(figure__in=figures).select_related("figure").order_by("-made_at")
    return tuple(rows[:MOST_VIEWS])


def shown_before(programme: Programme) -> Iterator[tuple[str, list[dict[str, str]]]]:
    """Of every publication, also one that was withdrawn: its title and all that it ever showed."""
    yield from FigurePublication.objects.filter(programme=programme).order_by().values_list("title", "shown")
