"""Keeping places: what they are called, where they lie, who speaks for them, which of them are one."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone
from django_scopes import scope

from coproduction_star.audit.services import record
from coproduction_star.data.audiences import StakeholderGroup
from coproduction_star.journeys.models import EarlierName, Place, PlaceJoining, WardCouncillor
from coproduction_star.journeys.services import claim_version
from coproduction_star.journeys.steps import is_public_at, tell_that_it_moved, tell_that_records_moved
from coproduction_star.organisations.models import Organisation, Participant
from coproduction_star.organisations.participants.services import add_participant

from . import selectors
from .moving import Moved, move, move_back, numbers_at
from .naming import find_place, free_slug

PUBLIC_PAGE = "public page"


class NameTaken(ValueError):
    """Another place has, or had, this name; `place` is the one."""

    def __init__(self, place: Place) -> None:
        super().__init__(place.name)
        self.place = place


class CodeTaken(NameTaken):
    """Another place has this code."""


class NotEmpty(Exception):
    """Something still points to the place; `held` says how much of what."""

    def __init__(self, held: Mapping[str, int]) -> None:
        super().__init__(", ".join(held))
        self.held = held


class SamePlace(ValueError):
    """A place cannot be joined with itself."""


class JoinedMeanwhile(Exception):
    """One of the two was joined with another, or removed, since the page was opened."""


class NotTold(Exception):
    """The kept place would get a public page of which its councillors were not told."""


class PartedAlready(Exception):
    """Somebody parted them meanwhile, or joined one of them with a third."""


@transaction.atomic
def add_place(
    *, organisation: Organisation, name: str, by: Any, code: str = "", boundary: dict[str, Any] | None = None
) -> Place:
    known = find_place(name, organisation_id=organisation.pk)
    if known is not None:
        raise NameTaken(known)
    _refuse_taken_code(organisation, code)
    place = Place.objects.create(organisation=organisation, name=name, code=code, boundary=boundary)
    record(by=by, verb="journeys.place_added", subject=place)
    return place


@transaction.atomic
def change_place(*, place: Place, version: int, name: str, code: str, by: Any) -> Place:
    """The old name stays: whoever types it means this place. Raises ChangedMeanwhile when somebody saved first."""
    held = Place.objects.select_for_update().get(pk=place.pk)
    claim_version(held, version=version)
    known = find_place(name, organisation_id=held.organisation_id)
    if known is not None and known.pk != held.pk:
        raise NameTaken(known)
    if Place.everything.filter(organisation=held.organisation_id, name=name).exclude(pk=held.pk).exists():
        raise NameTaken(held)
    _refuse_taken_code(held.organisation, code, but=held)
    if code != held.code:
        record(by=by, verb="journeys.place_coded", subject=held, code=code)
    if name != held.name:
        _rename(held, name, by)
    held.code = code
    held.save(update_fields=["name", "code"])
    return held


def _rename(place: Place, name: str, by: Any) -> None:
    before, place.name = place.name, name
    EarlierName.objects.filter(place=place, name__iexact=name).delete()
    if before.casefold() != name.casefold():
        EarlierName.objects.get_or_create(place=place, name=before)
    record(by=by, verb="journeys.place_renamed", subject=place, before=before)


def _refuse_taken_code(organisation: Organisation, code: str, *, but: Place | None = None) -> None:
    others = Place.objects.filter(organisation=organisation, code=code).exclude(pk=but.pk if but else None)
    other = others.first() if code else None
    if other is not None:
        raise CodeTaken(other)


@transaction.atomic
def set_boundary(*, place: Place, boundary: dict[str, Any] | None, by: Any) -> None:
    place.boundary = boundary
    place.save(update_fields=["boundary"])
    record(by=by, verb="journeys.place_bounded" if boundary else "journeys.place_unbounded", subject=place)


@transaction.atomic
def remove_place(*, place: Place, by: Any) -> None:
    """Only one that holds nobody's work; a place that was published or joined may be somebody's bookmark."""
    held = Place.objects.select_for_update().get(pk=place.pk)
    numbers = held_by(held)
    if numbers:
        raise NotEmpty(numbers)
    record(by=by, verb="journeys.place_removed", subject=held)
    held.delete()


def held_by(place: Place) -> dict[str, int]:
    """Why a place cannot be removed: how much points to it, and its public page, which may be a bookmark."""
    return numbers_at(place) | ({PUBLIC_PAGE: 1} if place.published_at else {})


@transaction.atomic
def join_places(*, kept: Place, gone: Place, by: Any) -> PlaceJoining:
    """Everything of the one moves to the other; its name and its public address lead there from now on."""
    if kept.pk == gone.pk:
        raise SamePlace
    rows = {row.pk: row for row in Place.objects.select_for_update().filter(pk__in=[kept.pk, gone.pk])}
    if len(rows) < 2:
        raise JoinedMeanwhile
    kept, gone = rows[kept.pk], rows[gone.pk]
    if selectors.are_untold(kept=kept, gone=gone):
        raise NotTold
    joining = PlaceJoining(organisation_id=kept.organisation_id, kept=kept, gone=gone)
    joining.moved = move(gone, kept)
    joining.before = _take_over(kept, gone)
    gone.joined_with = kept
    _raise_versions(kept, gone)
    gone.save()
    kept.save()
    joining.save()
    record(by=by, verb="journeys.places_joined", subject=kept, gone=gone.name)
    _tell_that_they_moved(joining.moved, to=kept, by=by)
    return joining


def _tell_that_they_moved(moved: Moved, *, to: Place, by: Any) -> None:
    """What was carried along is in another place now, just as if somebody had moved each by hand."""
    with scope(organisation=to.organisation_id, programme=None):
        for programme in selectors.programmes_carried(moved, to=to):
            tell_that_it_moved(programme, by=by)
        tell_that_records_moved(None, by=by)


def _raise_versions(*places: Place) -> None:
    """Whoever has one of their pages open since before is told, and overwrites nothing."""
    for place in places:
        place.version += 1


def _take_over(kept: Place, gone: Place) -> dict[str, Any]:
    """What the kept place lacks: a boundary, a code, a public page. Returns what it said before."""
    before: dict[str, Any] = {}
    if not kept.boundary and gone.boundary:
        before["boundary"], kept.boundary = None, gone.boundary
    if not kept.code and gone.code:
        before["code"], kept.code = "", gone.code
    if kept.published_at is None and gone.published_at is not None:
        before |= {"slug": kept.slug, "published_at": gone.published_at.isoformat()}
        kept.slug, kept.published_at = gone.slug, gone.published_at
        gone.slug, gone.published_at = "", None
        gone.save(update_fields=["slug", "published_at"])
    return before


@transaction.atomic
def part_places(*, joining: PlaceJoining, by: Any) -> Place:
    """What moved goes back, unless somebody has given it to a third place since, and the code, unless it is taken."""
    held = PlaceJoining.objects.select_for_update().get(pk=joining.pk)
    rows = Place.everything.select_for_update()
    kept, gone = rows.get(pk=held.kept_id), rows.get(pk=held.gone_id)
    if held.parted_at is not None or gone.joined_with_id != kept.pk or kept.joined_with_id is not None:
        raise PartedAlready
    move_back(held.moved, kept=kept, gone=gone)
    _raise_versions(kept, gone)
    _give_back(kept, gone, held.before)
    _leave_taken_code(gone, by)
    gone.joined_with = None
    gone.save()
    held.parted_at = timezone.now()
    held.save(update_fields=["parted_at"])
    record(by=by, verb="journeys.places_parted", subject=kept, gone=gone.name)
    _tell_that_they_moved(held.moved, to=gone, by=by)
    return gone


def _give_back(kept: Place, gone: Place, before: Mapping[str, Any]) -> None:
    """What was taken over, as far as nobody changed it since. A place that is public by now gets its own address."""
    if "boundary" in before and kept.boundary == gone.boundary:
        kept.boundary = None
    if "code" in before and kept.code == gone.code:
        kept.code = ""
    slug, since = kept.slug, kept.published_at
    if "slug" in before and is_public_at(kept):
        kept.slug = free_slug(kept)
    elif "slug" in before:
        kept.slug, kept.published_at = before["slug"], None
    kept.save()
    if "slug" in before:
        gone.slug, gone.published_at = slug, since


def _leave_taken_code(gone: Place, by: Any) -> None:
    """While it was no place of its own, another may have been given its code."""
    if gone.code and Place.objects.filter(organisation=gone.organisation_id, code=gone.code).exists():
        gone.code = ""
        record(by=by, verb="journeys.place_code_left", subject=gone)


@transaction.atomic
def add_councillor(*, place: Place, participant: Participant, party: str, by: Any) -> WardCouncillor:
    """Twice the same is once, with the party as last written."""
    seat, _made = WardCouncillor.objects.update_or_create(
        place=place, participant=participant, defaults={"party": party}
    )
    record(by=by, verb="journeys.councillor_added", subject=place, for_whom=participant.pk)
    return seat


@transaction.atomic
def add_new_councillor(*, place: Place, name: str, email: str, party: str, by: Any) -> WardCouncillor:
    """Somebody the organisation did not know yet."""
    person = add_participant(
        organisation=place.organisation, by=by, groups=(StakeholderGroup.POLITICIANS,), name=name, email=email
    )
    return add_councillor(place=place, participant=person, party=party, by=by)


@transaction.atomic
def remove_councillor(*, seat: WardCouncillor, by: Any) -> None:
    record(by=by, verb="journeys.councillor_removed", subject=seat.place, for_whom=seat.participant_id)
    seat.delete()


@transaction.atomic
def note_export(*, organisation: Organisation, kind: str, by: Any) -> None:
    """Who took a copy away, in which form."""
    record(by=by, verb="journeys.places_exported", subject=organisation, kind=kind)
