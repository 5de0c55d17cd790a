import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from coproduction_star.audit.services import record
from coproduction_star.journeys.models import Initiative, Place, Programme, Status
from coproduction_star.journeys.places.naming import free_slug
from coproduction_star.journeys.whereabouts import address_in
from coproduction_star.map_it.models import DecisionAhead, FrontDoor, PublicRecord
from coproduction_star.map_it.telling import tell, tell_each

from . import selectors
from .gathered import KINDS, WARDS

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
    rows = model.objects.filter(programme=programme, pk__in=list(offered)).annotate(ward=F(WARDS[kind]))
    held = set(
        PublicRecord.objects.filter(programme=programme, subject=subject, subject_id__in=list(offered)).values_list(
            "subject_id", flat=True
        )
    )
    wanted = [row for row in rows if row.pk in chosen and row.pk not in held]
    new = [row for row in wanted if not _is_an_address(row)]
    gone = held - set(chosen)
    PublicRecord.objects.filter(programme=programme, subject=subject, subject_id__in=gone).delete()
    _show(programme, kind, new, by)
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
    found = rows.exclude(pk__in=held).only("pk", "title").annotate(ward=F("place"))
    new = [row for row in found if not _is_an_address(row)]
    _show(programme, "happening", new, by)
    if new:
        record(by=by, verb="map_it.shown_changed", subject=programme, shown=len(new), hidden=0)
    return len(new)


def _show(programme: Programme, kind: str, rows: list[Any], by: Any) -> None:
    """Each row says in `ward` which place it is about, if any."""
    from_at = _tell_of(programme, {row.ward for row in rows}, by)
    PublicRecord.objects.bulk_create(
        [
            PublicRecord(
                programme=programme, organisation_id=programme.organisation_id, subject=KINDS[kind]._meta.label_lower,
                subject_id=row.pk, place_id=row.ward, from_at=from_at.get(row.ward, timezone.now()),
            )
            for row in rows
        ],
        batch_size=500,
    )  # fmt: skip
    _open_places(programme, from_at)


def _tell_of(programme: Programme, wards: Collection[Any], by: Any) -> dict[Any, dt.datetime]:
    """For each ward of a page that is public or will be: when its councillors' head start ends."""
    if not selectors.is_announced(programme):
        return {}
    places = Place.objects.filter(pk__in=[ward for ward in wards if ward])
    return tell_each(programme=programme, places=places, by=by)


@transaction.atomic
def tell_what_moved(*, programme: Programme | None = None, by: Any = None) -> int:
    """What is shown and has moved to another ward: its councillors are told, and it shows after their head start.

    Run at once where it was moved, and hourly in the organisation's scope. Until then nobody reads it.
    """
    found: dict[Programme, list[Any]] = {}
    for row in selectors.moved(programme):
        found.setdefault(programme or row.programme, []).append(row)
    for one, rows in found.items():
        from_at = _tell_of(one, {row.stands for row in rows}, by)
        for row in rows:
            row.place_id, row.from_at = row.stands, max(row.from_at, from_at.get(row.stands, row.from_at))
        PublicRecord.objects.bulk_update(rows, ["place", "from_at"], batch_size=500)
        _open_places(one, from_at)
    return sum(map(len, found.values()))


@transaction.atomic
def follow(*, programme: Programme, by: Any) -> None:
    """A programme moved to another ward: its page waits until the councillors there have had their head start."""
    door = selectors.front_door_of(programme)
    if programme.place is None or not selectors.is_announced(programme):
        return
    opens_at = tell(programme=programme, places=[programme.place], by=by)
    if opens_at > timezone.now():
        door.publish_at = max(opens_at, door.publish_at or opens_at)
        door.save()
        programme.published_at = None
        programme.save(update_fields=["published_at"])
        record(by=by, verb="map_it.publishing", subject=programme)
    else:
        _open_places(programme, {programme.place_id: opens_at})


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
        _open(door, by, timezone.now())
    return door


def what_is_missing(programme: Programme) -> list[str]:
    """What the page still lacks before anyone may read it: `purpose`, `answerable`."""
    door = selectors.front_door_of(programme)
    answers = door.answerable is not None and not door.answerable.is_gone
    there = {"purpose": bool(door.purpose), "answerable": answers}
    return [name for name, is_there in there.items() if not is_there]


def _open(door: FrontDoor, by: Any, now: dt.datetime) -> bool:
    """Open the page, or wait once more: the programme's own ward may have got councillors since."""
    programme = door.programme
    opens_at = tell(programme=programme, places=[programme.place] if programme.place else [], by=by)
    if opens_at > max(now, timezone.now()):
        door.publish_at = opens_at
        door.save(update_fields=["publish_at"])
        return False
    programme.published_at = timezone.now()
    programme.save(update_fields=["published_at"])
    tell_what_moved(programme=programme, by=by)
    _open_wards(programme, by, now)
    record(by=by, verb="map_it.published", subject=programme)
    return True


def _open_wards(programme: Programme, by: Any, now: dt.datetime) -> None:
    """What is shown of a ward whose councillors came to know of it only now waits longer than the page."""
    from_at = tell_each(programme=programme, places=selectors.places_of(programme), by=by)
    for place, at in from_at.items():
        if at > max(now, timezone.now()):
            PublicRecord.objects.filter(programme=programme, place=place, from_at__lt=at).update(from_at=at)
    _open_places(programme, from_at)


def _open_places(programme: Programme, from_at: Mapping[Any, dt.datetime]) -> None:
    """Each of these places gets its public address the first time something in it is published, and opens then."""
    if programme.published_at is None:
        return
    for place in selectors.places_of(programme, kinds=("happening",)):
        opens_at = max(timezone.now(), from_at.get(place.pk, timezone.now()))
        if place.pk in from_at and (place.published_at is None or place.published_at > opens_at):
            place.slug = place.slug or free_slug(place)
            place.published_at = opens_at
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
    return sum([_open(door, None, now) for door in selectors.due_to_open(now)])


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
