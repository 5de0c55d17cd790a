"""What a journey reads from the database: the letters that were sent, and how many records there are."""

import re
from contextlib import AbstractContextManager
from typing import Any

from django_scopes import scope

from coproduction_star.notices.models import Message
from coproduction_star.organisations.models import Organisation

CODE = re.compile(r"^ {4}(\S+)$", re.MULTILINE)
LINK = re.compile(r"https?://[^/\s]+(/\S+)")


def in_one_organisation(slug: str) -> AbstractContextManager[None]:
    return scope(organisation=Organisation.objects.get(slug=slug).pk, programme=None)


def how_many(model: Any, *, organisation: str = "eastbridge", **wanted: object) -> int:
    with in_one_organisation(organisation):
        count: int = model.objects.filter(**wanted).count()
        return count


def code_sent() -> str:
    """The code in the newest letter."""
    found = CODE.search(_newest())
    assert found
    return found[1]


def link_sent() -> str:
    """The first address of ours in the newest letter."""
    found = LINK.search(_newest())
    assert found
    return found[1]


def _newest() -> str:
    return Message.objects.latest("made_at").text
