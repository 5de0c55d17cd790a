"""A published programme that listens, with a design round of three stages."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from django_scopes import scope
from tests.factories import design_rounds as make

from coproduction_star.journeys.models import Programme
from coproduction_star.organisations.models import Membership
from coproduction_star.together.models import DesignRound


@pytest.fixture(autouse=True)
def nobody_has_tried_yet() -> None:
    """Rate limits are counted in the cache, which outlives a test."""
    cache.clear()


@pytest.fixture
def listening(programme: Programme, member: Callable[..., Membership]) -> Iterator[Programme]:
    """Published, with a safeguarding lead, and in its scope."""
    member("safeguarding-lead")
    with scope(organisation=programme.organisation_id, programme=programme.pk):
        programme.name, programme.published_at = "Ageing well", timezone.now()
        programme.save()
        yield programme


@pytest.fixture
def design(listening: Programme) -> DesignRound:
    made: DesignRound = make.DesignRoundFactory(programme=listening, title="Coming home", about="Two weeks at home")
    for place, title in enumerate(["The day", "The evening", "The visit"]):
        make.DesignStageFactory(design=made, title=title, position=place)
    return made


@pytest.fixture
def lead_client(signed_in: Callable[..., Client]) -> Client:
    return signed_in("programme-lead")


@pytest.fixture
def stages(design: DesignRound) -> list[Any]:
    return list(design.stages.all())


@pytest.fixture
def told(stages: list[Any]) -> dict[str, str]:
    """What somebody fills in."""
    return {
        "side": "users", "quote": "on", f"feeling_{stages[0].pk.hex}": "4", f"feeling_{stages[1].pk.hex}": "1",
        f"words_{stages[1].pk.hex}": "the house was cold",
    }  # fmt: skip
