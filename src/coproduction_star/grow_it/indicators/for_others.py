"""The definitions of measures, for a programme that begins like this one."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from coproduction_star.grow_it.models import Indicator
from coproduction_star.journeys.models import Programme
from coproduction_star.journeys.shapes import Copying, Shape

from .services import add_indicator

TEXTS = ("title", "definition", "unit", "attribution")
SAME = ("library", "benefit", "label", "measured", "per", "better", "every", "chart")


def shapes(programme: Programme) -> Iterator[Shape]:
    rows = list(Indicator.objects.filter(programme=programme))

    def copy(to: Copying) -> int:
        for one in rows:
            values = {name: getattr(one, name) for name in SAME}
            values |= {name: to.text(getattr(one, name)) for name in TEXTS}
            outcome = to.outcomes.get(one.outcome_id) if one.outcome_id else None
            groups = to.names.left_out_of(list(one.groups))
            add_indicator(programme=to.into, values={**values, "outcome": outcome, "groups": groups}, by=to.by)
        return len(rows)

    stays = _("Figures, baselines, targets, where figures come from, and who looks after a measure.")
    yield Shape("measures", _("Measures: what they mean"), len(rows), stays, copy)
