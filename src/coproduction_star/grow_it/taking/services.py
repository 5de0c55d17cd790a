from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from coproduction_star.grow_it.indicators.services import bring_in, change_figure
from coproduction_star.grow_it.models import FigureFile, Indicator
from coproduction_star.journeys.counted_series import CountedSeries
from coproduction_star.journeys.models import Programme

from .selectors import Comes, Looked, look_at


class CountedAnew(ValueError):
    """Something else would come in than was looked at; it holds what."""

    def __init__(self, looked: Looked) -> None:
        super().__init__()
        self.looked = looked


@transaction.atomic
def take(*, indicator: Indicator, series: CountedSeries, seen: str, by: Any) -> int:
    """Bring in exactly what was looked at, together, so that it can be taken back as a whole.

    A figure that waits and says something else is changed, and keeps what it said; one that was approved stays.
    Raises CountedAnew.
    """
    Programme.objects.select_for_update().get(pk=indicator.programme_id)
    looked = look_at(indicator, series, today=timezone.localdate())
    moving = [one for one in looked.lines if one.moves]
    if looked.seen != seen or not moving:
        raise CountedAnew(looked)
    new = [(indicator, "", dict(one.values)) for one in moving if one.comes == Comes.NEW]
    name = _("Counted in this programme: %(name)s") % {"name": series.name}
    file = bring_in(programme=indicator.programme, name=name, rows=new, by=by)
    for one in moving:
        if one.there is not None:
            change_figure(
                figure=one.there, version=one.there.version, values=one.values, by=by, file=file,
                reason=_("Counted anew in this programme"),
            )  # fmt: skip
    FigureFile.objects.filter(pk=file.pk).update(rows=len(moving))
    return len(moving)
