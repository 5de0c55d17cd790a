"""Rows of any model as lines of JSON and back, without losing a microsecond."""

import base64
import datetime as dt
import json
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.apps.registry import Apps
from django.db import connections
from django.db.models import Field, Model, QuerySet
from django.db.models.sql import InsertQuery
from django.utils.duration import duration_iso_string

ROWS_AT_ONCE = 500


def models_of(apps: Apps) -> list[type[Model]]:
    """Every table, the tables between tables included, those that others point to first."""
    models = [
        model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy and not model._meta.swapped
    ]
    ordered: list[type[Model]] = []
    while models:
        waiting = set(models)
        ready = [model for model in models if not (_pointed_to(model) & waiting)]
        # Tables that point at each other have no order; foreign keys are checked at the end.
        ready = ready or models[:1]
        ordered += sorted(ready, key=lambda model: model._meta.label_lower)
        models = [model for model in models if model not in ready]
    return ordered


def _pointed_to(model: type[Model]) -> set[Any]:
    return {field.related_model for field in columns_of(model) if field.related_model} - {model}


def columns_of(model: type[Model]) -> list[Field[Any, Any]]:
    return [field for field in model._meta.local_concrete_fields if not field.generated]


def lines_of(model: type[Model], *, using: str) -> Iterator[str]:
    """One line of JSON for each row; tenants' scopes do not apply here."""
    for row in values_of(model, QuerySet(model, using=using)):
        yield as_line(row)


def values_of(model: type[Model], rows: QuerySet[Any]) -> Iterator[tuple[Any, ...]]:
    """The columns of each row, in their order, never many rows at once."""
    names = [field.attname for field in columns_of(model)]
    yield from rows.order_by("pk").values_list(*names).iterator(chunk_size=ROWS_AT_ONCE)


def as_line(row: Sequence[Any]) -> str:
    return json.dumps(row, default=_plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _plain(value: Any) -> str:
    match value:
        case dt.datetime() | dt.date() | dt.time():
            return value.isoformat()
        case dt.timedelta():
            return duration_iso_string(value)
        case Decimal() | UUID():
            return str(value)
        case bytes() | memoryview():
            return base64.b64encode(bytes(value)).decode()
    raise TypeError(f"A backup cannot write {type(value).__name__}.")


def insert(model: type[Model], columns: Sequence[str], lines: Sequence[str | bytes], *, using: str) -> None:
    """Put rows in just as they were: no dates of today, no signals, no defaults."""
    insert_values(model, columns, [json.loads(line) for line in lines], using=using)


def insert_values(model: type[Model], columns: Sequence[str], values: Sequence[Sequence[Any]], *, using: str) -> None:
    fields = {field.attname: field for field in columns_of(model)}
    chosen = [fields[name] for name in columns]
    objects = [made(model, chosen, row) for row in values]
    batch = max(1, connections[using].ops.bulk_batch_size(chosen, objects))
    for start in range(0, len(objects), batch):
        query = InsertQuery(model)
        query.insert_values(chosen, objects[start : start + batch], raw=True)
        query.get_compiler(using).execute_sql()


def made(model: type[Model], fields: Sequence[Field[Any, Any]], values: Sequence[Any]) -> Model:
    return model(**{field.attname: _read(field, value) for field, value in zip(fields, values, strict=True)})


def _read(field: Field[Any, Any], value: Any) -> Any:
    target = field
    while target.remote_field is not None:
        target = target.target_field
    return value if value is None else target.to_python(value)
