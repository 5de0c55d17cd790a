"""A published programme that listens, with somebody who looks after people."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.cache import cache
from django.utils import timezone
from django_scopes import scope
from tests.factories.voices import ContributionFactory

from coproduction_star.journeys.models import Programme
from coproduction_star.organisations.models import Membership
from coproduction_star.voices.models import Contribution


@pytest.fixture(autouse=True)
def nobody_has_tried_yet() -> None:
    """Rate limits are counted in the cache, which outlives a test."""
    cache.clear()


@pytest.fixture
def lead(member: Callable[..., Membership]) -> Membership:
    return member("safeguarding-lead")


@pytest.fixture
def listening_programme(programme: Programme, lead: Membership) -> Iterator[Programme]:
    """Published, with a safeguarding lead, and in its scope."""
    with scope(organisation=programme.organisation_id, programme=programme.pk):
        programme.name, programme.published_at = "Ageing well", timezone.now()
        programme.save()
        yield programme


@pytest.fixture
def said(listening_programme: Programme) -> Callable[..., Contribution]:
    """`said(shown=True)` makes a contribution of the programme."""

    def make(**more: Any) -> Contribution:
        return ContributionFactory(programme=listening_programme, **more)

    return make
