"""Where the pages of the matrices are in a programme."""

from typing import Any

from django.urls import reverse

from coproduction_star.focus_it.models import ImpactMatrix
from coproduction_star.journeys.models import Programme


def matrices_address(programme: Programme) -> str:
    return reverse("focus_it:matrices", args=(programme.organisation.slug, programme.slug))


def at(name: str, matrix: ImpactMatrix, *more: Any) -> str:
    programme = matrix.programme
    return reverse(f"focus_it:{name}", args=(programme.organisation.slug, programme.slug, matrix.pk, *more))
