"""What the tests of Grow it share."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.factories import grow_it as make

from coproduction_star.grow_it.models import Indicator
from coproduction_star.journeys.models import Programme


@pytest.fixture
def at(programme: Programme) -> Callable[..., str]:
    """`at("indicator", key)` is the address of a page of Grow it."""

    def address(name: str, *more: Any) -> str:
        return reverse(f"grow_it:{name}", args=(programme.organisation.slug, programme.slug, *more))

    return address


@pytest.fixture
def lead_client(signed_in: Callable[..., Client]) -> Client:
    return signed_in("programme-lead")


@pytest.fixture
def measure(inside: Programme) -> Indicator:
    return make.IndicatorFactory(programme=inside, title="People who meet others", target=20, target_on="2030-01-01")


@pytest.fixture
def share(inside: Programme) -> Indicator:
    return make.ShareFactory(programme=inside, title="People who feel safe")
