"""Where the pages of voices are."""

from typing import Any

from django.urls import reverse

from coproduction_star.journeys.models import Programme


def address(name: str, programme: Programme, *args: Any) -> str:
    """The address of a page inside or outside a programme; its organisation must be fetched with it."""
    return reverse(f"voices:{name}", args=(programme.organisation.slug, programme.slug, *args))
