"""Where the results of a survey are."""

from typing import Any

from django.urls import reverse

from coproduction_star.people_it.models import Survey


def at(name: str, survey: Survey, *more: Any) -> str:
    programme = survey.programme
    return reverse(f"people_it:{name}", args=(programme.organisation.slug, programme.slug, survey.pk, *more))
