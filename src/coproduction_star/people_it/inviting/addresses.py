"""Where the pages of invitations are: in a programme for its team, by a code for whoever is invited."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.urls import reverse

from coproduction_star.organisations.codes import code_for, hash_of
from coproduction_star.people_it.models import Sample, Survey


def at(name: str, survey: Survey, *more: Any) -> str:
    programme = survey.programme
    return reverse(f"people_it:{name}", args=(programme.organisation.slug, programme.slug, survey.pk, *more))


def of_sample(name: str, sample: Sample, *more: Any) -> str:
    return at(name, sample.survey, sample.pk, *more)


def code_of(invitee_id: UUID) -> str:
    """Of somebody's own link, kept nowhere. A reminder carries the same link as the first message."""
    return code_for("people_it.invited", str(invitee_id))


def hash_for(invitee_id: UUID) -> str:
    return hash_of(code_of(invitee_id))


def by_code(name: str, code: str) -> str:
    return reverse(f"people_it:{name}", args=(code,))


def in_full(where: str) -> str:
    return f"{settings.SITE_URL}{where}"
