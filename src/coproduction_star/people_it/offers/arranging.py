"""How people in a role meet: stated by whoever brings them together, taken back, and answered for in the registry."""

from collections.abc import Collection, Iterable
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from coproduction_star.audit.services import record
from coproduction_star.journeys.steps import NobodyAnswers
from coproduction_star.people_it.models import ARRANGED, Condition, MeetingArrangement, RoleWanted

OF_A_ROLE = "role:"


def asked_by(role: RoleWanted) -> tuple[Condition, ...]:
    """What this role asks about the meeting itself."""
    return tuple(one for one in ARRANGED if one.value in role.conditions.split())


def stated_for(roles: Iterable[RoleWanted]) -> dict[tuple[UUID, str], MeetingArrangement]:
    """What holds now, by role and condition: one query."""
    rows = MeetingArrangement.objects.filter(role__in=[one.pk for one in roles], ended_at=None).select_related("by")
    return {(row.role_id, row.condition): row for row in rows}


@transaction.atomic
def state(*, role: RoleWanted, condition: str, words: str, by: Any) -> MeetingArrangement:
    """It holds from now on, for everybody in this role. What was stated before ends, and is kept."""
    RoleWanted.objects.select_for_update(of=("self",)).get(pk=role.pk)
    _end(role, condition, by=by)
    made = MeetingArrangement.objects.create(
        role=role, programme_id=role.programme_id, organisation_id=role.organisation_id, condition=condition,
        words=words, by=by,
    )  # fmt: skip
    record(by=by, verb="people_it.meeting_stated", subject=made, role=role.title)
    return made


@transaction.atomic
def take_back(*, role: RoleWanted, condition: str, by: Any) -> None:
    """Nobody is introduced in this role until it is stated again."""
    for row in _end(role, condition, by=by):
        record(by=by, verb="people_it.meeting_taken_back", subject=row, role=role.title)


def _end(role: RoleWanted, condition: str, *, by: Any) -> list[MeetingArrangement]:
    rows = MeetingArrangement.objects.filter(role=role, condition=condition, ended_at=None)
    ended = list(rows)
    rows.update(ended_at=timezone.now(), ended_by=by)
    return ended


def unmet_conditions(people: Collection[Any], condition: str) -> dict[UUID, tuple[str, ...]]:
    """What nobody has stated of a role, which holds for all of these people alike: one query. Raises NobodyAnswers."""
    code, _space, of = condition.partition(" ")
    if code not in ARRANGED or not of.startswith(OF_A_ROLE):
        raise NobodyAnswers(condition)
    try:
        role = UUID(of.removeprefix(OF_A_ROLE))
    except ValueError as error:
        raise NobodyAnswers(condition) from error
    stated = MeetingArrangement.objects.filter(role=role, condition=code, ended_at=None).exists()
    lacks = () if stated else (in_words(code),)
    return dict.fromkeys((one.pk for one in people), lacks)


def in_words(code: str) -> str:
    """What is missing, in a sentence a broker can act on."""
    if code == Condition.PUBLIC_PLACE:
        return _("They meet in a public place: nobody has stated where. State it under the role.")
    return _("They are never alone: nobody has stated who else is there. State it under the role.")
