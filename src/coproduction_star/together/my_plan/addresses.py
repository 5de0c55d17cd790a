"""Where the pages of one's own plan are."""

from typing import Any

from django.urls import reverse

from coproduction_star.journeys.models import Programme


def at(name: str, programme: Programme, *args: Any) -> str:
    """The address of a page; the programme's organisation must be fetched with it."""
    return reverse(f"together:{name}", args=(programme.organisation.slug, programme.slug, *args))


def my_plan_address(programme: Programme) -> str:
    return at("my_plan", programme)
