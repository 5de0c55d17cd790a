from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pytest
from django.core.cache import cache
from tests.site.api.tokens import Program, give_token

from coproduction_star.accounts.tokens.scopes import Scope
from coproduction_star.organisations.models import Membership


@pytest.fixture(autouse=True)
def _fresh_counts() -> Iterator[None]:
    """How often somebody asked is counted in the cache; each test begins with none."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def program(member: Callable[..., Membership]) -> Callable[..., Program]:
    """`program("programme-lead")` asks for a new member with that role; with every scope unless some are named."""

    def make(*roles: str, scopes: Iterable[str] = tuple(Scope), **more: Any) -> Program:
        return Program(give_token(member(*roles).user, scopes=scopes, **more))

    return make
