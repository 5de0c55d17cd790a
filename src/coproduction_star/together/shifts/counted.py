"""What shifts counted, by the period in which they were held, for measures: what was seen, who came, the hours."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import partial

from django.utils.translation import gettext as _

from coproduction_star.journeys.counted_series import NUMBER, CountedPoint, CountedSeries, Period, by_period
from coproduction_star.journeys.models import Programme
from coproduction_star.together.models import Shift, ShiftCount, ShiftSeen

LEAST = 5
"""Of fewer who came in a period neither how many nor their hours are told."""


def series(programme: Programme) -> Iterator[CountedSeries]:
    source = _("What whoever leads noted after each shift.")
    yield CountedSeries(
        "shift-hours", _("Hours people gave on shifts"), NUMBER, _("hours"), source, partial(_hours, programme)
    )
    yield CountedSeries(
        "shift-people", _("Times that somebody came to a shift"), NUMBER, _("times"), source, partial(_came, programme)
    )
    for count in ShiftCount.objects.filter(programme=programme, seen__number__isnull=False).distinct():
        key = f"shift-seen-{count.pk}"
        yield CountedSeries(key, count.name, NUMBER, _("counted on shifts"), source, partial(_seen, count))


def _hours(programme: Programme, periods: Sequence[Period]) -> Iterator[CountedPoint]:
    return _of_people(programme, periods, 1)


def _came(programme: Programme, periods: Sequence[Period]) -> Iterator[CountedPoint]:
    return _of_people(programme, periods, 0)


def _of_people(programme: Programme, periods: Sequence[Period], column: int) -> Iterator[CountedPoint]:
    held = Shift.objects.filter(programme=programme, counted_on__isnull=False, on__gte=periods[0][0]).order_by()
    rows = ((on, (came, hours)) for on, came, hours in held.values_list("on", "came", "hours"))
    for period, noted in by_period(periods, rows):
        came = sum(row[0] for row in noted)
        told = Decimal(sum(row[column] for row in noted)) if came >= LEAST else None
        yield CountedPoint(*period, told)


def _seen(count: ShiftCount, periods: Sequence[Period]) -> Iterator[CountedPoint]:
    held = ShiftSeen.objects.filter(count=count, number__isnull=False, shift__on__gte=periods[0][0]).order_by()
    for period, numbers in by_period(periods, held.values_list("shift__on", "number")):
        yield CountedPoint(*period, sum(numbers, Decimal(0)) if numbers else None)
