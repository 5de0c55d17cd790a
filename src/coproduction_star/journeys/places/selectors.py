from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce
from operator import itemgetter, or_
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Count, DateTimeField, Q, QuerySet, TextField, Value
from django.db.models.functions import Cast
from django.utils import timezone

from coproduction_star.audit.models import Event
from coproduction_star.data.audiences import StakeholderGroup
from coproduction_star.journeys.models import (
    EarlierName,
    Initiative,
    Place,
    PlaceJoining,
    Programme,
    Status,
    WardCouncillor,
)
from coproduction_star.organisations.models import Participant
from coproduction_star.organisations.roles import Role

PER_PAGE = 25
HISTORY = 10
LIVING = (Status.EXISTING, Status.IMPROVE, Status.POTENTIAL)
"""What counts on the map; what stopped is kept and not counted as something that is there."""


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A place with what happens there and how many councillors it has."""

    place: Place
    by_status: Mapping[str, int] = field(default_factory=dict)
    councillors: int = 0

    def number(self, *statuses: str) -> int:
        return sum(self.by_status.get(status, 0) for status in statuses or LIVING)


def place_rows(organisation: Any) -> tuple[PlaceRow, ...]:
    """Every place by name, in three queries."""
    places = Place.objects.filter(organisation=organisation)
    counts = _by_status(Initiative.objects.filter(organisation=organisation, place__isnull=False))
    seats = WardCouncillor.objects.filter(place__organisation=organisation).order_by().values("place")
    councillors = dict(seats.annotate(number=Count("pk")).values_list("place", "number"))
    return tuple(PlaceRow(place, counts.get(place.pk, {}), councillors.get(place.pk, 0)) for place in places)


def place_row(place: Place) -> PlaceRow:
    counts = _by_status(Initiative.objects.filter(place=place))
    return PlaceRow(place, counts.get(place.pk, {}))


def _by_status(initiatives: QuerySet[Initiative]) -> dict[UUID, dict[str, int]]:
    """Grouped once, over every programme that is not in the archive."""
    rows = initiatives.filter(programme__archived_at__isnull=True).order_by()
    found: dict[UUID, dict[str, int]] = {}
    for place, status, number in rows.values_list("place", "status").annotate(number=Count("pk")):
        found.setdefault(place, {})[status] = number
    return found


def place_with(*, organisation: Any, place_id: UUID, joined_too: bool = False) -> Place:
    return (Place.everything if joined_too else Place.objects).get(organisation=organisation, pk=place_id)


def public_places(organisation: Any) -> QuerySet[Place]:
    """Those whose public page can be read now: while a ward's councillors have their head start nobody reads of it."""
    return Place.objects.filter(organisation=organisation, published_at__lte=timezone.now())


def page_of_initiatives(row: PlaceRow, *, status: str, number: str | None) -> Page[Initiative]:
    """What happens there, over all programmes that are not in the archive."""
    rows = Initiative.objects.filter(place=row.place, programme__archived_at__isnull=True)
    if status:
        rows = rows.filter(status=status)
    pages = Paginator(rows.select_related("programme__organisation").order_by("title", "pk"), PER_PAGE)
    pages.__dict__["count"] = row.number(*([status] if status else Status.values))  # counted already
    return pages.get_page(number)


def councillors_of(place: Place) -> tuple[WardCouncillor, ...]:
    return tuple(WardCouncillor.objects.filter(place=place).select_related("participant"))


def seat_with(place: Place, seat_id: int) -> WardCouncillor:
    return WardCouncillor.objects.select_related("place__organisation").get(place=place, pk=seat_id)


def possible_councillors(organisation: Any) -> QuerySet[Participant]:
    """Whoever is a councillor here, holds a seat already, or speaks as a politician."""
    people = Participant.objects.filter(organisation=organisation, erased_at__isnull=True, merged_into__isnull=True)
    ways = (
        people.filter(membership__roles__role=Role.COUNCILLOR),
        people.filter(programme_roles__role=Role.COUNCILLOR),
        people.filter(wards__isnull=False),
        people.filter(groups__group=StakeholderGroup.POLITICIANS),
    )
    return people.filter(reduce(or_, (Q(pk__in=way.order_by().values("pk")) for way in ways)))


def are_untold(*, kept: Place, gone: Place) -> bool:
    """Whether the public page of the one would become that of the other, some of whose councillors never heard."""
    if kept.published_at is not None or gone.published_at is None:
        return False
    heard = WardCouncillor.objects.filter(place=gone).values("participant")
    return WardCouncillor.objects.filter(place=kept).exclude(participant__in=heard).exists()


def programmes_carried(moved: Mapping[str, Sequence[str]], *, to: Place) -> tuple[Programme, ...]:
    """The programmes among the rows that were carried to this place, in an organisation's scope."""
    keys = moved.get("journeys.programme.place", ())
    return tuple(Programme.objects.filter(pk__in=keys, place=to).select_related("organisation", "place"))


def how_many_are_public(organisation: Any) -> int:
    return Programme.objects.filter(organisation=organisation, published_at__isnull=False).count()


def others_than(place: Place) -> QuerySet[Place]:
    return Place.objects.filter(organisation=place.organisation_id).exclude(pk=place.pk)


def names_in(organisation: Any) -> dict[str, UUID]:
    return dict(Place.objects.filter(organisation=organisation).values_list("name", "pk"))


@dataclass(frozen=True, slots=True)
class Names:
    """What else leads to a place: what it was called, and the names of those that were joined with it."""

    earlier: tuple[str, ...]
    joined: tuple[tuple[str, str], ...]
    """The joining that can be undone and the name, the newest first."""


def names_of(place: Place) -> Names:
    """One query."""
    joinings = PlaceJoining.objects.filter(kept=place, parted_at__isnull=True, gone__joined_with=place).order_by()
    earlier = EarlierName.objects.filter(place=place).order_by()
    rows = list(
        joinings.values_list(Cast("pk", TextField()), "gone__name", "made_at").union(
            earlier.values_list(Value("", TextField()), "name", Value(None, DateTimeField())), all=True
        )
    )
    joined = sorted((row for row in rows if row[0]), key=itemgetter(2), reverse=True)
    return Names(
        earlier=tuple(sorted(name for key, name, _at in rows if not key)),
        joined=tuple((key, name) for key, name, _at in joined),
    )


@dataclass(frozen=True, slots=True)
class About:
    """What is known of one place besides its initiatives."""

    councillors: tuple[WardCouncillor, ...]
    programmes: tuple[Programme, ...]
    names: Names
    events: tuple[Event, ...]


def about(place: Place) -> About:
    events = Event.objects.filter(subject="journeys.place", subject_id=str(place.pk)).select_related("by")
    return About(
        councillors=councillors_of(place),
        programmes=programmes_about(place),
        names=names_of(place),
        events=tuple(events[:HISTORY]),
    )


def joining_with(*, organisation: Any, joining_id: UUID) -> PlaceJoining:
    return PlaceJoining.objects.select_related("kept", "gone").get(organisation=organisation, pk=joining_id)


def programmes_about(place: Place) -> tuple[Programme, ...]:
    rows = Programme.objects.filter(place=place, archived_at__isnull=True)
    return tuple(rows.select_related("organisation"))
