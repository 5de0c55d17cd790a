"""How much waits for a person, for the header of every page: one query of all steps, written once."""

import datetime as dt
import functools
from collections.abc import Iterator
from typing import Any

from django.contrib.auth import get_user_model
from django.core.cache import cache
from django.db.models import QuerySet
from django.utils import timezone
from django_scopes import scopes_disabled

from coproduction_star.journeys.duties.selectors import left_open_by
from coproduction_star.journeys.steps import all_steps
from coproduction_star.journeys.written import NO_DAY, NOBODY, Written, as_written, ask, put, vendor

from .selectors import SOON, my_promises, promises_to_judge, undeclared

A_MINUTE = 60
"""Seconds."""
A_WEEK = dt.timedelta(days=7)
"""What a step calls near; a query of what waits hangs on no other days than today, this and `SOON`."""


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
    ((number,),) = ask(written_for(user, today=today))
    return int(number)


def written_for(user: Any, *, today: dt.date) -> Written:
    """The same as `written`, without writing it anew."""
    meant = {NOBODY: user.pk, **{NO_DAY + ahead: today + ahead for ahead in (dt.timedelta(), A_WEEK, SOON)}}
    return put(_for_nobody(vendor(), tuple(step.slug for step in all_steps())), meant)


@functools.cache
def _for_nobody(_vendor: str, _steps: tuple[str, ...]) -> Written:
    return written(get_user_model()(pk=NOBODY), today=NO_DAY)


def written(user: Any, *, today: dt.date) -> Written:
    """The query as Django writes it for this person on this day, and its values."""
    with scopes_disabled():
        parts = [as_written(rows) for rows in _rows(user, today)]
    counts = [f"(SELECT COUNT(*) FROM ({sql}) AS part{at})" for at, (sql, _values) in enumerate(parts)]  # noqa: S608 - written by Django itself
    return f"SELECT {' + '.join(counts)}", tuple(value for _sql, values in parts for value in values)


def _rows(user: Any, today: dt.date) -> Iterator[QuerySet[Any]]:
    own = (my_promises(user, today=today), promises_to_judge(user, today=today), undeclared(user), left_open_by(user))
    for rows in own:
        yield rows.order_by().values("pk")
    for step in all_steps():
        if step.waiting_rows is not None:
            yield step.waiting_rows(user, today)
