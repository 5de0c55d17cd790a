from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django_scopes import scope

from coproduction_star.grow_it.models import Indicator, IndicatorFigure, Measured, Outturn
from coproduction_star.journeys.forecasts import Forecast, OwnErrors, forecast_of
from coproduction_star.journeys.models import Programme
from coproduction_star.methods.track_record import Forecasted, Pair, track_record
from coproduction_star.organisations.access import Access

MOST_FIGURES = 60
"""Figures of measures that can be taken: the newest of all that are approved."""
MOST_LINES = 20_000
"""Of the newest: far more than an organisation has."""


def forecast_called(programme: Programme, key: UUID) -> Forecast | None:
    return forecast_of(programme, str(key))


def outturns_of(programme: Programme, key: UUID) -> tuple[Outturn, ...]:
    """What is written down of one edition: one query."""
    return tuple(Outturn.objects.filter(programme=programme, paper=str(key)).select_related("figure__indicator"))


@dataclass(frozen=True, slots=True)
class Told:
    """A paper as it was kept, and how many of its lines have an outturn."""

    kept: Mapping[str, Any]
    lines: int


def told_of(programme: Programme) -> dict[str, Told]:
    """Of every paper that has an outturn, the newest first: one query."""
    rows = Outturn.objects.filter(programme=programme).order_by("-made_at")
    found: dict[str, Told] = {}
    for key, kept in rows.values_list("paper", "paper_kept"):
        found[key] = Told(kept, (found[key].lines if key in found else 0) + 1)
    return found


def outturn_called(programme: Programme, outturn_id: UUID) -> Outturn:
    return Outturn.objects.select_related("figure__indicator").get(programme=programme, pk=outturn_id)


def any_outturn(programme: Programme, outturn_id: UUID) -> Outturn:
    """Also one that was taken out."""
    return Outturn.everything.get(programme=programme, pk=outturn_id)


def figures_to_take(programme: Programme) -> QuerySet[IndicatorFigure]:
    """The newest approved figures of everybody that count something; a share alone says nothing of how many."""
    living = Indicator.objects.filter(programme=programme)
    counts = Q(indicator__measured=Measured.NUMBER) | Q(count__isnull=False)
    rows = IndicatorFigure.objects.filter(counts, programme=programme, group="", approved_at__isnull=False)
    return rows.filter(indicator__in=living).select_related("indicator").order_by("-starts_on")[:MOST_FIGURES]


def own_errors(what: Forecasted, access: Access) -> OwnErrors:
    """The record of the organisation, of all programmes that the reader may see: one query.

    Each case counts once, by its newest edition with an outturn.
    """
    with scope(programme=None if access.sees_whole_organisation else list(access.programme_roles)):
        rows = Outturn.objects.filter(what=what.value).order_by("-known_on")
        lines = list(rows.values_list("subject", "edition", "forecast", "happened", "known_on")[:MOST_LINES])
    until = lines[0][-1] if lines else None
    return OwnErrors(what, track_record(tuple(pairs_of(line[:4] for line in lines))), until)


def pairs_of(rows: Iterable[tuple[str, int, object, object]]) -> Iterator[Pair]:
    """The lines of each case added up: those of its newest edition."""
    found: dict[str, dict[int, list[float]]] = {}
    for subject, edition, forecast, happened in rows:
        sums = found.setdefault(subject, {}).setdefault(edition, [0.0, 0.0])
        sums[0] += float(str(forecast))
        sums[1] += float(str(happened))
    for editions in found.values():
        forecast_sum, happened_sum = editions[max(editions)]
        yield Pair(forecast_sum, happened_sum)
