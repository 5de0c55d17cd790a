"""The mark of a programme's register: a new one with every change, so that what was counted is kept until then.

The mark lies on the row that counts every initiative once. Whoever changes an initiative, what it is for, or the
outcomes, changes the mark in the same transaction; a count kept under the old one is never asked for again.
"""

from collections.abc import Callable
from typing import TypeVar
from uuid import UUID, uuid4

from django.core.cache import cache

from .models import Programme, ProgrammeTally
from .models.tally import ANY

A_DAY = 24 * 60 * 60
"""Seconds."""

Counted = TypeVar("Counted")


def mark_anew(programme: Programme) -> None:
    """Call it in the transaction that changes the register."""
    ProgrammeTally.objects.update_or_create(
        programme=programme, co=ANY, defaults={"mark": uuid4(), "organisation_id": programme.organisation_id}
    )


def mark_of(programme: Programme) -> UUID | None:
    """None while the register was never changed."""
    return ProgrammeTally.objects.filter(programme=programme, co=ANY).values_list("mark", flat=True).first()


def until_changed(
    what: str, *, programme: Programme, mark: UUID | None, count: Callable[[], Counted]
) -> Counted:  # fmt: skip
    """What `count` answers, worked out once for each mark. `what` names the question, and all that it depends on."""
    if mark is None:
        return count()
    kept: Counted | None = cache.get(key := f"{what}:{programme.pk}:{mark}")
    if kept is None:
        kept = count()
        cache.set(key, kept, A_DAY)
    return kept
