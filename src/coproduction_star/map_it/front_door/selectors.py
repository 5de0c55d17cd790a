import datetime as dt
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.cache import cache
from django.core.paginator import Page, Paginator
from django.db.models import Count, Q, QuerySet, Window
from django.utils import timezone
from django_scopes import scope

from coproduction_star.journeys.models import Decision, Initiative, Kept, Outcome, Place, Programme, Promise, Status
from coproduction_star.journeys.steps import PublicRow, all_steps
from coproduction_star.map_it.models import DecisionAhead, FrontDoor, PublicRecord
from coproduction_star.map_it.telling import Ward, wards
from coproduction_star.organisations.models import Organisation, Participant
from coproduction_star.voices.models import Contribution
from coproduction_star.voices.selectors import Answers, late_answers, public_contributions, takes_contributions

FEW, PER_PAGE, CHOOSE_FROM = 5, 25, 50
A_MINUTE = 60
"""Seconds."""
KINDS: Mapping[str, type[Any]] = {"happening": Initiative, "decided": Decision, "promised": Promise}
"""The lists of a public page that the team chooses from."""


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
        places = tuple(Place.objects.filter(published_at__lte=timezone.now()))
    return Home(programmes, places)


@contextmanager
def at_place(organisation: Organisation, slug: str) -> Iterator[tuple[Place, tuple[Programme, ...]]]:
    """A published place and the published programmes, with their scope open. Raises Place.DoesNotExist."""
    with scope(organisation=organisation.pk, programme=None):
        place = Place.objects.get(slug=slug, published_at__lte=timezone.now())
        programmes = tuple(published().select_related("organisation", "place"))
    with scope(organisation=organisation.pk, programme=[programme.pk for programme in programmes]):
        yield place, programmes


def front_door_of(programme: Programme) -> FrontDoor:
    """What the team wrote, or an empty one that is not saved."""
    kept = FrontDoor.objects.select_related("answerable").filter(programme=programme).first()
    return kept or FrontDoor(programme=programme, organisation_id=programme.organisation_id)


def shown(kind: str) -> QuerySet[Any]:
    """The initiatives, decisions or promises that are public now, in the open scope."""
    model = KINDS[kind]
    public = PublicRecord.objects.filter(subject=model._meta.label_lower, from_at__lte=timezone.now())
    return model.objects.filter(pk__in=public.values("subject_id"))


def happening() -> QuerySet[Initiative]:
    living = (Status.EXISTING, Status.IMPROVE, Status.POTENTIAL)
    return shown("happening").filter(status__in=living).select_related("place").order_by("status", "title", "pk")


def ahead(today: dt.date) -> QuerySet[DecisionAhead]:
    return DecisionAhead.objects.filter(on__gte=today, decision__isnull=True)


@dataclass(frozen=True, slots=True)
class Promises:
    """How many promises of the public list were kept, and how many wait past their day."""

    kept: int = 0
    partly: int = 0
    broken: int = 0
    open: int = 0
    late: int = 0


def promised(today: dt.date) -> tuple[tuple[Promise, ...], Promises]:
    """The newest promises of the public list, and how all of them were kept: one query for both."""
    late = Q(kept=Kept.OPEN, due_on__lt=today)
    counts = {f"n_{one.value}": Window(Count("pk", filter=Q(kept=one))) for one in Kept}
    rows = shown("promised").annotate(**counts, n_late=Window(Count("pk", filter=late))).order_by("-due_on", "pk")
    found = tuple(rows[: FEW + 1])
    names = (*Kept.values, "late")
    return found, Promises(**{name: getattr(found[0], f"n_{name}") for name in names} if found else {})


@dataclass(frozen=True, slots=True)
class Seen:
    """Everything the public page of a programme says."""

    programme: Programme
    door: FrontDoor
    outcomes: tuple[Outcome, ...]
    happening: tuple[Initiative, ...]
    ahead: tuple[DecisionAhead, ...]
    said: tuple[Contribution, ...]
    answers: Answers
    decided: tuple[Decision, ...]
    promised: tuple[Promise, ...]
    promises: Promises
    rows: tuple[PublicRow, ...]
    listens: bool


