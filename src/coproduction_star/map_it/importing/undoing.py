"""Taking a whole list back, except what somebody has changed since: that is named and stays."""

from collections import Counter
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from coproduction_star.audit.services import record
from coproduction_star.journeys.models import EarlierName, Initiative, InitiativeCase, Outcome, Place
from coproduction_star.journeys.places.moving import rows_at
from coproduction_star.journeys.places.naming import standing_id
from coproduction_star.journeys.services import CO_FIELDS, recount
from coproduction_star.map_it.models import Import, ImportRow, ImportState

from .making import CHANGED, PLAIN
from .services import NotNow


@transaction.atomic
def undo_import(*, of: Import, by: Any) -> Import:
    """What it added waits in the bin for a month; what it wrote over says again what it said before."""
    held = Import.objects.select_for_update(of=("self",)).select_related("programme").get(pk=of.pk)
    if held.state != ImportState.DONE:
        raise NotNow(held.state)
    held.kept_back = [*_take_back_new(held), *_bring_back_old(held)]
    _take_back_what_stood_around(held)
    recount(programme=held.programme)
    held.state, held.undone_at = ImportState.UNDONE, timezone.now()
    held.save()
    record(by=by, verb="map_it.list_taken_back", subject=held, kept=len(held.kept_back))
    return held


def _take_back_new(of: Import) -> list[list[str]]:
    """Those that nobody changed since, and to which nobody tied a decision or a promise."""
    keys = of.rows.filter(written_version__isnull=False, before__isnull=True).values("pk")
    made = Initiative.objects.filter(pk__in=keys)
    same = made.filter(version=1, decisions__isnull=True, promises__isnull=True)
    Initiative.objects.filter(pk__in=list(same.values_list("pk", flat=True))).update(removed_at=timezone.now())
    return _named(Initiative.objects.filter(pk__in=keys))


def _bring_back_old(of: Import) -> list[list[str]]:
    rows = list(of.rows.filter(before__isnull=False).order_by("number"))
    first = {row.alike_id: row for row in reversed(rows)}
    last = {row.alike_id: row for row in rows}
    kept = []
    for initiative in Initiative.objects.filter(pk__in=[pk for pk in first if pk]):
        if initiative.version != last[initiative.pk].written_version:
            kept.append(initiative)
            continue
        _bring_back(initiative, first[initiative.pk])
    return _named(kept)


def _bring_back(initiative: Initiative, row: ImportRow) -> None:
    before = row.before
    for name in (*PLAIN, *CO_FIELDS.values(), "place_id", "contact_id"):
        setattr(initiative, name, before[name])
    initiative.place_id = standing_id(initiative.place_id)
    initiative.version += 1
    initiative.save(update_fields=CHANGED)
    initiative.outcomes.set(Outcome.objects.filter(pk__in=before["outcomes"]))
    InitiativeCase.objects.filter(initiative=initiative).exclude(case_id__in=before["cases"]).delete()


def _take_back_what_stood_around(of: Import) -> None:
    """The places and outcomes it made, where nothing else has come to use them."""
    unused = _places_nobody_uses(of)
    Place.objects.filter(pk__in=unused).delete()
    outcomes = Outcome.objects.filter(pk__in=_keys(of, "outcomes"), version=1)
    tied = Initiative.objects.filter(outcomes__in=_keys(of, "outcomes")).values("outcomes")
    outcomes.exclude(pk__in=tied).update(removed_at=timezone.now())


def _places_nobody_uses(of: Import) -> list[UUID]:
    """Of those it made: what has no more than its name, and only what was just taken back points to it.

    A place belongs to the organisation: another programme may have come to use it, or the public to read of it.
    """
    plain = Place.objects.filter(pk__in=_keys(of, "places"), code="", boundary__isnull=True, published_at__isnull=True)
    keys = set(plain.select_for_update().values_list("pk", flat=True))
    keys -= set(EarlierName.objects.filter(place__in=keys).values_list("place", flat=True))
    mine = Initiative.everything.filter(pk__in=of.rows.values("pk"), removed_at__isnull=False, place__in=keys)
    held, taken_back = rows_at(keys), Counter(mine.values_list("place", flat=True))
    return [key for key in keys if held[key] == taken_back[key]]


def _keys(of: Import, kind: str) -> list[UUID]:
    return [UUID(key) for key in of.made.get(kind, ())]


def _named(initiatives: Iterable[Initiative]) -> list[list[str]]:
    return [[str(initiative.pk), initiative.title] for initiative in initiatives]
