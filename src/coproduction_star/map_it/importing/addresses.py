"""Where the pages of bringing in a list are."""

from typing import Any

from django.urls import reverse

from coproduction_star.journeys.models import Programme
from coproduction_star.map_it.models import Import


def imports_address(programme: Programme) -> str:
    return at("imports", programme)


def import_address(of: Import, name: str = "import", *more: Any) -> str:
    return at(name, of.programme, of.pk, *more)


def at(name: str, programme: Programme, *more: Any) -> str:
    return reverse(f"map_it:{name}", args=(programme.organisation.slug, programme.slug, *more))
