"""A published programme that listens, with a review of two points."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django_scopes import scope
from tests.factories import visits as make
from tests.factories.people import FAR

from coproduction_star.journeys.models import Programme
from coproduction_star.organisations.models import Membership
from coproduction_star.together.models import Review


@pytest.fixture(autouse=True)
def nobody_has_tried_yet() -> None:
    """Rate limits are counted in the cache, which outlives a test."""
    cache.clear()


@pytest.fixture
def listening(programme: Programme, member: Callable[..., Membership]) -> Iterator[Programme]:
    """Published, with a safeguarding lead, and in its scope."""
    member("safeguarding-lead")
    with scope(organisation=programme.organisation_id, programme=programme.pk):
        programme.name, programme.published_at = "Homes", timezone.now()
        programme.save()
        yield programme


@pytest.fixture
def review(listening: Programme) -> Review:
    made: Review = make.ReviewFactory(
        programme=listening,
        title="The lobbies",
        about="Ring the caretaker",
        service="Estate services",
        visit_until=FAR,
        answer_by=FAR,
    )
    for place, title in enumerate(["You can read the names", "The light works"]):
        make.ReviewPointFactory(review=made, title=title, position=place, easy="")
    return made


@pytest.fixture
def visiting(review: Review) -> Review:
    review.phase = "visiting"
    review.save()
    return review


@pytest.fixture
def points(review: Review) -> list[Any]:
    return list(review.points.order_by("position"))


@pytest.fixture
def lead_client(signed_in: Callable[..., Client]) -> Client:
    return signed_in("programme-lead")


@pytest.fixture
def public(review: Review) -> Callable[[str], str]:
    home = review.programme
    return lambda name: reverse(f"together:{name}", args=(home.organisation.slug, home.slug, review.pk))


@pytest.fixture
def seen(points: list[Any]) -> dict[str, str]:
    """What a pair fills in after a visit."""
    today = timezone.localdate()
    return {
        "visited_on_day": str(today.day), "visited_on_month": str(today.month), "visited_on_year": str(today.year),
        "where": "Birch Court", "place": "", "people": "2", "quote": "on",
        f"score_{points[0].pk.hex}": "3", f"score_{points[1].pk.hex}": "0",
        f"words_{points[1].pk.hex}": "the light was broken",
    }  # fmt: skip
