from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_noop

from coproduction_star.audit.services import record
from coproduction_star.grow_it.models import Roadshow, SpreadPlan
from coproduction_star.journeys.announcing import Event, refuse_unless_ready
from coproduction_star.journeys.models import Initiative, Programme
from coproduction_star.journeys.services import claim_version

from .selectors import KINDS


class Refused(ValueError):
    """What cannot be done now, in words that say what to do."""


@transaction.atomic
def begin(*, programme: Programme, initiative: Initiative | None, by: Any) -> SpreadPlan:
    """The plan of an initiative, or of the programme as a whole: there is one of each."""
    made, new = SpreadPlan.objects.get_or_create(
        programme=programme, initiative=initiative,
        defaults={"organisation_id": programme.organisation_id, "by": by},
    )  # fmt: skip
    if new:
        record(by=by, verb="grow_it.spread_begun", subject=made)
    return made


@transaction.atomic
def say(*, plan: SpreadPlan, version: int, values: Mapping[str, str], by: Any) -> None:
    """What must stay and what may change. Raises ChangedMeanwhile."""
    claim_version(plan, version=version)
    held = SpreadPlan.objects.get(pk=plan.pk)
    if all(getattr(held, name) == value for name, value in values.items()):
        raise Refused(gettext_noop("Nothing is different yet. Change what is wrong, then save."))
    for name, value in values.items():
        setattr(held, name, value)
    held.save(update_fields=list(values))
    record(by=by, verb="grow_it.spread_said", subject=held)


@transaction.atomic
def add_line(*, plan: SpreadPlan, kind: str, values: Mapping[str, Any], by: Any) -> Any:
    made = KINDS[kind].objects.create(
        plan=plan, programme_id=plan.programme_id, organisation_id=plan.organisation_id, by=by, **values
    )
    record(by=by, verb="grow_it.spread_added", subject=plan, line=_called(made))
    return made


@transaction.atomic
def change_line(*, line: Any, version: int, values: Mapping[str, Any], by: Any) -> None:
    """Raises ChangedMeanwhile. A roadshow that loses one of its four things is announced no more."""
    claim_version(line, version=version)
    held = type(line).objects.get(pk=line.pk)
    now = {name: value for name, value in values.items() if getattr(held, name) != value}
    if not now:
        raise Refused(gettext_noop("Nothing is different yet. Change what is wrong, then save."))
    for name, value in now.items():
        setattr(held, name, value)
    if isinstance(held, Roadshow) and held.announced_at and not all((held.where, held.access, held.costs,
                                                                     held.papers_on)):  # fmt: skip
        raise Refused(gettext_noop("It is announced. Take the announcement back before you take one of these out."))
    held.save()
    record(by=by, verb="grow_it.spread_changed", subject=line.plan, line=_called(held))


@transaction.atomic
def remove_line(*, line: Any, by: Any) -> None:
    values: dict[str, Any] = {"removed_at": timezone.now()}
    if isinstance(line, Roadshow):
        values["announced_at"] = None
    if not type(line).objects.filter(pk=line.pk).update(**values):
        raise Refused(gettext_noop("Somebody took it out already."))
    record(by=by, verb="grow_it.spread_removed", subject=line.plan, line=_called(line))


@transaction.atomic
def restore_line(*, line: Any, by: Any) -> None:
    if not type(line).everything.filter(pk=line.pk, removed_at__isnull=False).update(removed_at=None):
        raise Refused(gettext_noop("It is back already."))
    record(by=by, verb="grow_it.spread_restored", subject=line.plan, line=_called(line))


@transaction.atomic
def announce(*, roadshow: Roadshow, by: Any) -> None:
    """Let anyone read of it. Raises NotReady, which says what of the four things is missing."""
    held = Roadshow.objects.select_for_update().get(pk=roadshow.pk)
    refuse_unless_ready(Event(held.where, held.access, held.costs, held.papers_on))
    if held.announced_at is None:
        held.announced_at = timezone.now()
        held.save(update_fields=["announced_at"])
        record(by=by, verb="grow_it.roadshow_announced", subject=held.plan, line=held.title)


@transaction.atomic
def hide(*, roadshow: Roadshow, by: Any) -> None:
    if Roadshow.objects.filter(pk=roadshow.pk, announced_at__isnull=False).update(announced_at=None):
        record(by=by, verb="grow_it.roadshow_hidden", subject=roadshow.plan, line=roadshow.title)


def _called(line: Any) -> str:
    """Never the name of a person: an event keeps it."""
    return str(line)
