"""Where the pages of sessions are: for the team, for everybody, and with four words."""

from typing import Any

from django.urls import reverse

from coproduction_star.journeys.models import Programme


def at(name: str, programme: Programme, *more: Any) -> str:
    """A page of the team or of the public; the programme with its organisation."""
    return reverse(f"people_it:{name}", args=(programme.organisation.slug, programme.slug, *more))


def sessions_address(programme: Programme) -> str:
    return at("sessions", programme)
