"""Shared by the tests about accounts: counters of rate limits start empty, and codes are read from the e-mails."""

import re
from collections.abc import Callable, Iterator

import pytest
from django.core.cache import cache

from coproduction_star.notices.models import Message

CODE = re.compile(r"^ {4}(\S+)$", re.MULTILINE)


def newest_letter() -> Message:
    return Message.objects.latest("made_at")


@pytest.fixture
def newest() -> Callable[[], Message]:
    """The newest e-mail of the outbox."""
    return newest_letter


@pytest.fixture(autouse=True)
def _no_tries_counted() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def code_sent() -> Callable[[], str]:
    """The code in the newest e-mail of the outbox."""

    def read() -> str:
        text = newest_letter().text
        found = CODE.search(text)
        assert found, text
        return found.group(1)

    return read
