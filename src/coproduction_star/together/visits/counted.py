"""What visitors saw, by the period of their visits, so that a measure can take it."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from coproduction_star.journeys.counted_series import NUMBER, CountedPoint, CountedSeries, Period, by_period
from coproduction_star.journeys.models import Programme
from coproduction_star.methods import visits as method
from coproduction_star.together.models import VisitMark

from .selectors import LEAST

MOST = 50_000


def series(programme: Programme) -> Iterator[CountedSeries]:
    """The mean score of all visits of the programme; nothing where fewer than five went."""

    def counted(periods: Sequence[Period]) -> Iterator[CountedPoint]:
        rows = VisitMark.objects.filter(programme=programme, score__isnull=False).order_by()
        rows = rows.filter(visit__visited_on__gte=periods[0][0], visit__visited_on__lte=periods[-1][1])
        who = Coalesce("visit__taker__participant_id", "visit__taker_id")
        found = rows.values_list("visit__visited_on", who, "point", "score")[:MOST]
        marks = ((day, method.Mark(str(taker), str(point), score)) for day, taker, point, score in found)
        for period, came in by_period(periods, marks):
            given = tuple(came)
            points = method.seen(sorted({one.point for one in given}), given, least=LEAST)
            mean = method.whole(method.of_told(points, given), least=LEAST).mean
            yield CountedPoint(*period, None if mean is None else Decimal(str(round(mean, 2))))

    source = _("What visitors scored in reviews, each visitor once: from five visitors on.")
    yield CountedSeries("visits", _("What visitors saw (mean score)"), NUMBER, _("out of 3"), source, counted)
