"""What becomes of two rows of a model when their people are joined into one, and one row must give way."""

from collections.abc import Callable
from typing import Any

from django.db import models

from coproduction_star.organisations.models import Participant

Join = Callable[..., int]
_JOINS: dict[type[models.Model], Join] = {}


def joins(model: type[models.Model]) -> Callable[[Join], Join]:
    """Register what moves over before the row that gives way is deleted: `join(row, winner=…, by=…)` says how many."""

    def keep(join: Join) -> Join:
        _JOINS[model] = join
        return join

    return keep


def join_twins(row: models.Model, *, winner: Participant, by: Any) -> int:
    """Move what hangs on the row and would be lost with it. Most rows have nothing."""
    join = _JOINS.get(type(row))
    return join(row, winner=winner, by=by) if join else 0
