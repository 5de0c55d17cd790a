"""How much waits for a person, for the header of every page: one query, written once for a kind of database.

To write it anew took longer than all else of most pages, for it joins what waits in every step. So it is written for
nobody and on no day; whom and when it is asked for are put in their places among its values.
"""

import datetime as dt
import functools
from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.contrib.auth import get_user_model
from django.core.cache import cache
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import DateField, QuerySet, UUIDField
from django.utils import timezone
from django_scopes import scopes_disabled

from coproduction_star.journeys.duties.selectors import left_open_by
from coproduction_star.journeys.steps import all_steps

from .selectors import SOON, my_promises, promises_to_judge, undeclared

NOBODY = UUID(int=0)
NO_DAY = dt.date(1900, 1, 1)
A_MINUTE = 60
"""Seconds."""
COUNT = "SELECT COUNT(*)"
Values = tuple[Any, ...]


def number_waiting(user: Any) -> int:
    """Counted at most once a minute, and anew after whatever the person does."""
    number = cache.get(_key(user))
    if number is None:
        number = count_waiting(user, today=timezone.localdate())
        cache.set(_key(user), number, A_MINUTE)
    return int(number)


def count_anew(user: Any) -> None:
    """What waits for this person may have changed."""
    cache.delete(_key(user))


def _key(user: Any) -> str:
    return f"waiting:{user.pk}"


def count_waiting(user: Any, *, today: dt.date) -> int:
    """One query. Only the person's own rows, so no scope is needed."""
    with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
        cursor.execute(*written_for(user, today=today))
        (number,) = cursor.fetchone()
    return int(number)


def written_for(user: Any, *, today: dt.date) -> tuple[str, Values]:
    """The same as `written`, without writing it anew."""
    steps = tuple(step.slug for step in all_steps())
    sql, values = _written_for_nobody(connections[DEFAULT_DB_ALIAS].vendor, steps)
    put = dict(zip(_asked(NOBODY, NO_DAY), _asked(user.pk, today), strict=True))
    return sql, tuple(put.get(value, value) for value in values)


@functools.cache
def _written_for_nobody(_vendor: str, _steps: tuple[str, ...]) -> tuple[str, Values]:
    return written(get_user_model()(pk=NOBODY), today=NO_DAY)


def written(user: Any, *, today: dt.date) -> tuple[str, Values]:
    """The query as Django writes it for this person on this day, and its values."""
    with scopes_disabled():
        parts = [rows.query.get_compiler(DEFAULT_DB_ALIAS).as_sql() for rows in _rows(user, today)]
    counts = [f"(SELECT COUNT(*) FROM ({sql}) AS part{at})" for at, (sql, _values) in enumerate(parts)]  # noqa: S608 - written by Django itself
    return f"SELECT {' + '.join(counts)}", tuple(value for _sql, values in parts for value in values)


def _rows(user: Any, today: dt.date) -> Iterator[QuerySet[Any]]:
    own = (my_promises(user, today=today), promises_to_judge(user, today=today), undeclared(user), left_open_by(user))
    for rows in own:
        yield rows.order_by().values("pk")
    for step in all_steps():
        if step.waiting_rows is not None:
            yield step.waiting_rows(user, today)


def _asked(user: UUID, today: dt.date) -> Values:
    """What stands among the values for one person and one day, as this database takes it."""
    connection = connections[DEFAULT_DB_ALIAS]
    days = (DateField().get_db_prep_value(day, connection) for day in (today, today + SOON))
    return UUIDField().get_db_prep_value(user, connection), *days
