"""Queries that are written once: Django takes longer to write a large one than the database to answer it.

Such a query is written for nobody and on no day; for whom and when it is asked are put in their places among its
values. It may hang on nothing else, and asks for its own rows by key, so it needs no scope: a test of each compares
what is put together with what Django writes anew.
"""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import DateField, QuerySet, UUIDField

NOBODY, NO_HOME = UUID(int=0), UUID(int=1)
"""A person or a programme, and an organisation, that do not exist."""
NO_DAY = dt.date(1900, 1, 1)
Written = tuple[str, tuple[Any, ...]]
Readings = Mapping[int, tuple[Sequence[Callable[..., Any]], Any]]


def vendor() -> str:
    """The kind of database that a query is written for."""
    return connections[DEFAULT_DB_ALIAS].vendor


def as_written(rows: QuerySet[Any]) -> Written:
    """The query as Django writes it, and its values."""
    sql, values = rows.query.get_compiler(DEFAULT_DB_ALIAS).as_sql()
    return sql, tuple(values)


def readings(rows: QuerySet[Any]) -> Readings:
    """How what the database gives becomes what Django gives, by column: keys, days and what is true or not."""
    compiler = rows.query.get_compiler(DEFAULT_DB_ALIAS)
    compiler.as_sql()
    return dict(compiler.get_converters([column for column, _sql, _name in compiler.select]))


def read(row: Sequence[Any], by: Readings) -> tuple[Any, ...]:
    """A row as Django would give it."""
    found = list(row)
    for place, (steps, column) in by.items():
        for step in steps:
            found[place] = step(found[place], column, connections[DEFAULT_DB_ALIAS])
    return tuple(found)


def put(written: Written, meant: Mapping[Any, Any]) -> Written:
    """The same query for those who are meant: keys and days by what stood in their place."""
    sql, values = written
    known = {_as_taken(blank): _as_taken(value) for blank, value in meant.items()}
    return sql, tuple(known.get(value, value) for value in values)


def _as_taken(value: Any) -> Any:
    """A key or a day as this database takes it."""
    field = UUIDField() if isinstance(value, UUID) else DateField()
    return field.get_db_prep_value(value, connections[DEFAULT_DB_ALIAS])


def ask(written: Written) -> list[tuple[Any, ...]]:
    with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
        cursor.execute(*written)
        found: list[tuple[Any, ...]] = cursor.fetchall()
    return found
