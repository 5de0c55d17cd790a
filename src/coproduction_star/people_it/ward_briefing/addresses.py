"""Where the pages of a ward are."""

from typing import Any

from django.urls import reverse

from coproduction_star.journeys.models import Place


def ward_address(place: Place, name: str = "ward", *more: Any) -> str:
    """`place` with its organisation."""
    return reverse(f"people_it:{name}", args=(place.organisation.slug, place.pk, *more))


def of_organisation(name: str, organisation: Any, *more: Any) -> str:
    return reverse(f"people_it:{name}", args=(organisation.slug, *more))
