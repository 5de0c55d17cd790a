"""Published figures on the public page of a programme."""

from collections.abc import Iterable, Iterator

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from coproduction_star.grow_it.models import FigurePublication
from coproduction_star.journeys.models import Place, Programme
from coproduction_star.journeys.steps import PublicPlace, PublicRow

from .addresses import public_address

MOST = 20


def public_rows(programmes: Iterable[Programme], place: Place | None = None) -> Iterator[PublicRow]:
    """One row for each choice of figures that is public: one query. A place shows none: figures are of programmes."""
    if place is not None:
        return
    here = {one.pk: one for one in programmes}
    rows = FigurePublication.objects.filter(programme__in=here, published_at__isnull=False)
    for one in rows.defer("content", "shown", "chosen").order_by("-published_at")[:MOST]:
        programme = here[one.programme_id]
        when = localdate(one.published_at)
        text = _("Figures with a table, a chart and what residents say of them")
        yield PublicRow(PublicPlace.HAPPENING, one.title, text, when, public_address(programme, one))
