"""What the tests of People it share: where pages are, and a survey in each state."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.factories.people import MembershipFactory
from tests.factories.people_it import SurveyEditionFactory, SurveyFactory, SurveyLinkFactory

from coproduction_star.journeys.models import Programme
from coproduction_star.people_it.asking.editions import _read
from coproduction_star.people_it.models import Response, SurveyLink
from coproduction_star.people_it.survey import services

Started = Callable[..., Client]


@pytest.fixture
def lead_client(signed_in):
    return signed_in("programme-lead")


@pytest.fixture
def at():
    """`at("survey_bank", survey)` is the address of a page of a survey."""

    def address(name, survey, *more):
        programme = survey.programme
        return reverse(f"people_it:{name}", args=(programme.organisation.slug, programme.slug, survey.pk, *more))

    return address


@pytest.fixture
def safe(organisation, in_organisation):
    """Somebody can be told of a worry, so people may be asked."""
    with in_organisation(organisation):
        return MembershipFactory(
            organisation=organisation, roles=["safeguarding-lead"], user__email="safe@example.org"
        )


@pytest.fixture
def draft(programme, inside):
    return SurveyFactory(programme=programme, title="What can we do?")


@pytest.fixture
def ready(programme, inside, safe):
    """Nothing is missing: it can be published."""
    later = timezone.localdate() + dt.timedelta(days=60)
    return SurveyFactory(programme=programme, title="What can we do?", promised=True, respond_by=later)


@pytest.fixture
def published(ready):
    services.publish(survey=ready, by=None)
    return ready


@pytest.fixture(autouse=True)
def nobody_has_tried_yet() -> None:
    """Rate limits are counted in the cache, which outlives a test."""
    cache.clear()
    _read.cache_clear()


@pytest.fixture
def link(inside: Programme) -> SurveyLink:
    survey = SurveyFactory(programme=inside, open=True)
    SurveyEditionFactory(survey=survey)
    return SurveyLinkFactory(survey=survey, code="MILL-23")


@pytest.fixture
def first(link: SurveyLink) -> str:
    return f"/in/{link.organisation.slug}/surveys/{link.code}/"


@pytest.fixture
def started(first: str) -> Started:
    """`started()` gives a browser that has pressed Start."""

    def start(**more: Any) -> Client:
        client = Client()
        client.get(first)  # with which the browser gets the secret that its four words are made from
        answer = client.post(first, {"look": "usual", "old_enough": "yes", **more})
        assert answer["Location"] == f"{first}words/", answer.content.decode()
        return client

    return start


def the_response() -> Response:
    return Response.objects.select_related("special").get()
