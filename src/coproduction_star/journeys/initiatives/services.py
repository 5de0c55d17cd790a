import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from coproduction_star.audit.services import record
from coproduction_star.data.vocabularies import Co
from coproduction_star.journeys.models import (
    Case,
    Initiative,
    InitiativeCase,
    Outcome,
    Programme,
    Status,
)
from coproduction_star.journeys.places.naming import place_called
from coproduction_star.journeys.services import CO_FIELDS, claim_version, retally, weigh
from coproduction_star.journeys.steps import tell_that_records_moved

TITLE_LENGTH = 200


@transaction.atomic
def add_initiative(
    *, programme: Programme, title: str, by: Any, status: str = Status.POTENTIAL, cos: Sequence[str] = (),
    outcomes: Sequence[Outcome] = (), place_name: str = "", groups: Sequence[str] = (), **more: Any,
) -> Initiative:  # fmt: skip
    """Add one; a title, a status and its Co's are enough. `more` are other fields of the model."""
    initiative = Initiative(
        programme=programme, organisation_id=programme.organisation_id, title=title, status=status, made_by=by,
        groups=" ".join(groups), **more,
    )  # fmt: skip
    initiative.place = place_called(place_name, organisation_id=programme.organisation_id, by=by)
    _set_cos(initiative, cos)
    initiative.save()
    initiative.outcomes.set(outcomes)
    retally(programme=programme, after=weigh(initiative))
    record(by=by, verb="journeys.initiative_added", subject=initiative)
    return initiative


@transaction.atomic
def start_from_case(*, programme: Programme, case: Case, by: Any) -> Initiative:
    """Make a potential initiative that remembers the case it came from."""
    cos = [co for co in case.record.get("cos", ()) if co in CO_FIELDS]
    initiative = Initiative(
        programme=programme,
        organisation_id=programme.organisation_id,
        title=case.title[:TITLE_LENGTH],
        status=Status.POTENTIAL,
        made_by=by,
    )
    _set_cos(initiative, cos)
    initiative.save()
    InitiativeCase.objects.create(initiative=initiative, case=case)
    retally(programme=programme, after=weigh(initiative))
    record(by=by, verb="journeys.initiative_from_case", subject=initiative, case=case.title)
    return initiative


def _set_cos(initiative: Initiative, cos: Sequence[str]) -> None:
    for co in Co:
        setattr(initiative, CO_FIELDS[co.value], co.value in cos)


@transaction.atomic
def change_initiative(
    *, initiative: Initiative, version: int, cos: Sequence[str], outcomes: Sequence[Outcome], place_name: str,
    values: Mapping[str, Any], by: Any,
) -> Initiative:  # fmt: skip
    """Raises ChangedMeanwhile when somebody else saved first. `values` are fields of the model."""
    claim_version(initiative, version=version)
    held = Initiative.objects.get(pk=initiative.pk)
    for name, value in values.items():
        setattr(initiative, name, " ".join(value) if name == "groups" else value)
    initiative.place = place_called(place_name, organisation_id=initiative.organisation_id, by=by)
    _set_cos(initiative, cos)
    initiative.save()
    initiative.outcomes.set(outcomes)
    retally(programme=initiative.programme, before=weigh(held), after=weigh(initiative))
    record(by=by, verb="journeys.initiative_changed", subject=initiative)
    if initiative.place_id != held.place_id:
        tell_that_records_moved(initiative.programme, by=by)
    return initiative


@transaction.atomic
def mark_checked(*, initiative: Initiative, today: dt.date, by: Any) -> None:
    """Somebody looked, and it is still true. Nothing else changes, so nobody's page grows old by it."""
    Initiative.objects.filter(pk=initiative.pk).update(reviewed_on=today)
    record(by=by, verb="journeys.initiative_checked", subject=initiative)


@transaction.atomic
def remove_initiative(*, initiative: Initiative, by: Any) -> None:
    """It can be brought back for a month; what hangs on it waits with it."""
    held = Initiative.objects.select_for_update().get(pk=initiative.pk)
    held.removed_at = timezone.now()
    held.save(update_fields=["removed_at"])
    retally(programme=initiative.programme, before=weigh(held))
    record(by=by, verb="journeys.initiative_removed", subject=held)


@transaction.atomic
def restore_initiative(*, programme: Programme, initiative_id: UUID, by: Any) -> Initiative:
    """One that was joined with another comes back by parting them, not by this."""
    held = Initiative.everything.select_for_update().filter(programme=programme, merged_into__isnull=True)
    initiative = held.get(pk=initiative_id)
    if initiative.removed_at is not None:
        initiative.removed_at = None
        initiative.save(update_fields=["removed_at"])
        retally(programme=programme, after=weigh(initiative))
        record(by=by, verb="journeys.initiative_restored", subject=initiative)
    return initiative


@transaction.atomic
def note_export(*, programme: Programme, kind: str, by: Any) -> None:
    """Who took a copy away, in which form."""
    record(by=by, verb="journeys.exported", subject=programme, kind=kind)
