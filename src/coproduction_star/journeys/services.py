"""Writes that several features share: the counts beside initiatives, and clearing away what was removed."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.db.models import Count, F, Q, Sum
from django.db.models.functions import Coalesce

from coproduction_star.audit.services import record
from coproduction_star.data.vocabularies import Co
from coproduction_star.organisations.models import Organisation, Participant

from .models import Initiative, Outcome, Programme, ProgrammeTally, Promise, Status, TallySnapshot
from .models.tally import ANY, COUNTS
from .register_mark import mark_anew

KEPT_AFTER_REMOVAL = dt.timedelta(days=30)
CO_FIELDS: Mapping[str, str] = {co.value: co.value.replace("-", "_") for co in Co}


class ChangedMeanwhile(Exception):
    """Somebody else saved this record after the page was opened; `current` is what it says now."""

    def __init__(self, current: Any) -> None:
        super().__init__("Somebody else changed this while you were writing.")
        self.current = current


class Nobody(ValueError):
    """A promise is somebody's."""


def claim_version(row: Any, *, version: int) -> None:
    """Take the next version of a row, or refuse when the reader's page was older."""
    held = type(row).objects.filter(pk=row.pk, version=version)
    if not held.update(version=F("version") + 1):
        raise ChangedMeanwhile(type(row).objects.get(pk=row.pk))
    row.version = version + 1


Weight = dict[str, dict[str, int]]


def weigh(initiative: Initiative) -> Weight:
    """What one initiative adds to the counts of each of its Co's, and once to those of all."""
    counts = {
        initiative.status: 1,
        "people": initiative.people or 0,
        "citizen_hours": initiative.citizen_hours_a_month or 0,
        "staff_hours": initiative.staff_hours_a_month or 0,
    }
    return {ANY: counts} | {co: counts for co, field in CO_FIELDS.items() if getattr(initiative, field)}


@transaction.atomic
def retally(*, programme: Programme, before: Weight | None = None, after: Weight | None = None) -> None:
    """Change the counts by one initiative: what it weighed before, what it weighs now."""
    for co in (before or {}).keys() | (after or {}).keys():
        change = {name: _of(after, co, name) - _of(before, co, name) for name in COUNTS}
        if any(change.values()):
            _add(programme, co, change)
    mark_anew(programme)


def _of(weight: Weight | None, co: str, name: str) -> int:
    return (weight or {}).get(co, {}).get(name, 0)


def _add(programme: Programme, co: str, change: Mapping[str, int]) -> None:
    rows = ProgrammeTally.objects.filter(programme=programme, co=co)
    if not rows.update(**{name: F(name) + by for name, by in change.items()}):
        ProgrammeTally.objects.create(programme=programme, organisation_id=programme.organisation_id, co=co, **change)


@transaction.atomic
def recount(*, programme: Programme) -> None:
    """Count everything anew; the answer is what `retally` had kept, unless rows were written past the services."""
    ProgrammeTally.objects.filter(programme=programme).delete()
    rows = []
    for co, field in [(ANY, None), *CO_FIELDS.items()]:
        living = Initiative.objects.filter(programme=programme, **({field: True} if field else {}))
        counts = living.aggregate(**_sums())
        if any(counts.values()):
            rows.append(
                ProgrammeTally(programme=programme, organisation_id=programme.organisation_id, co=co, **counts)
            )
    ProgrammeTally.objects.bulk_create(rows)
    mark_anew(programme)


def _sums() -> dict[str, Any]:
    return {status.value: Count("pk", filter=Q(status=status)) for status in Status} | {
        "people": Coalesce(Sum("people"), 0),
        "citizen_hours": Coalesce(Sum("citizen_hours_a_month"), 0),
        "staff_hours": Coalesce(Sum("staff_hours_a_month"), 0),
    }


@transaction.atomic
def keep_month(*, organisation: Organisation, today: dt.date) -> int:
    """Write down this month's counts per service, once. Run daily, in the organisation's scope."""
    month = today.replace(day=1)
    if TallySnapshot.objects.filter(organisation=organisation, month=month).exists():
        return 0
    rows = (
        ProgrammeTally.objects.filter(programme__archived_at__isnull=True)
        .values("programme__service", "co")
        .annotate(**{f"sum_{name}": Sum(name) for name in COUNTS})
        .order_by()
    )
    kept = [
        TallySnapshot(
            organisation=organisation,
            month=month,
            service=row["programme__service"],
            co=row["co"],
            **{name: row[f"sum_{name}"] for name in COUNTS},
        )
        for row in rows
    ]
    TallySnapshot.objects.bulk_create(kept)
    return len(kept)


@transaction.atomic
def clear_removed(*, now: dt.datetime) -> int:
    """Delete for good what was removed a month ago. Run daily, in the organisation's scope.

    What was joined with another stays, so that its old address leads there.
    """
    old = {"removed_at__lt": now - KEPT_AFTER_REMOVAL}
    gone = (Initiative.everything.filter(merged_into__isnull=True), Outcome.everything.all())
    return sum(rows.filter(**old).delete()[0] for rows in gone)


@transaction.atomic
def make_promise(
    *, programme: Programme, what: str, due_on: dt.date, by: Any, who: Participant | None = None,
    who_in_words: str = "", initiative: Initiative | None = None, others_judge: bool = False,
) -> Promise:  # fmt: skip
    """Write down what somebody said they would do, and by when. `others_judge`: those to whom it was made do."""
    if who is None and not who_in_words:
        raise Nobody("Say who promises this.")
    promise = Promise.objects.create(
        programme=programme,
        organisation_id=programme.organisation_id,
        initiative=initiative,
        what=what,
        due_on=due_on,
        who=who,
        who_in_words="" if who else who_in_words,
        others_judge=others_judge,
        by=by,
    )
    record(by=by, verb="journeys.promise_made", subject=promise, for_whom=who.pk if who else None)
    return promise
