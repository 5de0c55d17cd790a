"""Two people at one contribution: the second is told, and nothing is done twice."""

from typing import Any

from django.db.models import F

from .models import Contribution


class ChangedMeanwhile(Exception):
    """Somebody else decided, or its author changed it, while this person was reading."""


def claim_version(contribution: Contribution, version: int) -> None:
    """Take the row as it was read; inside a transaction, before changing it."""
    same = Contribution.objects.filter(pk=contribution.pk, version=version)
    if not same.update(version=F("version") + 1):
        raise ChangedMeanwhile
    contribution.refresh_from_db()


def change(contribution: Contribution, **values: Any) -> None:
    """Set and save these fields only."""
    for name, value in values.items():
        setattr(contribution, name, value)
    contribution.save(update_fields=list(values))
