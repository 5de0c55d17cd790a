"""Where the pages of charters are."""

from typing import Any

from django.urls import reverse

from coproduction_star.journeys.models import Programme
from coproduction_star.market_it.models import Charter


def at(name: str, programme: Programme, *args: Any) -> str:
    """The address of a page of charters; the organisation of the programme must be fetched with it."""
    return reverse(f"market_it:{name}", args=(programme.organisation.slug, programme.slug, *args))


def charters_address(programme: Programme) -> str:
    return at("charters", programme)


def of(name: str, charter: Charter, *args: Any) -> str:
    """The address of a page of this charter."""
    return at(name, charter.programme, charter.pk, *args)
