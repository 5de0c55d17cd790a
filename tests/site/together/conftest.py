"""What the tests of Together share."""

from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse

from coproduction_star.journeys.models import Programme


@pytest.fixture
def at(programme: Programme) -> Callable[..., str]:
    """`at("budget", key)` is the address of a page of Together."""

    def address(name: str, *more: Any) -> str:
        return reverse(f"together:{name}", args=(programme.organisation.slug, programme.slug, *more))

    return address
