"""Where the pages of workshops are."""

from typing import Any

from django.conf import settings
from django.urls import reverse

from coproduction_star.journeys.models import Programme


def at(name: str, programme: Programme, *args: Any) -> str:
    """The address of a page of the team; the programme's organisation must be fetched with it."""
    return reverse(f"together:{name}", args=(programme.organisation.slug, programme.slug, *args))


def workshops_address(programme: Programme) -> str:
    return at("workshops", programme)


def in_room(name: str, code: str, *args: Any) -> str:
    """The address of a page for whoever has the code."""
    return reverse(f"together:{name}", args=(code, *args))


def in_full(address: str) -> str:
    return f"{settings.SITE_URL}{address}"


def in_short(address: str) -> str:
    """As it is typed from a screen or from paper."""
    return in_full(address).partition("://")[2]
