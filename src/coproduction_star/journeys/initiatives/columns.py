"""The columns of the register: one list that the files, the template to fill in and the import share."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext_lazy as _

from coproduction_star.data.vocabularies import PEOPLE, Co
from coproduction_star.journeys.hiding import Hidden
from coproduction_star.journeys.models import (
    AloneOrTogether,
    Evidence,
    Initiative,
    Rung,
    StartedBy,
    Status,
    WhoCoproduces,
    WhoDecides,
    WhoDoes,
)
from coproduction_star.journeys.services import CO_FIELDS

MOST = 10_000_000
"""The largest number a person may write."""


class Kind(StrEnum):
    """What a cell of a column holds, and so how it is read."""

    LINE = "line"
    TEXT = "text"
    ONE = "one"
    """One word of the column's choices."""
    SEVERAL = "several"
    """Any number of words of the column's choices."""
    NUMBER = "number"
    """A whole number from nothing to `MOST`."""
    DAY = "day"
    MOMENT = "moment"
    OUTCOMES = "outcomes"
    """Any number of the programme's outcomes, in their words."""
    PLACE = "place"
    """The name of a place; a new name becomes a place."""
    PERSON = "person"
    """The name of a person of the programme."""
    CASES = "cases"
    """The short names of cases in the case bank."""
    IDENTITY = "identity"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its lasting name, what people call it, and what fits in a cell."""

    name: str
    label: Any
    kind: Kind
    choices: tuple[tuple[str, Any], ...] = ()
    max_length: int | None = None
    required: bool = False
    written: bool = True
    """Whether a person fills it. The others come from the product, and an import leaves them alone."""


def _line(name: str, label: Any, most: int, **more: Any) -> Column:
    return Column(name, label, Kind.LINE, max_length=most, **more)


def _text(name: str, label: Any, most: int) -> Column:
    return Column(name, label, Kind.TEXT, max_length=most)


def _one(name: str, label: Any, choices: Any) -> Column:
    return Column(name, label, Kind.ONE, tuple(choices))


COLUMNS: tuple[Column, ...] = (
    Column("id", _("Its number here"), Kind.IDENTITY, written=False),
    _line("title", _("What it is called"), 200, required=True),
    _one("status", _("Does it happen?"), Status.choices),
    Column("cos", _("What people do together"), Kind.SEVERAL, tuple((co.value, co.label) for co in Co)),
    Column("outcomes", _("Outcomes it is for"), Kind.OUTCOMES),
    _one("who_decides", _("Who decides"), WhoDecides.choices),
    _one("who_does", _("Who does the work"), WhoDoes.choices),
    _text("citizens_bring", _("What citizens bring"), 2000),
    _text("services_bring", _("What services bring"), 2000),
    Column("place", _("Where it happens"), Kind.PLACE, max_length=200),
    Column("people", _("People who take part"), Kind.NUMBER),
    Column("citizen_hours_a_month", _("Hours a month that citizens give"), Kind.NUMBER),
    Column("staff_hours_a_month", _("Hours a month that staff give"), Kind.NUMBER),
    _one("evidence", _("How we know that it works"), Evidence.choices),
    _text("groups_not_reached", _("Who is not reached yet"), 1000),
    Column("cases", _("Cases that inspired it"), Kind.CASES, written=False),
    _text("summary", _("What it is"), 4000),
    _line("service", _("Service"), 120),
    Column("groups", _("Who takes part"), Kind.SEVERAL, tuple(PEOPLE.items())),
    _one("alone_or_together", _("Alone or in a group"), AloneOrTogether.choices),
    _one("who_coproduces", _("Users or community"), WhoCoproduces.choices),
    _one("rung", _("Rung of the ladder"), Rung.choices),
    _one("started_by", _("Who started it"), StartedBy.choices),
    _text("barriers", _("What gets in the way"), 2000),
    Column("contact", _("Who can be asked about it"), Kind.PERSON, max_length=200),
    Column("reviewed_on", _("Last checked"), Kind.DAY),
    Column("changed_at", _("Last changed"), Kind.MOMENT, written=False),
)
NAMES: tuple[str, ...] = tuple(column.name for column in COLUMNS)

_ELSEWHERE: dict[str, Callable[[Initiative], Any]] = {
    "id": lambda one: one.pk,
    "cos": lambda one: [co for co, field in CO_FIELDS.items() if getattr(one, field)],
    "groups": lambda one: one.groups.split(),
    "outcomes": lambda one: [outcome.words for outcome in one.outcomes.all()],
    "place": lambda one: one.place.name if one.place else None,
    "cases": lambda one: [row.case.slug for row in one.inspirations.all()],
}
"""What is not simply a field of the model. Outcomes, place, cases and contact must be fetched with it."""

NOBODY_HIDDEN = Hidden()


def record_of(initiative: Initiative, *, hidden: Hidden = NOBODY_HIDDEN) -> dict[str, Any]:
    """One initiative with lists as lists, column by column. `hidden` says whose names are not shown now."""
    record = {
        name: _ELSEWHERE[name](initiative) if name in _ELSEWHERE else getattr(initiative, name) for name in NAMES
    }
    record["contact"] = hidden.name(initiative.contact) if initiative.contact else None
    return hidden.over(record)
