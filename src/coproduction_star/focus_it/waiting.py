"""What waits for a person in any feature, in rows of one shape, so that one query finds all of it."""

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import DateField, F, Value
from django.db.models.functions import Cast
from django.db.models.query import QuerySet
from django_scopes import scopes_disabled

from coproduction_star.journeys.models import Programme
from coproduction_star.journeys.rows import programme_at

NO_DAY = Cast(Value(None), DateField())


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that waits: of which kind, its key and title, how many, by when, and in which programme."""

    kind: str
    key: UUID
    title: str
    number: int
    until: dt.date | None
    programme: Programme


def rows_of(kind: str, rows: QuerySet[Any], *, title: Any, number: Any, until: Any = NO_DAY, at: str = "") -> Any:
    """Shape a query; `at` is the way to the programme, empty where the rows are programmes themselves."""
    way = f"{at}__" if at else ""
    where = (F(f"{way}slug"), F(f"{way}name"), F(f"{way}organisation__slug"))
    return rows.order_by().values_list(Value(kind), "pk", title, number, until, *where)


def all_of(rows: QuerySet[Any]) -> list[Row]:
    """One query for a union of what `rows_of` shapes."""
    with scopes_disabled():
        found = list(rows)
    return [
        Row(kind, key, title, number, until, programme_at(slug, name, home))
        for kind, key, title, number, until, slug, name, home in found
    ]