def seen(programme: Programme) -> Seen:
    """A handful of rows of each kind, whatever the number there is."""
    today = timezone.localdate()
    promises, in_figures = promised(today)
    return Seen(
        programme=programme,
        door=front_door_of(programme),
        outcomes=tuple(Outcome.objects.filter(programme=programme)),
        happening=tuple(happening()[: FEW + 1]),
        ahead=tuple(ahead(today)[: FEW + 1]),
        said=tuple(public_contributions(programme=programme)[: FEW + 1]),
        answers=late_answers(programme),
        decided=tuple(shown("decided")[: FEW + 1]),
        promised=promises,
        promises=in_figures,
        rows=tuple(row for step in all_steps() for row in step.public_rows(programme)),
        listens=_listens(programme),
    )


def _listens(programme: Programme) -> bool:
    """Asked at most once a minute; the form itself always asks anew."""
    key = f"listens:{programme.pk}"
    known = cache.get(key)
    if known is None:
        known = takes_contributions(programme)
        cache.set(key, known, A_MINUTE)
    return bool(known)


@dataclass(frozen=True, slots=True)
class SeenPlace:
    """Everything the public page of a place says."""

    place: Place
    programmes: tuple[Programme, ...]
    """The published ones that have something about it."""
    happening: tuple[Initiative, ...]
    ahead: tuple[DecisionAhead, ...]
    said: tuple[Contribution, ...]
    decided: tuple[Decision, ...]
    ward: Ward | None


def seen_place(place: Place, programmes: tuple[Programme, ...]) -> SeenPlace:
    here = happening().filter(place=place).select_related("place", "programme__organisation")
    concerned = {*here.order_by().values_list("programme", flat=True).distinct()}
    mine = tuple(one for one in programmes if one.place_id == place.pk or one.pk in concerned)
    coming = ahead(timezone.localdate()).filter(programme__in=mine).select_related("programme__organisation")
    ward = next(iter(wards(programme=mine[0], places=[place])), None) if mine else None
    return SeenPlace(
        place=place,
        programmes=mine,
        happening=tuple(here[: PER_PAGE + 1]),
        ahead=tuple(coming[: FEW + 1]),
        said=tuple(public_contributions(place=place)[: FEW + 1]),
        decided=tuple(shown("decided").filter(Q(initiative__place=place) | Q(programme__place=place))[: FEW + 1]),
        ward=ward,
    )


def listed(kind: str, programme: Programme, *, number: str | None, size: int = PER_PAGE) -> Page[Any]:
    """One page of a public list in full."""
    rows = {
        "happening": happening,
        "said": lambda: public_contributions(programme=programme),
        "decided": lambda: shown("decided"),
        "promised": lambda: shown("promised").order_by("-due_on", "pk"),
        "ahead": lambda: ahead(timezone.localdate()),
    }[kind]()
    return Paginator(rows, size).get_page(number)


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


def places_of(programme: Programme) -> tuple[Place, ...]:
    """The places that the programme's public page speaks of: its own, and those of what it shows."""
    shown_here = PublicRecord.objects.filter(programme=programme, subject="journeys.initiative").values("subject_id")
    told_of = Q(initiatives__pk__in=shown_here) | Q(pk=programme.place_id)
    return tuple(Place.objects.filter(told_of).distinct())


def wards_of(programme: Programme) -> tuple[Ward, ...]:
    return wards(programme=programme, places=places_of(programme))


def everything_ahead(programme: Programme) -> tuple[DecisionAhead, ...]:
    return tuple(DecisionAhead.objects.filter(programme=programme, decision__isnull=True))


def ahead_with(*, programme: Programme, ahead_id: UUID) -> DecisionAhead:
    return DecisionAhead.objects.get(programme=programme, pk=ahead_id)


def people_to_answer(programme: Programme) -> QuerySet[Participant]:
    rows = Participant.objects.filter(programme_roles__programme=programme, erased_at__isnull=True)
    everywhere = Participant.objects.filter(
        organisation_id=programme.organisation_id, erased_at__isnull=True, membership__roles__isnull=False
    )
    return (rows | everywhere).distinct().order_by("name")


def due_to_open(now: dt.datetime) -> list[FrontDoor]:
    """Front doors whose hour has come. Call it in an organisation's scope, over all programmes."""
    waiting = FrontDoor.objects.filter(publish_at__lte=now, programme__published_at__isnull=True)
    return list(waiting.select_related("programme__organisation", "programme__place"))
