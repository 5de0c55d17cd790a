"""Rows of different models in the same columns, so that a step tells everything it knows of a ward in one query."""

import datetime as dt
from collections.abc import Iterable
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import (
    Count,
    DateField,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    TextField,
    UUIDField,
    Value,
)
from django.db.models.functions import Cast

from .models import Initiative, Place

NAMES = ("w_part", "w_title", "w_text", "w_number", "w_when", "w_programme", "w_record")


class Told(NamedTuple):
    """A row as it is read. `part` is a word of whoever asked; `programme` is the slug, `record` the key, if any."""

    part: str
    title: str
    text: str
    number: int
    when: dt.date | None
    programme: str
    record: UUID | None


def about(place: Place, programme: str = "programme") -> Q:
    """Rows of a living programme that is about the place, or has an initiative in it."""
    there = Initiative.objects.filter(place=place, programme=OuterRef(programme)).order_by()
    return Q(Q(**{f"{programme}__place": place}) | Q(Exists(there)), **{f"{programme}__archived_at__isnull": True})


def columns(
    rows: QuerySet[Any], part: str, *, title: str = "", text: str = "", when: str = "", record: str = "pk",
    programme: str = "programme__slug", number: str = "",
) -> QuerySet[Any, Any]:  # fmt: skip
    """Each row in the common columns; every argument is the name of a field."""
    given = {
        "w_part": _text("", part), "w_title": _text(title), "w_text": _text(text),
        "w_number": Cast(F(number) if number else Value(1), IntegerField()),
        "w_when": Cast(F(when) if when else Value(None), DateField()),
        "w_programme": _text(programme), "w_record": Cast(F(record) if record else Value(None), UUIDField()),
    }  # fmt: skip
    return rows.order_by().annotate(**given).values_list(*NAMES)


def counted(rows: QuerySet[Any], part: str, *, by: str = "") -> QuerySet[Any, Any]:
    """How many rows there are, by a field where one is named: then `title` is its value."""
    grouped = rows.order_by().values(w_title=_text(by)).annotate(w_number=Count("pk"))
    none = {"w_text": _text(""), "w_programme": _text("")}
    empty = {"w_when": Cast(Value(None), DateField()), "w_record": Cast(Value(None), UUIDField())}
    return grouped.annotate(w_part=_text("", part), **none, **empty).values_list(*NAMES)


def read(*queries: QuerySet[Any, Any]) -> Iterable[Told]:
    """All of them in one query."""
    first, *others = queries
    return [Told(*row) for row in (first.union(*others, all=True) if others else first)]


def _text(field: str, value: str = "") -> Cast:
    return Cast(F(field) if field else Value(value), TextField())
