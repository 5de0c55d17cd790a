"""Where the pages of an access passport are."""

from typing import Any

from django.urls import reverse

from coproduction_star.journeys.models import Programme

OWN = "market_it:own_passport"
"""One's own passport, opened by four words."""


def at(name: str, programme: Programme, *args: Any) -> str:
    """The address of a page inside or outside a programme; its organisation must be fetched with it."""
    return reverse(f"market_it:{name}", args=(programme.organisation.slug, programme.slug, *args))
