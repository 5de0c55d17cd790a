"""How many promises were kept of those that were judged, by the period in which they were."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from django.utils.translation import gettext as _

from coproduction_star.journeys.counted_series import SHARE, CountedPoint, CountedSeries, Period, by_period
from coproduction_star.journeys.models import Kept, Programme, Promise


def series(programme: Programme) -> Iterator[CountedSeries]:
    def kept(periods: Sequence[Period]) -> Iterator[CountedPoint]:
        judged = Promise.objects.filter(programme=programme, judged_on__gte=periods[0][0]).exclude(kept=Kept.OPEN)
        for period, said in by_period(periods, judged.order_by().values_list("judged_on", "kept")):
            number, size = said.count(Kept.KEPT), len(said)
            value = Decimal(100 * number) / size if size else None
            yield CountedPoint(*period, value, *((number, size) if size else ()))

    source = _(
        "What people said of promises here. Partly kept counts as not kept; a promise not yet judged is left out."
    )
    yield CountedSeries(
        "promises-kept", _("Promises that were kept"), SHARE, _("per cent of those judged"), source, kept
    )
