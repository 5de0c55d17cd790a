from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery

from coproduction_star.grow_it.models import FigureFile, Indicator, IndicatorFigure, IndicatorMark
from coproduction_star.journeys.models import Outcome, Programme
from coproduction_star.journeys.selectors import number_of

from .protecting import is_small, large_enough, protected

MOST_POINTS, LISTED = 120, 36
"""A chart of ten years of months, and a list of three; older figures stand in the files."""


@dataclass(frozen=True, slots=True)
class Latest:
    """A measure with the newest figure of everybody, whether it has any, and how many of them wait."""

    indicator: Indicator
    value: Any
    starts_on: Any
    ends_on: Any
    has_figures: bool
    waiting: int


def outcomes_of(programme: Programme) -> tuple[Outcome, ...]:
    return tuple(Outcome.objects.filter(programme=programme))


def measures_of(programme: Programme, *, exact: bool = False) -> tuple[Latest, ...]:
    """Every measure with its newest figure: one query, however many figures there are. Small ones are passed over."""
    shown = Q() if exact else large_enough()
    newest = IndicatorFigure.objects.filter(shown, indicator=OuterRef("pk"), group="").order_by("-starts_on")
    rows = Indicator.objects.filter(programme=programme).select_related("owner", "outcome").annotate(
        newest=Subquery(newest.values("value")[:1]),
        newest_from=Subquery(newest.values("starts_on")[:1]),
        newest_to=Subquery(newest.values("ends_on")[:1]),
        any=Exists(IndicatorFigure.objects.filter(indicator=OuterRef("pk"))),
        unsure=number_of(IndicatorFigure.objects.filter(approved_at=None), by="indicator"),
    )  # fmt: skip
    return tuple(Latest(one, one.newest, one.newest_from, one.newest_to, one.any, one.unsure) for one in rows)


def indicator_called(programme: Programme, indicator_id: UUID) -> Indicator:
    rows = Indicator.objects.select_related("owner", "outcome", "programme__organisation")
    return rows.get(programme=programme, pk=indicator_id)


def any_indicator(programme: Programme, indicator_id: UUID) -> Indicator:
    """Also one that was taken out."""
    return Indicator.everything.get(programme=programme, pk=indicator_id)


def removed_in(programme: Programme) -> QuerySet[Indicator]:
    return Indicator.everything.filter(programme=programme, removed_at__isnull=False).order_by("-removed_at")


def drawn_figures(indicator: Indicator, group: str, *, exact: bool) -> tuple[IndicatorFigure, ...]:
    """The newest figures of one group, as many as a chart takes, in order of time."""
    rows = IndicatorFigure.objects.filter(indicator=indicator, group=group).order_by("-starts_on")[:MOST_POINTS]
    return protected(reversed(rows), indicator.measured, exact=exact)


def newest_figures(indicator: Indicator, *, exact: bool) -> tuple[IndicatorFigure, ...]:
    """The newest of all groups, as many as a page lists, with how many agree and how many doubt."""
    rows = IndicatorFigure.objects.filter(indicator=indicator).annotate(
        agree=Count("views", filter=Q(views__agrees=True)), doubt=Count("views", filter=Q(views__agrees=False))
    )
    return protected(rows.order_by("-starts_on", "group")[:LISTED], indicator.measured, exact=exact)


def number_of_figures(indicator: Indicator) -> int:
    return IndicatorFigure.objects.filter(indicator=indicator).count()


def oldest_first(programme: Programme) -> QuerySet[Indicator]:
    """Every measure that was not taken out, with its outcome."""
    return Indicator.objects.filter(programme=programme).select_related("outcome").order_by("made_at", "pk")


def approved_figures(indicator: Indicator) -> QuerySet[IndicatorFigure]:
    """Of everybody and of each group, the newest first."""
    rows = IndicatorFigure.objects.filter(indicator=indicator, approved_at__isnull=False)
    return rows.order_by("-starts_on", "group", "pk")


def periods_of(indicator: Indicator) -> QuerySet[Any]:
    """Group, first and last day of each figure, also of those that wait."""
    return IndicatorFigure.objects.filter(indicator=indicator).values_list("group", "starts_on", "ends_on")


def marks_of(indicator: Indicator) -> tuple[IndicatorMark, ...]:
    return tuple(IndicatorMark.objects.filter(indicator=indicator))


def figure_called(programme: Programme, counted_id: UUID) -> IndicatorFigure:
    rows = IndicatorFigure.objects.select_related(
        "indicator__programme__organisation", "approved_by", "by", "file"
    ).filter(indicator__removed_at=None)
    return rows.get(programme=programme, pk=counted_id)


def mark_called(indicator: Indicator, mark_id: UUID) -> IndicatorMark:
    return IndicatorMark.objects.get(indicator=indicator, pk=mark_id)


def files_of(programme: Programme) -> QuerySet[FigureFile]:
    """The newest first. Rows that are counted in groups have no order of their own."""
    rows = FigureFile.objects.filter(programme=programme).select_related("by").order_by("-made_at")
    return rows.annotate(
        left=Count("figures"),
        kept=Count("figures", filter=Q(figures__approved_at__isnull=False) | Q(figures__changes__isnull=False)),
    )


def file_called(programme: Programme, file_id: UUID) -> FigureFile:
    return FigureFile.objects.get(programme=programme, pk=file_id)


def by_title(programme: Programme) -> dict[str, Indicator]:
    """The measures by their folded titles, as a spreadsheet names them."""
    return {one.title.casefold().strip(): one for one in Indicator.objects.filter(programme=programme)}


def tidy_rows(programme: Programme, *, exact: bool) -> Iterator[IndicatorFigure]:
    """A row for each measure, period and group, for files; read a piece at a time."""
    rows = IndicatorFigure.objects.filter(programme=programme, indicator__removed_at=None)
    ordered = rows.select_related("indicator__outcome").order_by("indicator__title", "group", "starts_on")
    for figure in ordered.iterator(chunk_size=500):
        figure.withheld = not exact and is_small(figure, figure.indicator.measured)
        yield figure
