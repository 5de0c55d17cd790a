"""Where the pages of reviews are."""

from typing import Any

from django.conf import settings
from django.urls import reverse

from coproduction_star.journeys.models import Programme

OWN = "together:own_review"


def at(name: str, programme: Programme, *args: Any) -> str:
    """The address of a page; the programme's organisation must be fetched with it."""
    return reverse(f"together:{name}", args=(programme.organisation.slug, programme.slug, *args))


def reviews_address(programme: Programme) -> str:
    return at("reviews", programme)


def in_full(address: str) -> str:
    return f"{settings.SITE_URL}{address}"


def in_short(address: str) -> str:
    """As it is typed from paper."""
    return in_full(address).partition("://")[2]
