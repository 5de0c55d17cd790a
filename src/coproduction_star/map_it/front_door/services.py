import datetime as dt
from collections.abc import Collection, Iterable
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from coproduction_star.audit.services import record
from coproduction_star.journeys.models import Initiative, Place, Programme, Status
from coproduction_star.journeys.places.naming import free_slug
from coproduction_star.journeys.whereabouts import address_in
from coproduction_star.map_it.models import DecisionAhead, FrontDoor, PublicRecord
from coproduction_star.map_it.telling import tell

from . import selectors
from .gathered import KINDS

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
def choose(
    *, programme: Programme, kind: str, offered: Collection[UUID], chosen: Collection[UUID], by: Any
) -> tuple[str, ...]:
    """Of what was offered on the page, show what was chosen and nothing else.

    Once the programme is public, councillors of a ward that comes in new are
    told, and have their head start before the record shows. Gives back the names that
    look like somebody's address: those are not shown to anyone.
    """
    model = KINDS[kind]
    subject = model._meta.label_lower
    rows = model.objects.filter(programme=programme, pk__in=list(offered))
    held = set(
        PublicRecord.objects.filter(programme=programme, subject=subject, subject_id__in=list(offered)).values_list(
            "subject_id", flat=True
        )
    )
    wanted = [row for row in rows if row.pk in chosen and row.pk not in held]
    new = [row for row in wanted if not _is_an_address(row)]
    gone = held - set(chosen)
    PublicRecord.objects.filter(programme=programme, subject=subject, subject_id__in=gone).delete()
    _show(programme, subject, new, by)
    if new or gone:
        record(by=by, verb="map_it.shown_changed", subject=programme, shown=len(new), hidden=len(gone))
    return tuple(row.title for row in wanted if _is_an_address(row))


def _is_an_address(row: Any) -> bool:
    return address_in(getattr(row, "title", ""))


@transaction.atomic
def show_all_that_happen(*, programme: Programme, by: Any) -> int:
    """Show every initiative that happens and is not public yet."""
    rows = Initiative.objects.filter(programme=programme, status__in=[Status.EXISTING, Status.IMPROVE])
    held = PublicRecord.objects.filter(programme=programme, subject="journeys.initiative").values("subject_id")
    found = rows.exclude(pk__in=held).only("pk", "place_id", "title")
    new = [row for row in found if not _is_an_address(row)]
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
    _open_places(places)
    return {place.pk: tell(programme=programme, places=[place], by=by) for place in places}


@transaction.atomic
def publish(*, programme: Programme, by: Any, told_at: dt.datetime | None = None) -> FrontDoor:
    """Tell the wards' councillors (`told_at` as in `tell`) and open the page, at once or after their head start."""
    missing = what_is_missing(programme)
    if missing:
        raise NotReady(missing)
    opens_at = tell(programme=programme, places=selectors.places_of(programme), by=by, told_at=told_at)
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
    answers = door.answerable is not None and not door.answerable.is_gone
    there = {"purpose": bool(door.purpose), "answerable": answers}
    return [name for name, is_there in there.items() if not is_there]


def _open(door: FrontDoor, by: Any) -> None:
    programme = door.programme
    programme.published_at = timezone.now()
    programme.save(update_fields=["published_at"])
    _open_places(selectors.places_of(programme))
    record(by=by, verb="map_it.published", subject=programme)


def _open_places(places: Iterable[Place]) -> None:
    """Each place gets its public address the first time something about it is published."""
    for place in places:
        if place.published_at is None:
            place.slug = place.slug or free_slug(place)
            place.published_at = timezone.now()
            place.save(update_fields=["slug", "published_at"])


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
