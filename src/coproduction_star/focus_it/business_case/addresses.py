"""Where the pages of the business cases are in a programme."""

from typing import Any

from django.urls import reverse

from coproduction_star.focus_it.models import BusinessCase
from coproduction_star.journeys.models import Programme


def cases_address(programme: Programme) -> str:
    return reverse("focus_it:business_cases", args=(programme.organisation.slug, programme.slug))


def at(name: str, case: BusinessCase, *more: Any) -> str:
    programme = case.programme
    return reverse(f"focus_it:{name}", args=(programme.organisation.slug, programme.slug, case.pk, *more))
