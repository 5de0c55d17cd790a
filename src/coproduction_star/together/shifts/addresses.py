"""Where the pages of shifts are."""

from typing import Any

from django.urls import reverse

from coproduction_star.journeys.models import Programme

OWN = "together:own_shift"


def at(name: str, programme: Programme, *args: Any) -> str:
    """The address of a page; the programme's organisation must be fetched with it."""
    return reverse(f"together:{name}", args=(programme.organisation.slug, programme.slug, *args))


def shifts_address(programme: Programme) -> str:
    return at("shifts", programme)
