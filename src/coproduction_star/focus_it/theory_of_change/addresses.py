"""Where the pages of the theories of change are in a programme."""

from typing import Any

from django.urls import reverse

from coproduction_star.focus_it.models import Theory
from coproduction_star.journeys.models import Programme


def theories_address(programme: Programme) -> str:
    return reverse("focus_it:theories", args=(programme.organisation.slug, programme.slug))


def at(name: str, theory: Theory, *more: Any) -> str:
    programme = theory.programme
    return reverse(f"focus_it:{name}", args=(programme.organisation.slug, programme.slug, theory.pk, *more))
