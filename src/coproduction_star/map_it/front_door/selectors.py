import datetime as dt
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery, UUIDField
from django.utils import timezone
from django_scopes import scope

from coproduction_star.journeys.models import Initiative, Place, Programme, Status
from coproduction_star.journeys.places.naming import standing
from coproduction_star.journeys.places.selectors import public_places
from coproduction_star.journeys.steps import all_steps
from coproduction_star.map_it.models import DecisionAhead, FrontDoor, PublicRecord
from coproduction_star.map_it.telling import Ward, wards
from coproduction_star.organisations.models import Organisation, Participant

from .gathered import KINDS, WARDS, doors_of, programmes_at

CHOOSE_FROM = 50


def published() -> QuerySet[Programme]:
    return Programme.objects.filter(published_at__lte=timezone.now(), archived_at__isnull=True)


@dataclass(frozen=True, slots=True)
class Home:
    """What an organisation shows the public."""

    programmes: tuple[Programme, ...]
    places: tuple[Place, ...]


def public_home(organisation: Organisation) -> Home:
    with scope(organisation=organisation.pk, programme=None):
        programmes = tuple(published().select_related("organisation", "place"))
        places = tuple(public_places(organisation))
    return Home(programmes, places)


@contextmanager
def at_place(organisation: Organisation, slug: str) -> Iterator[tuple[Place, tuple[Programme, ...]]]:
    """A published place and the published programmes that concern it, in their scope. Raises Place.DoesNotExist."""
    with scope(organisation=organisation.pk, programme=None):
        place = public_places(organisation).get(slug=slug)
        with_doors = published().select_related("organisation", "place", "front_door__answerable__membership")
        counts = {name: count for step in all_steps() for name, count in step.public_counts().items()}
        programmes = programmes_at(place, with_doors.annotate(**counts))
    with scope(organisation=organisation.pk, programme=[programme.pk for programme in programmes]):
        yield place, programmes


def joined_at(organisation: Organisation, slug: str) -> Place | None:
    """The published place that the place of an old address was joined with."""
    with scope(organisation=organisation.pk, programme=None):
        gone = Place.everything.filter(slug=slug, joined_with__isnull=False).first()
        now = standing(gone) if gone else None
    return now if now and now.published_at and now.published_at <= timezone.now() else None


def front_door_of(programme: Programme) -> FrontDoor:
    return doors_of((programme,))[0]


def to_choose_from(kind: str, programme: Programme, *, number: str | None) -> Page[Any]:
    """Everything the team may show, public or not."""
    rows = KINDS[kind].objects.filter(programme=programme)
    rows = rows.order_by("-decided_on", "pk") if kind == "decided" else rows.order_by("pk")
    if kind == "happening":
        rows = rows.exclude(status=Status.STOPPED).select_related("place").order_by("title", "pk")
    return Paginator(rows, CHOOSE_FROM).get_page(number)


def public_ids(kind: str, rows: Page[Any]) -> dict[UUID, dt.datetime]:
    """Which of these are public, and from when."""
    subject = KINDS[kind]._meta.label_lower
    found = PublicRecord.objects.filter(subject=subject, subject_id__in=[row.pk for row in rows])
    return dict(found.values_list("subject_id", "from_at"))


def numbers_shown(programme: Programme) -> dict[str, int]:
    """How many of each kind are public."""
    counts = dict(
        PublicRecord.objects.filter(programme=programme).order_by().values_list("subject").annotate(n=Count("pk"))
    )
    return {kind: counts.get(model._meta.label_lower, 0) for kind, model in KINDS.items()}


def is_announced(programme: Programme) -> bool:
    """Whether its page is public, or will be once the councillors have had their head start."""
    return programme.published_at is not None or front_door_of(programme).publish_at is not None


def places_of(programme: Programme, *, kinds: Iterable[str] = tuple(KINDS)) -> tuple[Place, ...]:
    """The places that the programme's public page speaks of: its own, and those of what it shows."""
    told_of = Q(pk=programme.place_id)
    for kind in kinds:
        model = KINDS[kind]
        records = PublicRecord.objects.filter(programme=programme, subject=model._meta.label_lower)
        rows = model._base_manager.filter(programme=programme, pk__in=records.values("subject_id"))
        told_of |= Q(pk__in=rows.order_by().values(WARDS[kind]))
    return tuple(Place.objects.filter(told_of))


def moved(programme: Programme | None = None) -> Iterator[PublicRecord]:
    """Records that are in another ward than the one they are shown for; `stands` says in which."""
    rows = PublicRecord.objects.filter(programme=programme) if programme else PublicRecord.objects.all()
    for kind, model in KINDS.items():
        ward = model._base_manager.filter(pk=OuterRef("subject_id")).order_by().values(WARDS[kind])
        found = rows.filter(subject=model._meta.label_lower).annotate(stands=Subquery(ward[:1], UUIDField()))
        elsewhere = Q(place__isnull=True) | ~Q(place=F("stands"))
        yield from found.filter(elsewhere, stands__isnull=False).select_related("programme")


def is_public_at(place: Place) -> bool:
    """Whether a page that anyone may read speaks of the place now."""
    with scope(organisation=place.organisation_id, programme=None):
        shown = PublicRecord.objects.filter(
            programme__in=published(), subject="journeys.initiative", from_at__lte=timezone.now()
        )
        here = Initiative.objects.filter(place=place, pk__in=shown.values("subject_id"))
        return published().filter(place=place).exists() or here.exists()


def wards_of(programme: Programme) -> tuple[Ward, ...]:
    return wards(programme=programme, places=places_of(programme))


def everything_ahead(programme: Programme) -> tuple[DecisionAhead, ...]:
    return tuple(DecisionAhead.objects.filter(programme=programme, decision__isnull=True))


def ahead_with(*, programme: Programme, ahead_id: UUID) -> DecisionAhead:
    return DecisionAhead.objects.get(programme=programme, pk=ahead_id)


def people_to_answer(programme: Programme) -> QuerySet[Participant]:
    """Members with a role here or in the whole organisation."""
    has_a_role = Q(programme_roles__programme=programme) | Q(membership__roles__isnull=False)
    people = Participant.objects.filter(has_a_role, organisation_id=programme.organisation_id)
    return people.filter(erased_at__isnull=True, membership__ended_at__isnull=True).distinct().order_by("name")


def due_to_open(now: dt.datetime) -> list[FrontDoor]:
    """Front doors whose hour has come. Call it in an organisation's scope, over all programmes."""
    waiting = FrontDoor.objects.filter(publish_at__lte=now, programme__published_at__isnull=True)
    return list(waiting.select_related("programme__organisation", "programme__place"))
