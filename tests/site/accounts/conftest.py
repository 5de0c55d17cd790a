"""Shared by the tests about accounts: counters of rate limits start empty, and codes are read from the e-mails."""

import re
from collections.abc import Callable, Iterator

import pytest
from django.core import mail
from django.core.cache import cache

CODE = re.compile(r"^ {4}(\S+)$", re.MULTILINE)


@pytest.fixture(autouse=True)
def _no_tries_counted() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def code_sent() -> Callable[[], str]:
    """The code in the newest e-mail."""

    def read() -> str:
        found = CODE.search(mail.outbox[-1].body)
        assert found, mail.outbox[-1].body
        return found.group(1)

    return read
