"""Moving everything that points to one participant over to another, whatever model it is in."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import IntegrityError, models, transaction
from django_scopes import scopes_disabled

from coproduction_star.organisations.models import Participant

from .twins import join_twins


def pointers() -> Iterator[tuple[type[models.Model], models.Field]]:
    """Every foreign key and one-to-one to a participant, in every model installed."""
    for model in apps.get_models(include_auto_created=True):
        for field in model._meta.get_fields():
            if isinstance(field, models.ForeignKey) and field.related_model is Participant:
                yield model, field


def identifiers() -> Iterator[tuple[type[models.Model], models.Field]]:
    """Columns that hold a participant's identifier without a foreign key: the events' `for_whom`."""
    for model in apps.get_models(include_auto_created=True):
        for field in model._meta.get_fields():
            if isinstance(field, models.UUIDField) and field.name in {"for_whom", "participant_id"}:
                yield model, field


def move_everything(loser: Participant, winner: Participant, *, by: Any) -> dict[str, int]:
    """Point each row at the winner; delete one only where the winner holds its twin, and keep what hangs on it."""
    moved: dict[str, int] = {}
    # The caller holds one organisation's scope; a merge moves rows of all its programmes.
    with scopes_disabled():
        for model, field in pointers():
            rows = _rows(model, field, loser).exclude(pk=winner.pk)
            number = sum(_move(row, field, winner, by=by) for row in rows)
            if number:
                moved[model._meta.label_lower] = moved.get(model._meta.label_lower, 0) + number
        for model, field in identifiers():
            model._base_manager.filter(**{field.name: loser.pk}).update(**{field.name: winner.pk})
    return moved


def _rows(model: type[models.Model], field: models.Field, owner: Participant) -> models.QuerySet:
    return model._base_manager.filter(**{field.name: owner.pk})


def _move(row: Any, field: models.Field, winner: Participant, *, by: Any) -> int:
    setattr(row, field.attname, winner.pk)
    try:
        with transaction.atomic():
            row.save(update_fields=[field.name])
    except IntegrityError:
        return _keep_the_winners(row, winner, by=by)
    return 1


def _keep_the_winners(row: Any, winner: Participant, *, by: Any) -> int:
    """The winner holds this already, and it may be held once: the loser's copy goes, and what hangs on it moves."""
    moved = join_twins(row, winner=winner, by=by)
    type(row)._base_manager.filter(pk=row.pk).delete()
    return moved
