"""Addresses of the pages of journeys, for the tests that walk them."""

from django.urls import reverse

from coproduction_star.journeys.models import Programme


def of_programme(name: str, programme: Programme, *args: object) -> str:
    return reverse(f"journeys:{name}", args=(programme.organisation.slug, programme.slug, *args))


def of_organisation(name: str, organisation: object, *args: object) -> str:
    return reverse(f"journeys:{name}", args=(organisation.slug, *args))


LATER = {f"duty_{kind}": "later" for kind in ("equality", "data", "consultation", "interests")}
"""What a form for a decision sends when every duty is not done yet."""
