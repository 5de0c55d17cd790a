"""Where the explorer's pages are in a programme."""

from typing import Any

from django.urls import reverse

from coproduction_star.journeys.models import Outcome, Programme


def explorer_address(programme: Programme) -> str:
    return _at("explorer", programme)


def ideas_address(programme: Programme) -> str:
    return _at("explorer_ideas", programme)


def file_address(programme: Programme) -> str:
    """Up to the kind of file."""
    return _at("explorer_file", programme, "svg").removesuffix("svg")


def corner_address(programme: Programme, outcome: Outcome | None, co: str) -> str:
    return _at("explorer_corner", programme, outcome.pk, co) if outcome else _at("explorer_strays", programme, co)


def _at(name: str, programme: Programme, *more: Any) -> str:
    return reverse(f"map_it:{name}", args=(programme.organisation.slug, programme.slug, *more))
