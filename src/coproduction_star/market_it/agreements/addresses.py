"""Where the pages of agreements are."""

from typing import Any

from django.urls import reverse

from coproduction_star.journeys.models import Programme


def at(name: str, programme: Programme, *args: Any) -> str:
    """The address of a page of agreements; its organisation must be fetched with it."""
    return reverse(f"market_it:{name}", args=(programme.organisation.slug, programme.slug, *args))


def agreements_address(programme: Programme) -> str:
    return at("agreements", programme)
