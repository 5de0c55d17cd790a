"""The background task: rows are written in pieces. A worker killed between two loses nothing and doubles nothing."""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django_scopes import scope
from django_tasks import task

from coproduction_star.audit.services import record
from coproduction_star.journeys.models import Initiative
from coproduction_star.journeys.services import Weight, retally, weigh
from coproduction_star.map_it.models import Import, ImportRow, ImportState

from . import selectors
from .making import CHANGED, Surroundings, as_it_is, fill, is_update, new_initiative, tie

PIECE = 1_000
FIRST = 1
"""The version of what is new."""


@task()
def write_rows(organisation_id: str, programme_id: str, import_id: str) -> None:
    """Write what is not written yet. Running it twice, or at once on two machines, makes no row twice."""
    with scope(organisation=UUID(organisation_id), programme=UUID(programme_id)):
        while write_piece(UUID(import_id)):
            pass


@transaction.atomic
def write_piece(import_id: UUID) -> bool:
    """One piece, in one transaction with its counts; whether there may be more."""
    waiting = Import.objects.select_for_update(of=("self",)).select_related("programme", "by")
    of = waiting.filter(pk=import_id, state=ImportState.WRITING).first()
    if of is None:
        return False
    rows = list(selectors.to_write(of).filter(written_version__isnull=True).order_by("number")[:PIECE])
    if rows:
        _write(of, rows)
    else:
        _finish(of)
    return bool(rows)


def _write(of: Import, rows: list[ImportRow]) -> None:
    around = Surroundings(of, rows)
    held = _held([row for row in rows if is_update(row)])
    new = [(row, new_initiative(row, around, by_id=of.by_id)) for row in rows if row.alike_id not in held]
    old = [(row, held[row.alike_id]) for row in rows if row.alike_id in held]
    before = add_up(weigh(initiative) for initiative in held.values())
    Initiative.objects.bulk_create([initiative for _row, initiative in new])
    _change(old, around)
    tie([*new, *old], around)
    after = add_up(weigh(initiative) for initiative in (*(made for _row, made in new), *held.values()))
    retally(programme=of.programme, before=before, after=after)
    ImportRow.objects.filter(pk__in=[row.pk for row, _made in new]).update(written_version=FIRST)
    for row, initiative in old:
        row.written_version = initiative.version
    ImportRow.objects.bulk_update([row for row, _held in old], ["written_version", "before"], batch_size=250)
    of.written += len(rows)
    of.moved_at = timezone.now()
    of.save(update_fields=["written", "made", "moved_at"])


def _held(rows: Iterable[ImportRow]) -> dict[UUID | None, Initiative]:
    """The initiatives that rows are to be written over, as far as they are still there."""
    keys = [row.alike_id for row in rows]
    found = Initiative.objects.select_for_update().prefetch_related("outcomes", "inspirations").filter(pk__in=keys)
    return {initiative.pk: initiative for initiative in found}


def _change(old: list[tuple[ImportRow, Initiative]], around: Surroundings) -> None:
    for row, initiative in old:
        row.before = as_it_is(initiative)
        fill(initiative, row.values, around)
        initiative.version += 1
        initiative.changed_at = timezone.now()
    changed = list({initiative.pk: initiative for _row, initiative in old}.values())
    Initiative.objects.bulk_update(changed, CHANGED, batch_size=100)


def add_up(weights: Iterable[Weight]) -> Weight:
    """What many initiatives add to the counts together."""
    total: Weight = {}
    for weight in weights:
        for co, counts in weight.items():
            held = total.setdefault(co, {})
            for name, number in counts.items():
                held[name] = held.get(name, 0) + number
    return total


def _finish(of: Import) -> None:
    of.state, of.finished_at = ImportState.DONE, timezone.now()
    of.save(update_fields=["state", "finished_at"])
    record(by=of.by, verb="map_it.list_added", subject=of, rows=of.written)
