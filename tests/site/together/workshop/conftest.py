"""A programme with an open room, somebody who leads it, and phones."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django_scopes import scope
from tests.factories import workshop as make

from coproduction_star.journeys.models import Programme
from coproduction_star.together.models import Workshop


@pytest.fixture(autouse=True)
def nobody_has_tried_yet() -> None:
    """Rate limits are counted in the cache, which outlives a test."""
    cache.clear()


@pytest.fixture
def here(programme: Programme) -> Iterator[Programme]:
    with scope(organisation=programme.organisation_id, programme=programme.pk):
        yield programme


@pytest.fixture
def workshop(here: Programme) -> Workshop:
    made: Workshop = make.WorkshopFactory(programme=here, title="A Lab", code="KLMN23")
    return made


@pytest.fixture
def lead_client(signed_in: Callable[..., Client]) -> Client:
    return signed_in("facilitator")


@pytest.fixture
def in_room() -> Callable[..., str]:
    """`in_room("room", "KLMN23")` is the address of a page for whoever has the code."""

    def address(name: str, *more: Any) -> str:
        return reverse(f"together:{name}", args=more)

    return address


@pytest.fixture
def phone(workshop: Workshop, in_room: Callable[..., str]) -> Callable[..., Client]:
    """Somebody who joined, with or without a name."""

    def join(name: str = "") -> Client:
        client = Client()
        client.get(in_room("room", workshop.code))
        client.post(in_room("room", workshop.code), {"name": name})
        return client

    return join
