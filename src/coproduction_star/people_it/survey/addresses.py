"""Where the pages of surveys are, for the team and for those who are asked."""

from typing import Any

from django.conf import settings
from django.urls import reverse

from coproduction_star.journeys.models import Programme
from coproduction_star.people_it.models import Survey, SurveyLink


def surveys_address(programme: Programme) -> str:
    return reverse("people_it:surveys", args=(programme.organisation.slug, programme.slug))


def at(name: str, survey: Survey, *more: Any) -> str:
    programme = survey.programme
    return reverse(f"people_it:{name}", args=(programme.organisation.slug, programme.slug, survey.pk, *more))


def door_of(link: SurveyLink, programme: Programme) -> str:
    """Where people come in by this link: the first page of the survey, without an account."""
    return reverse("people_it:public_survey", args=(programme.organisation.slug, link.code))


def door_in_full(link: SurveyLink, programme: Programme) -> str:
    return f"{settings.SITE_URL}{door_of(link, programme)}"


def door_in_short(link: SurveyLink) -> str:
    """The same in letters that can be typed from a poster."""
    return f"{settings.SITE_URL}{reverse('people_it:short', args=(link.code,))}"
