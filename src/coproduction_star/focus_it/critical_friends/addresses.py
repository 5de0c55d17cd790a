"""Where the pages of critical friends are: in a programme for members, and by a code for everybody else."""

from typing import Any

from django.urls import reverse

from coproduction_star.journeys.models import Programme


def at(name: str, programme: Programme, *more: Any) -> str:
    return reverse(f"focus_it:{name}", args=(programme.organisation.slug, programme.slug, *more))


def challenges_address(programme: Programme) -> str:
    return at("challenges", programme)
