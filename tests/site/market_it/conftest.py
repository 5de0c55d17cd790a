"""What the tests of Market it share."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from coproduction_star.journeys.models import Programme


@pytest.fixture
def at(programme: Programme) -> Callable[..., str]:
    """`at("risk", key)` is the address of a page of Market it."""

    def address(name: str, *more: Any) -> str:
        return reverse(f"market_it:{name}", args=(programme.organisation.slug, programme.slug, *more))

    return address


@pytest.fixture
def lead_client(signed_in: Callable[..., Client]) -> Client:
    return signed_in("programme-lead")
