"""Where the pages of the measures are."""

from typing import Any

from django.urls import reverse

from coproduction_star.journeys.models import Programme


def at(name: str, programme: Programme, *args: Any) -> str:
    """The address of a page of Grow it; its organisation must be fetched with it."""
    return reverse(f"grow_it:{name}", args=(programme.organisation.slug, programme.slug, *args))


def framework_address(programme: Programme) -> str:
    return at("framework", programme)
