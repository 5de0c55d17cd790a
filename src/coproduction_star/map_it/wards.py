"""What the page of a ward says of Map it: decisions that are still to come, and stories that may be told."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils import timezone

from coproduction_star.journeys.models import Place
from coproduction_star.journeys.steps import WardPart, WardRow
from coproduction_star.journeys.ward_columns import Told, about, columns, read

from .models import DecisionAhead, Story


def ward_rows(place: Place) -> Iterator[WardRow]:
    """In one query, the nearest decision first."""
    ahead = DecisionAhead.objects.filter(about(place), on__gte=timezone.localdate(), decision__isnull=True)
    stories = Story.objects.filter(
        initiative__place=place, place=place, initiative__removed_at=None, shown_from__lte=timezone.now(),
        programme__archived_at__isnull=True,
    )  # fmt: skip
    found = read(
        columns(ahead, WardPart.AHEAD, title="what", text="how", when="on"),
        columns(stories, WardPart.STORIES, title="title", when="shown_from__date", record="initiative"),
    )
    for row in sorted(found, key=lambda one: (one.part, one.when, one.title)):
        yield WardRow(WardPart(row.part), row.title, row.text, when=row.when, address=_address(row, place))


def _address(row: Told, place: Place) -> str:
    here: tuple[Any, ...] = (place.organisation.slug, row.programme)
    if row.part == WardPart.STORIES:
        return reverse("journeys:initiative", args=(*here, row.record))
    return reverse("journeys:star", args=here)
