"""A parent's consent for a child: written down in one way for surveys, offers and sessions, and taken back in one way.

Whoever takes it back takes back what hangs on it: answers, offers and wishes, or a place in a session are erased at
once, and nobody is introduced to the child any more.
"""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import CharField, Value
from django.utils import timezone
from django_scopes import scope

from coproduction_star.audit.services import record
from coproduction_star.journeys.models import Programme

from .models import Age, ParentHow

GONE: dict[str, Any] = {"parent": "", "parent_how": "", "parent_agreed_on": None, "parent_noted_by": None}
"""What is left of a consent when what hung on it is erased. That it was taken back stands in the events."""


class NoParent(ValueError):
    """Too young to take part alone, and no parent said yes."""


@dataclass(frozen=True, slots=True)
class Parent:
    """Who agreed, and how."""

    name: str
    how: str = ParentHow.SCREEN


def noted(age: str, parent: Parent | None, *, by: Any = None) -> dict[str, Any]:
    """The fields of a row about somebody of this age. Raises NoParent for a child without a parent's consent."""
    if age != Age.CHILD:
        return {"age": age}
    if parent is None or not parent.name.strip() or not parent.how:
        raise NoParent
    return {
        "age": age, "parent": parent.name.strip(), "parent_how": parent.how,
        "parent_agreed_on": timezone.localdate(), "parent_noted_by": by,
    }  # fmt: skip


_deeds: dict[str, tuple[type[Any], Callable[[Any], Any]]] = {}


def on_withdrawal(kind: str, model: type[Any], erase: Callable[[Any], Any]) -> None:
    """Say what is erased when a parent takes their consent to rows of this model back."""
    _deeds[kind] = (model, erase)


@dataclass(frozen=True, slots=True)
class Youth:
    """How old somebody said they are, the last time they said it, and whether a parent's yes holds for them now."""

    age: str
    has_consent: bool

    def may_take_part(self, *, youngest: int, alone_from: int) -> bool:
        """In something for people from `youngest` years on. Nobody's age is known to the year: in doubt, no."""
        if self.age == Age.CHILD:
            return self.has_consent and youngest < alone_from
        return self.age != Age.YOUNG or youngest <= alone_from


def youths(organisation_id: UUID, people: Collection[UUID], *, kind: str) -> dict[UUID, Youth]:
    """What these people said of their age in any programme, and whether a parent agreed to this kind. One query."""
    named = ("made_at", "participant", "age", "parent_agreed_on", "withdrawn_at")
    with scope(organisation=organisation_id, programme=None):
        first, *others = [
            model.objects.filter(participant__in=people)
            .exclude(age="")
            .order_by()
            .values_list(*named, Value(of, output_field=CharField()))
            for of, (model, _erase) in _deeds.items()
        ]
        said = sorted(first.union(*others, all=True), key=lambda row: row[0])
    agreed_for = {
        who for _at, who, _age, agreed, gone, of in said if of == kind and agreed is not None and gone is None
    }
    return {who: Youth(age, who in agreed_for) for _at, who, age, *_more in said}


def consents_in(programme: Programme) -> Iterator[tuple[str, Any]]:
    """Every consent that holds, with the kind of what it is for; the newest first. One query for each kind."""
    found = [
        (kind, row)
        for kind, (model, _erase) in _deeds.items()
        for row in model.objects.filter(programme=programme, age=Age.CHILD, withdrawn_at__isnull=True).select_related(
            "parent_noted_by"
        )
    ]
    yield from sorted(found, key=lambda one: one[1].made_at, reverse=True)


def consent_of(programme: Programme, kind: str, key: UUID) -> Any:
    """One that holds. Raises LookupError."""
    model, _erase = _deeds[kind]
    row = model.objects.filter(programme=programme, pk=key, age=Age.CHILD, withdrawn_at__isnull=True).first()
    if row is None:
        raise LookupError(key)
    return row


@transaction.atomic
def take_back(*, programme: Programme, kind: str, key: UUID, by: Any) -> None:
    """The parent says no from now on. Raises LookupError."""
    row = consent_of(programme, kind, key)
    record(by=by, verb="people_it.parent_took_back", subject=row)
    _deeds[kind][1](row)
