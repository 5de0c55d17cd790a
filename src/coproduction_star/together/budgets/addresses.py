"""Where the pages of shared budgets are."""

from typing import Any

from django.urls import reverse

from coproduction_star.journeys.models import Programme


def at(name: str, programme: Programme, *args: Any) -> str:
    """The address of a page of Together; its organisation must be fetched with it."""
    return reverse(f"together:{name}", args=(programme.organisation.slug, programme.slug, *args))
