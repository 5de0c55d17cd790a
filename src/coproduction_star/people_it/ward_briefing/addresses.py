"""Where the pages of a ward are."""

from typing import Any

from django.urls import reverse

from coproduction_star.journeys.addresses import organisation_address
from coproduction_star.journeys.models import Place, Programme


def ward_address(place: Place, name: str = "ward", *more: Any) -> str:
    """`place` with its organisation."""
    return reverse(f"people_it:{name}", args=(place.organisation.slug, place.pk, *more))


def of_organisation(name: str, organisation: Any, *more: Any) -> str:
    return reverse(f"people_it:{name}", args=(organisation.slug, *more))


def wards_of(programme: Programme) -> str:
    """The page of the programme's ward, or the list of all wards where it is about none."""
    if programme.place_id is None:
        return organisation_address("places", programme.organisation)
    return reverse("people_it:ward", args=(programme.organisation.slug, programme.place_id))
