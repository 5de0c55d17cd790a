"""Where the pages of the comparisons are in a programme."""

from typing import Any

from django.urls import reverse

from coproduction_star.focus_it.models import Comparison
from coproduction_star.journeys.models import Programme


def comparisons_address(programme: Programme) -> str:
    return reverse("focus_it:comparisons", args=(programme.organisation.slug, programme.slug))


def at(name: str, comparison: Comparison, *more: Any) -> str:
    programme = comparison.programme
    return reverse(f"focus_it:{name}", args=(programme.organisation.slug, programme.slug, comparison.pk, *more))
