"""A survey that anyone can answer by a link, and a browser in which somebody has begun."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django_scopes import scope
from tests.factories.people_it import SurveyEditionFactory, SurveyFactory, SurveyLinkFactory

from coproduction_star.journeys.models import Programme
from coproduction_star.people_it.asking.editions import _read
from coproduction_star.people_it.models import Response, SurveyLink

Started = Callable[..., Client]


@pytest.fixture(autouse=True)
def nobody_has_tried_yet() -> None:
    """Rate limits are counted in the cache, which outlives a test."""
    cache.clear()
    _read.cache_clear()


@pytest.fixture
def inside(programme: Programme) -> Iterator[Programme]:
    with scope(organisation=programme.organisation_id, programme=programme.pk):
        yield programme


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
