"""Where the public pages are, and the team's page about them."""

from typing import Any

from django.conf import settings
from django.urls import reverse

from coproduction_star.journeys.models import Place, Programme

from .gathered import About


def public_address(programme: Programme) -> str:
    return reverse("map_it:public_programme", args=(programme.organisation.slug, programme.slug))


def public_home_address(organisation: Any) -> str:
    return reverse("map_it:public_home", args=(organisation.slug,))


def in_full(address: str) -> str:
    """With the host, for paper and other programs."""
    return f"{settings.SITE_URL}{address}"


def public_place_address(place: Place, organisation: Any) -> str:
    return reverse("map_it:public_place", args=(organisation.slug, place.slug))


def part_of(name: str, about: About, organisation: Any, *more: Any) -> str:
    """The list, the poster, the feed or the calendar of a programme's page or of a place's."""
    if about.place:
        return reverse(f"map_it:public_place_{name}", args=(organisation.slug, about.place.slug, *more))
    return public_part(f"public_{name}", about.programmes[0], *more)


def public_part(name: str, programme: Programme, *more: Any) -> str:
    return reverse(f"map_it:{name}", args=(programme.organisation.slug, programme.slug, *more))


def front_door_address(programme: Programme) -> str:
    return team_address("front_door", programme)


def team_address(name: str, programme: Programme, *more: Any) -> str:
    return reverse(f"map_it:{name}", args=(programme.organisation.slug, programme.slug, *more))


def tell_us_address(programme: Programme) -> str:
    return f"{public_address(programme)}tell-us/"
