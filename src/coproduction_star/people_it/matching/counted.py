"""Introductions and hours by period, for measures: what everybody in the programme may read, period by period."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from django.utils import timezone
from django.utils.translation import gettext as _

from coproduction_star.journeys.counted_series import NUMBER, CountedPoint, CountedSeries, Period, by_period
from coproduction_star.journeys.models import Programme

from .selectors import Given, took_place


def series(programme: Programme) -> Iterator[CountedSeries]:
    def given(periods: Sequence[Period]) -> Iterator[tuple[Period, list[Decimal | None]]]:
        told = took_place(programme).values_list("first", "least")
        return by_period(periods, ((timezone.localdate(first), hours) for first, hours in told))

    def introductions(periods: Sequence[Period]) -> Iterator[CountedPoint]:
        for period, told in given(periods):
            some = Given(len(told), Decimal(0)).shown
            yield CountedPoint(*period, Decimal(some.took_place) if some else None)

    def hours(periods: Sequence[Period]) -> Iterator[CountedPoint]:
        for period, told in given(periods):
            known = [one for one in told if one is not None]
            some = Given(len(known), sum(known, Decimal(0))).shown
            yield CountedPoint(*period, some.hours if some else None)

    source = _("What people who were introduced told us; of two answers the lower one counts. Rounded to fives.")
    yield CountedSeries(
        "introductions", _("Introductions that took place"), NUMBER, _("introductions"), source, introductions
    )
    source = _("What people who were introduced told us, in the period in which the first of them did. Whole hours.")
    yield CountedSeries("hours", _("Hours given in them"), NUMBER, _("hours"), source, hours)
