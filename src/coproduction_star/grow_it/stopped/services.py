from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_noop

from coproduction_star.audit.services import record
from coproduction_star.grow_it.models import StoppedThing
from coproduction_star.journeys.models import Programme
from coproduction_star.journeys.services import ChangedMeanwhile, claim_version


class Refused(ValueError):
    """What cannot be done now, in words that say what to do."""


@transaction.atomic
def write_down(*, programme: Programme, values: Mapping[str, Any], by: Any) -> StoppedThing:
    made = StoppedThing.objects.create(
        programme=programme, organisation_id=programme.organisation_id, by=by, changed_by=by, **values
    )
    record(by=by, verb="grow_it.stopped_written", subject=made)
    return made


@transaction.atomic
def change(*, stopped: StoppedThing, version: int, values: Mapping[str, Any], by: Any) -> None:
    """What was approved waits for approval again, and nobody outside reads it meanwhile. Raises ChangedMeanwhile."""
    claim_version(stopped, version=version)
    held = StoppedThing.objects.get(pk=stopped.pk)
    now = {name: value for name, value in values.items() if getattr(held, name) != value}
    if not now:
        raise Refused(gettext_noop("Nothing is different yet. Change what is wrong, then save."))
    for name, value in now.items():
        setattr(held, name, value)
    held.approved_at = held.approved_by = None
    held.changed_by = by
    held.save()
    record(by=by, verb="grow_it.stopped_changed", subject=held)


@transaction.atomic
def approve(*, stopped: StoppedThing, version: int, by: Any) -> None:
    """By somebody who did not write it, as they read it."""
    held = StoppedThing.objects.select_for_update().get(pk=stopped.pk)
    if held.version != version:
        raise ChangedMeanwhile(held)
    if held.approved_at is not None:
        raise Refused(gettext_noop("It is approved already."))
    if by is not None and by.pk in (held.by_id, held.changed_by_id):
        raise Refused(gettext_noop("You wrote this. Somebody else approves it."))
    held.approved_at, held.approved_by = timezone.now(), by
    held.save(update_fields=["approved_at", "approved_by"])
    record(by=by, verb="grow_it.stopped_approved", subject=held)


@transaction.atomic
def take_approval_back(*, stopped: StoppedThing, by: Any) -> None:
    held = StoppedThing.objects.select_for_update().get(pk=stopped.pk)
    if held.approved_at is None:
        raise Refused(gettext_noop("It is not approved now."))
    held.approved_at = held.approved_by = None
    held.save(update_fields=["approved_at", "approved_by"])
    record(by=by, verb="grow_it.stopped_hidden", subject=held)


@transaction.atomic
def remove(*, stopped: StoppedThing, by: Any) -> None:
    rows = StoppedThing.objects.filter(pk=stopped.pk)
    if not rows.update(removed_at=timezone.now(), approved_at=None, approved_by=None):
        raise Refused(gettext_noop("Somebody took it out already."))
    record(by=by, verb="grow_it.stopped_removed", subject=stopped)


@transaction.atomic
def restore(*, stopped: StoppedThing, by: Any) -> None:
    if not StoppedThing.everything.filter(pk=stopped.pk, removed_at__isnull=False).update(removed_at=None):
        raise Refused(gettext_noop("It is back already."))
    record(by=by, verb="grow_it.stopped_restored", subject=stopped)
