"""How long offers and wishes waited for the service, by the period in which they came, for measures."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from math import isinf

from django.utils import timezone
from django.utils.translation import gettext as _

from coproduction_star.journeys.counted_series import NUMBER, CountedPoint, CountedSeries, Period, by_period
from coproduction_star.journeys.models import Programme

from .clock import MOST, pace_of_answers, told


def series(programme: Programme) -> Iterator[CountedSeries]:
    def days(periods: Sequence[Period]) -> Iterator[CountedPoint]:
        today = timezone.localdate()
        offers, needs = told(programme, today=today, since=periods[0][0])
        rows = list(offers.union(needs, all=True)[:MOST])
        for period, came in by_period(periods, ((timezone.localdate(row[0]), row) for row in rows)):
            half = pace_of_answers(came, today=today).days
            yield CountedPoint(*period, None if half is None or isinf(half) else Decimal(str(half)))

    source = _("When offers and wishes came and when we answered: half had our answer within so many days.")
    yield CountedSeries("days-to-answer", _("Days until our answer (median)"), NUMBER, _("days"), source, days)
