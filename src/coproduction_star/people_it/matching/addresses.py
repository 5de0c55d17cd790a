"""Where the pages of the broker's desk are: in a programme for members, by a code or for anyone for everybody else."""

from typing import Any

from django.conf import settings
from django.urls import reverse

from coproduction_star.journeys.models import Programme


def at(name: str, programme: Programme, *more: Any) -> str:
    return reverse(f"people_it:{name}", args=(programme.organisation.slug, programme.slug, *more))


def desk_address(programme: Programme) -> str:
    return at("desk", programme)


def roles_at(programme: Programme) -> str:
    """Where the roles that look for people are."""
    return at("roles_wanted", programme)


def explained_address(programme: Programme) -> str:
    return at("matching_explained", programme)


def link_of(code: str) -> str:
    return f"{settings.SITE_URL}{reverse('people_it:match_link', args=(code,))}"
