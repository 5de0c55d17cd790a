"""Whatever points to a place, in whatever model: moved to another, moved back, or counted."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import IntegrityError, models, transaction
from django_scopes import scopes_disabled

from coproduction_star.journeys.models import EarlierName, Place, PlaceJoining

Moved = dict[str, list[str]]
PIECE = 500
OF_THE_PLACE = (EarlierName, PlaceJoining)
"""Rows that say something of the place itself and hold nobody's work."""


def pointers() -> Iterator[tuple[type[models.Model], models.ForeignKey]]:
    """Every foreign key to a place that holds somebody's work."""
    for model in apps.get_models(include_auto_created=True):
        for field in model._meta.get_fields():
            if isinstance(field, models.ForeignKey) and field.related_model is Place and _holds_work(model):
                yield model, field


def _holds_work(model: type[models.Model]) -> bool:
    return model not in OF_THE_PLACE and not getattr(model, "goes_with_its_place", False)


def _that_move() -> Iterator[tuple[type[models.Model], models.ForeignKey]]:
    for model, field in pointers():
        if model is not Place and not getattr(model, "stays_with_its_place", False):
            yield model, field


def move(gone: Place, kept: Place) -> Moved:
    """Point each row at the kept place; what it holds already stays where it was. Returns the ids that moved."""
    moved: Moved = {}
    # The caller holds one organisation's scope; a place holds rows of all its programmes.
    with scopes_disabled():
        for model, field in _that_move():
            keys = _move(model, field, gone, kept)
            if keys:
                moved[_called(model, field)] = [str(key) for key in keys]
    return moved


def _move(model: type[models.Model], field: models.ForeignKey, gone: Place, kept: Place) -> Sequence[Any]:
    rows = model._base_manager.filter(**{field.name: gone.pk})
    keys = list(rows.values_list("pk", flat=True))
    try:
        with transaction.atomic():
            rows.update(**{field.name: kept.pk})
    except IntegrityError:
        return [key for key in keys if _move_one(model, field, key, kept)]
    return keys


def _move_one(model: type[models.Model], field: models.ForeignKey, key: Any, kept: Place) -> bool:
    try:
        with transaction.atomic():
            return bool(model._base_manager.filter(pk=key).update(**{field.name: kept.pk}))
    except IntegrityError:
        return False


def move_back(moved: Mapping[str, Sequence[str]], *, kept: Place, gone: Place) -> None:
    """What moved and still points to the kept place points to its own again."""
    with scopes_disabled():
        for called, keys in moved.items():
            label, _dot, name = called.rpartition(".")
            model = apps.get_model(label)
            for start in range(0, len(keys), PIECE):
                rows = model._base_manager.filter(pk__in=keys[start : start + PIECE], **{name: kept.pk})
                rows.update(**{name: gone.pk})


def numbers_at(place: Place) -> dict[str, int]:
    """How many rows of each model point to a place; models that have none are left out."""
    return _numbers(place, pointers())


def numbers_that_move(place: Place) -> dict[str, int]:
    """The same of what goes along when the place becomes part of another."""
    return _numbers(place, _that_move())


def _numbers(place: Place, pointed: Iterable[tuple[type[models.Model], models.ForeignKey]]) -> dict[str, int]:
    found: dict[str, int] = {}
    with scopes_disabled():
        for model, field in pointed:
            number = model._base_manager.filter(**{field.name: place.pk}).count()
            if number:
                found[model._meta.label_lower] = found.get(model._meta.label_lower, 0) + number
    return found


def rows_at(places: Collection[UUID]) -> Counter[UUID]:
    """How many rows point to each of many places. As many queries as there are models, for every 500 places."""
    found: Counter[UUID] = Counter()
    keys = list(places)
    with scopes_disabled():
        for model, field in pointers():
            for start in range(0, len(keys), PIECE):
                rows = model._base_manager.filter(**{f"{field.name}__in": keys[start : start + PIECE]})
                found.update(rows.values_list(field.attname, flat=True))
    return found


def _called(model: type[models.Model], field: models.ForeignKey) -> str:
    return f"{model._meta.label_lower}.{field.name}"
