"""Everything that points to one initiative is led to another, whichever app it belongs to."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import IntegrityError, transaction
from django.db.models import Model

from coproduction_star.journeys.models import Initiative
from coproduction_star.map_it.models import ImportRow, Joining

SUBJECT = Initiative._meta.label_lower
HISTORY = "audit"
"""What happened to a record stays its own."""
OWN_MEMORY = {Joining, ImportRow}
"""Rows that remember what was, so that it can be undone: led elsewhere they would undo the wrong one."""
Moved = list[list[Any]]


def move_everything(*, gone: Initiative, kept: Initiative) -> Moved:
    """Model, field and keys of the rows that moved. What would stand twice stays where it is."""
    moved = [_move(model, field, {field: gone.pk}, kept.pk) for model, field in _pointers()]
    moved += [
        _move(model, "subject_id", {"subject": SUBJECT, "subject_id": gone.pk}, kept.pk) for model in _on_any_record()
    ]
    return [one for one in moved if one[2]]


def move_back(moved: Moved, *, gone: Initiative, kept: Initiative) -> None:
    """Only what still points to the kept one; the rest has gone its own way since."""
    for label, field, keys in moved:
        rows = apps.get_model(label)._base_manager.filter(pk__in=keys, **{field: kept.pk})
        rows.update(**{field: gone.pk})


def _pointers() -> Iterator[tuple[type[Model], str]]:
    """Every foreign key to an initiative, those without a name on this side and those of lists too."""
    for relation in Initiative._meta.get_fields(include_hidden=True):
        points_here = relation.auto_created and not relation.concrete and not relation.many_to_many
        if points_here and relation.related_model not in OWN_MEMORY:
            yield relation.related_model, relation.field.attname


def _on_any_record() -> Iterator[type[Model]]:
    """Comments, files and whatever else can hang on any record by its kind and its key."""
    for model in apps.get_models():
        names = {field.name for field in model._meta.concrete_fields}
        if {"subject", "subject_id"} <= names and model._meta.app_label != HISTORY:
            yield model


def _move(model: type[Model], field: str, held: dict[str, Any], to: Any) -> list[Any]:
    keys = [key for key in model._base_manager.filter(**held).values_list("pk", flat=True) if key != to]
    moved = keys if _move_all(model, keys, field, to) else [key for key in keys if _move_all(model, [key], field, to)]
    return [model._meta.label, field, [key if isinstance(key, int) else str(key) for key in moved]]


def _move_all(model: type[Model], keys: list[Any], field: str, to: Any) -> bool:
    try:
        with transaction.atomic():
            model._base_manager.filter(pk__in=keys).update(**{field: to})
    except IntegrityError:
        return False
    return True
