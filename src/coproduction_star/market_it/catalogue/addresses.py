"""Where the organisation's own lists are."""

from typing import Any

from django.urls import reverse

from coproduction_star.journeys.models import Programme


def at(name: str, programme: Programme, *more: Any) -> str:
    """The address of a page of a programme; its organisation must be fetched with it."""
    return reverse(f"market_it:{name}", args=(programme.organisation.slug, programme.slug, *more))


def list_address(programme: Programme, kind: str) -> str:
    return at("own_list", programme, kind)
