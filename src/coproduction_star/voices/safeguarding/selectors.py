from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import F, QuerySet

from coproduction_star.journeys.models import Programme
from coproduction_star.voices.models import Contribution

A_PAGE = 25


def worries_of(programme: Programme, *, number: object) -> Page[Contribution]:
    """Open ones first, the oldest of them on top."""
    rows = _worries(programme).order_by(F("worry_closed_at").asc(nulls_first=True), "made_at")
    return Paginator(rows, A_PAGE).get_page(number)


def worry_called(programme: Programme, worry_id: UUID) -> Contribution:
    return _worries(programme).get(pk=worry_id)


def edited_in(programme: Programme) -> QuerySet[Contribution]:
    """What moderators edited lately, with the words as they were."""
    rows = Contribution.objects.filter(programme=programme, worry=False).exclude(original="")
    return rows.select_related("place", "about").order_by("-made_at")[:A_PAGE]


def _worries(programme: Programme) -> QuerySet[Contribution]:
    rows = Contribution.objects.filter(programme=programme, worry=True)
    return rows.select_related("programme__organisation", "place", "about", "worry_closed_by")
