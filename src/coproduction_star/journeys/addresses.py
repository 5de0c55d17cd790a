"""Where the pages of a programme are."""

from typing import Any

from django.urls import reverse

from .models import Programme


def address(name: str, programme: Programme, *args: Any) -> str:
    """The address of a page of a programme; its organisation must be fetched with it."""
    return reverse(f"journeys:{name}", args=(programme.organisation.slug, programme.slug, *args))


def step_address(programme: Programme, step: str) -> str:
    """The page of a step, `map_it` or one of the others."""
    names = {"organisation": programme.organisation.slug, "programme": programme.slug, "step": step}
    return reverse("journeys:step", kwargs=names)


def organisation_address(name: str, organisation: Any, *args: Any) -> str:
    return reverse(f"journeys:{name}", args=(organisation.slug, *args))
