"""Where the pages of offers and needs are."""

from typing import Any

from django.urls import reverse

from coproduction_star.journeys.models import Programme

OWN = "people_it:own_offers"
"""One's own page, opened by four words."""


def at(name: str, programme: Programme, *args: Any) -> str:
    """The address of a page inside or outside a programme; its organisation must be fetched with it."""
    return reverse(f"people_it:{name}", args=(programme.organisation.slug, programme.slug, *args))


def offers_address(programme: Programme) -> str:
    return at("offers", programme)
