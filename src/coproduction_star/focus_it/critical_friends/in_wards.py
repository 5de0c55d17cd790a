"""What the page of a ward says of challenges: those that nobody has answered, counted for each initiative there."""

from collections.abc import Iterator

from django.db.models import Count, F
from django.utils.translation import ngettext

from coproduction_star.focus_it.doubts import sceptics_page
from coproduction_star.focus_it.models import Challenge
from coproduction_star.journeys.models import Place
from coproduction_star.journeys.steps import WardPart, WardRow


def ward_rows(place: Place) -> Iterator[WardRow]:
    """The initiative with the most first. Who said it, and their words, are not told."""
    rows = Challenge.objects.filter(
        initiative__place=place, initiative__removed_at=None, programme__archived_at__isnull=True,
        withdrawn_at__isnull=True, reply="",
    )  # fmt: skip
    names = ("initiative__title", "programme__slug", "initiative")
    for title, programme, initiative, number in (
        rows.order_by().values_list(*names).annotate(n=Count("pk")).order_by(F("n").desc(), "initiative__title")
    ):
        told = ngettext("%(n)s challenge is not answered yet", "%(n)s challenges are not answered yet", number)
        where = sceptics_page(place.organisation.slug, programme, initiative)
        yield WardRow(WardPart.RISKS, title, told % {"n": number}, number=number, address=where)
