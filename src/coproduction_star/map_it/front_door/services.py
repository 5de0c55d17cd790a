import datetime as dt
from collections.abc import Collection, Iterable
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from coproduction_star.audit.services import record
from coproduction_star.journeys.models import Initiative, Place, Programme, Status
from coproduction_star.map_it.models import DecisionAhead, FrontDoor, PublicRecord
from coproduction_star.map_it.telling import tell
from coproduction_star.organisations.models import Organisation

from . import selectors

LONGEST = 80
WORDS = ("purpose", "answerable", "phone", "post", "in_person")


class NotReady(Exception):
    """The page lacks something that the public needs; `missing` says what."""

    def __init__(self, missing: Iterable[str]) -> None:
        self.missing = tuple(missing)
        super().__init__(", ".join(self.missing))


@transaction.atomic
def describe(*, programme: Programme, by: Any, **words: Any) -> FrontDoor:
    """Write what it is for, who answers for it, and how it is reached off line."""
    door, _made = FrontDoor.objects.update_or_create(
        programme=programme,
        defaults={"organisation_id": programme.organisation_id, **{name: words[name] for name in WORDS}},
    )
    record(by=by, verb="map_it.front_door_described", subject=programme)
    return door


@transaction.atomic
def choose(*, programme: Programme, kind: str, offered: Collection[UUID], chosen: Collection[UUID], by: Any) -> None:
    """Of what was offered on the page, show what was chosen and nothing else.

    Once the programme is public, councillors of a ward that comes in new are
    told, and have their head start before the record shows.
    """
    model = selectors.KINDS[kind]
    subject = model._meta.label_lower
    rows = model.objects.filter(programme=programme, pk__in=list(offered))
    held = set(
        PublicRecord.objects.filter(programme=programme, subject=subject, subject_id__in=list(offered)).values_list(
            "subject_id", flat=True
        )
    )
    new = [row for row in rows if row.pk in chosen and row.pk not in held]
    gone = held - set(chosen)
    PublicRecord.objects.filter(programme=programme, subject=subject, subject_id__in=gone).delete()
    _show(programme, subject, new, by)
    if new or gone:
        record(by=by, verb="map_it.shown_changed", subject=programme, shown=len(new), hidden=len(gone))


@transaction.atomic
def show_all_that_happen(*, programme: Programme, by: Any) -> int:
    """Show every initiative that happens and is not public yet."""
    rows = Initiative.objects.filter(programme=programme, status__in=[Status.EXISTING, Status.IMPROVE])
    held = PublicRecord.objects.filter(programme=programme, subject="journeys.initiative").values("subject_id")
    new = list(rows.exclude(pk__in=held).only("pk", "place_id"))
    _show(programme, "journeys.initiative", new, by)
    if new:
        record(by=by, verb="map_it.shown_changed", subject=programme, shown=len(new), hidden=0)
    return len(new)


def _show(programme: Programme, subject: str, rows: list[Any], by: Any) -> None:
    from_at = _from_when(programme, rows, by)
    PublicRecord.objects.bulk_create(
        [
            PublicRecord(
                programme=programme, organisation_id=programme.organisation_id, subject=subject, subject_id=row.pk,
                from_at=from_at.get(getattr(row, "place_id", None), timezone.now()),
            )
            for row in rows
        ],
        batch_size=500,
    )  # fmt: skip


def _from_when(programme: Programme, rows: Iterable[Any], by: Any) -> dict[Any, dt.datetime]:
    """For each place new to a page that is public already: when its councillors' head start ends."""
    if programme.published_at is None:
        return {}
    ids = {getattr(row, "place_id", None) for row in rows} - {None}
    places = list(Place.objects.filter(pk__in=ids))
    _open_places(programme.organisation, places)
    return {place.pk: tell(programme=programme, places=[place], by=by) for place in places}


@transaction.atomic
def publish(*, programme: Programme, by: Any) -> FrontDoor:
    """Tell the wards' councillors and open the page: at once, or when their head start is over."""
    missing = what_is_missing(programme)
    if missing:
        raise NotReady(missing)
    opens_at = tell(programme=programme, places=selectors.places_of(programme), by=by)
    door = selectors.front_door_of(programme)
    door.publish_at = opens_at
    door.save(update_fields=["publish_at"])
    record(by=by, verb="map_it.publishing", subject=programme)
    if opens_at <= timezone.now():
        _open(door, by)
    return door


def what_is_missing(programme: Programme) -> list[str]:
    """What the page still lacks before anyone may read it: `purpose`, `answerable`."""
    door = selectors.front_door_of(programme)
    return [name for name in ("purpose", "answerable") if not getattr(door, name)]


def _open(door: FrontDoor, by: Any) -> None:
    programme = door.programme
    programme.published_at = timezone.now()
    programme.save(update_fields=["published_at"])
    _open_places(programme.organisation, selectors.places_of(programme))
    record(by=by, verb="map_it.published", subject=programme)


def _open_places(organisation: Organisation, places: Iterable[Place]) -> None:
    """Each place gets its public address the first time something about it is published."""
    for place in places:
        if place.published_at is None:
            place.slug = place.slug or _free_slug(place, organisation)
            place.published_at = timezone.now()
            place.save(update_fields=["slug", "published_at"])


def _free_slug(place: Place, organisation: Organisation) -> str:
    stem = slugify(place.name)[: LONGEST - 5].strip("-") or "place"
    taken = set(Place.objects.filter(organisation=organisation, slug__startswith=stem).values_list("slug", flat=True))
    return stem if stem not in taken else next(f"{stem}-{n}" for n in range(2, 10_000) if f"{stem}-{n}" not in taken)


@transaction.atomic
def unpublish(*, programme: Programme, by: Any) -> None:
    """Take the page down; what was written and chosen stays, and the reference of whoever spoke still works."""
    FrontDoor.objects.filter(programme=programme).update(publish_at=None)
    programme.published_at = None
    programme.save(update_fields=["published_at"])
    record(by=by, verb="map_it.unpublished", subject=programme)


@transaction.atomic
def open_what_is_due(*, now: dt.datetime) -> int:
    """Run hourly, in the organisation's scope."""
    due = selectors.due_to_open(now)
    for door in due:
        _open(door, None)
    return len(due)


@transaction.atomic
def announce_decision(*, programme: Programme, what: str, on: dt.date, how: str, by: Any) -> DecisionAhead:
    row = DecisionAhead.objects.create(
        programme=programme, organisation_id=programme.organisation_id, what=what, on=on, how=how
    )
    record(by=by, verb="map_it.decision_announced", subject=row)
    return row


@transaction.atomic
def change_announcement(*, ahead: DecisionAhead, what: str, on: dt.date, how: str, by: Any) -> None:
    ahead.what, ahead.on, ahead.how = what, on, how
    ahead.save(update_fields=["what", "on", "how"])
    record(by=by, verb="map_it.decision_announced_anew", subject=ahead)


@transaction.atomic
def withdraw_announcement(*, ahead: DecisionAhead, by: Any) -> None:
    record(by=by, verb="map_it.announcement_withdrawn", subject=ahead)
    ahead.delete()
