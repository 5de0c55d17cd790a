"""The record that a comment or a file is about."""

from typing import Any

from django.apps import apps

from coproduction_star.journeys.models import Programme
from coproduction_star.journeys.models.programme import ProgrammeOwned


class NoSuchRecord(LookupError):
    """Not a record of this programme, whoever else may have it."""


def record_of(programme: Programme, *, label: str, record_id: Any) -> Any:
    """The record with this label (`app.model`) and identifier, when it belongs to the programme."""
    try:
        model = apps.get_model(label)
    except (LookupError, ValueError) as error:
        raise NoSuchRecord(label) from error
    if not issubclass(model, ProgrammeOwned) or model._meta.app_label == "voices":
        raise NoSuchRecord(label)
    try:
        return model.objects.select_related("organisation").get(pk=record_id, programme=programme)
    except model.DoesNotExist as error:
        raise NoSuchRecord(label) from error
