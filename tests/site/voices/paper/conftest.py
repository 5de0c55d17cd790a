from collections.abc import Iterator

import pytest
import time_machine
from django.utils import timezone


@pytest.fixture
def one_moment() -> Iterator[None]:
    """The clock stands, so that no minute ends while something is counted in it."""
    with time_machine.travel(timezone.now().replace(second=30), tick=False):
        yield
