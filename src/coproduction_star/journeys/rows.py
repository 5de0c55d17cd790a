"""Rows of a query over many kinds, as its step's pages need them."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from coproduction_star.organisations.models import Organisation

from .models import Programme
from .steps import Waiting

LAST = dt.date.max
"""Whatever has no day stands behind what has one."""


def programme_at(slug: str, name: str, home: str) -> Programme:
    """Enough of a programme to know where its pages are; `home` is the slug of its organisation. No query."""
    return Programme(slug=slug, name=name, organisation=Organisation(slug=home))


def waiting_of(rows: Iterable[Any], by_kind: Mapping[str, Callable[..., Waiting]]) -> Iterator[Waiting]:
    """What waits, of rows with kind, key, title, day, and where: by its day, kind and title."""
    for kind, key, title, due, *where in sorted(rows, key=lambda row: (row[3] or LAST, row[0], row[2])):
        yield by_kind[kind](programme_at(*where), key, title, due)
