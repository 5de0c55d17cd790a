"""Where the pages of the measures are."""

import functools
from typing import Any
from uuid import UUID

from django.urls import reverse

from coproduction_star.journeys.models import Programme


def at(name: str, programme: Programme, *args: Any) -> str:
    """The address of a page of Grow it; its organisation must be fetched with it."""
    home = (programme.organisation.slug, programme.slug)
    if not args or not all(isinstance(one, UUID) for one in args):
        return reverse(f"grow_it:{name}", args=(*home, *args))
    found = _of_nothing(name, *home, len(args))
    for place, key in enumerate(args):
        found = found.replace(str(UUID(int=place)), str(key))
    return found


@functools.lru_cache(maxsize=1_000)
def _of_nothing(name: str, organisation: str, programme: str, keys: int) -> str:
    """The address with keys of nothing in their places: a page of two hundred measures asks for as many addresses."""
    return reverse(f"grow_it:{name}", args=(organisation, programme, *(UUID(int=place) for place in range(keys))))


def framework_address(programme: Programme) -> str:
    return at("framework", programme)
