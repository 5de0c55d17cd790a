"""What a public page gathers: the same of a programme and of a place, in a few queries whatever there is."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar, cast

from django.core.cache import cache
from django.core.paginator import Page, Paginator
from django.db.models import CharField, Count, Exists, OuterRef, Q, QuerySet, Value, Window
from django.db.models.functions import Cast
from django.db.models.lookups import IsNull
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import get_language

from coproduction_star.journeys.models import (
    Decision,
    Initiative,
    Kept,
    Outcome,
    Place,
    Programme,
    Promise,
    Status,
    WardCouncillor,
)
from coproduction_star.journeys.steps import PublicRow, all_steps
from coproduction_star.journeys.together_said import clock_of
from coproduction_star.map_it.models import DecisionAhead, FrontDoor, PublicRecord
from coproduction_star.voices.models import Contribution
from coproduction_star.voices.selectors import Answers, answers_in, how_answered, public_contributions, that_listen

Counted = TypeVar("Counted")

FEW, PER_PAGE = 5, 25
A_MINUTE = 60
"""Seconds."""
KINDS: Mapping[str, type[Any]] = {"happening": Initiative, "decided": Decision, "promised": Promise}
"""The lists of a public page that the team chooses from."""
WARDS: Mapping[str, str] = {"happening": "place", "decided": "initiative__place", "promised": "initiative__place"}
"""Where the ward of each is written down."""
LIVING = (Status.EXISTING, Status.IMPROVE, Status.POTENTIAL)


@dataclass(frozen=True, slots=True)
class About:
    """What a public page is about: one programme, or a place with the published programmes that concern it."""

    programmes: tuple[Programme, ...]
    place: Place | None = None

    @property
    def key(self) -> str:
        return str(self.place.pk if self.place else self.programmes[0].pk)

    def initiatives(self) -> Q:
        """Those in the place; and those of its own programme that name no place."""
        of_its_own = Q(place__isnull=True, programme__place=self.place)
        return Q(place=self.place) | of_its_own if self.place else Q()

    def records(self) -> Q:
        """Decisions and promises: of an initiative of the page, or of a programme of the page as a whole."""
        if not self.place:
            return Q()
        of_its_own = Q(initiative__place__isnull=True, programme__place=self.place)
        of_all = Q(initiative__isnull=True, programme__in=self.programmes)
        return Q(initiative__place=self.place) | of_its_own | of_all


def programmes_at(place: Place, published: QuerySet[Programme]) -> tuple[Programme, ...]:
    """Those of the place, those that show something in it, and those that were told something about it."""
    happens = Exists(happening(About((), place)).order_by().filter(programme=OuterRef("pk")))
    told = Exists(public_contributions(place=place).order_by().filter(programme=OuterRef("pk")))
    return tuple(published.filter(Q(place=place) | happens | told))


def shown(kind: str) -> QuerySet[Any]:
    """The initiatives, decisions or promises that are public now, in the open scope.

    What has moved to a ward since waits until that ward's councillors were told.
    """
    model, ward = KINDS[kind], OuterRef(WARDS[kind])
    public = PublicRecord.objects.filter(subject=model._meta.label_lower, from_at__lte=timezone.now())
    stands = public.filter(Q(IsNull(ward, rhs=True)) | Q(place=ward), subject_id=OuterRef("pk"))
    return model.objects.filter(Exists(stands))


def happening(about: About) -> QuerySet[Initiative]:
    rows = shown("happening").filter(about.initiatives(), status__in=LIVING)
    return rows.select_related("place").order_by("status", "title", "pk")


def decided(about: About) -> QuerySet[Decision]:
    return shown("decided").filter(about.records()).prefetch_related("duties")


def ahead(about: About) -> QuerySet[DecisionAhead]:
    """Of a programme of the page as a whole: none names an initiative before it is taken."""
    rows = DecisionAhead.objects.filter(on__gte=timezone.localdate(), decision__isnull=True)
    return rows.filter(programme__in=about.programmes)


def said(about: About) -> QuerySet[Contribution]:
    if about.place:
        return public_contributions(place=about.place)
    return public_contributions(programme=about.programmes[0])


def promised(about: About) -> QuerySet[Promise]:
    return shown("promised").filter(about.records()).order_by("-due_on", "pk")


LISTS: Mapping[str, Callable[[About], QuerySet[Any]]] = {
    "happening": happening, "ahead": ahead, "said": said, "decided": decided, "promised": promised,
    "programmes": lambda about: Programme.objects.filter(pk__in=[one.pk for one in about.programmes]).select_related(
        "organisation", "place"
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Promises:
    """How many promises of the public list were kept, and how many wait past their day."""

    kept: int = 0
    partly: int = 0
    broken: int = 0
    open: int = 0
    late: int = 0


def _promised(about: About) -> tuple[tuple[Promise, ...], Promises]:
    """The newest promises of the public list, and how all of them were kept: one query for both."""
    late = Q(kept=Kept.OPEN, due_on__lt=timezone.localdate())
    counts = {f"n_{one.value}": Window(Count("pk", filter=Q(kept=one))) for one in Kept}
    found = tuple(promised(about).annotate(**counts, n_late=Window(Count("pk", filter=late)))[: FEW + 1])
    names = (*Kept.values, "late")
    return found, Promises(**{name: getattr(found[0], f"n_{name}") for name in names} if found else {})


@dataclass(frozen=True, slots=True)
class Seen:
    """Everything that a public page says."""

    about: About
    doors: tuple[FrontDoor, ...]
    """What the team of each programme wrote, in the order of the programmes."""
    outcomes: tuple[Outcome, ...]
    happening: tuple[Initiative, ...]
    ahead: tuple[DecisionAhead, ...]
    said: tuple[Contribution, ...]
    answers: Answers
    decided: tuple[Decision, ...]
    promised: tuple[Promise, ...]
    promises: Promises
    rows: tuple[PublicRow, ...]
    listening: frozenset[Any]
    """The programmes that anyone can tell something now."""
    by_status: Mapping[str, int]
    """How many initiatives are in a place; counted for a place only."""
    councillors: tuple[WardCouncillor, ...]
    clock: tuple[str, ...] = ()
    """How long the service takes, as the steps say; of a programme only."""


def seen(programme: Programme) -> Seen:
    return _seen(About((programme,)))


def seen_at(place: Place, programmes: tuple[Programme, ...]) -> Seen:
    return _seen(About(programmes, place))


def _seen(about: About) -> Seen:
    """A handful of rows of each kind."""
    promises, in_figures = _promised(about)
    figures = _a_minute("figures", about, _figures)
    return Seen(
        about=about,
        doors=doors_at(about.programmes[:FEW]) if about.place else doors_of(about.programmes),
        outcomes=() if about.place else tuple(Outcome.objects.filter(programme=about.programmes[0])),
        happening=tuple(happening(about)[: FEW + 1]),
        ahead=tuple(ahead(about)[: FEW + 1]),
        said=tuple(said(about)[: FEW + 1]),
        answers=answers_in(figures),
        decided=tuple(decided(about)[: FEW + 1]),
        promised=promises,
        promises=in_figures,
        rows=tuple(row for step in all_steps() for row in step.public_rows(about.programmes, about.place)),
        listening=frozenset(one.pk for one in about.programmes if one.pk.hex in figures),
        by_status={status: figures[status] for status in LIVING if status in figures},
        councillors=_councillors(about.place) if about.place else (),
        clock=() if about.place else _a_minute(f"clock-{get_language()}", about, _clock),
    )


def _clock(about: About) -> tuple[str, ...]:
    return clock_of(about.programmes[0], timezone.localdate())


def doors_of(programmes: tuple[Programme, ...]) -> tuple[FrontDoor, ...]:
    """What each team wrote, or an empty one that is not saved."""
    rows = FrontDoor.objects.select_related("answerable__membership").filter(programme__in=programmes)
    kept = {door.programme_id: door for door in rows}
    return tuple(_or_empty(kept.get(one.pk), one) for one in programmes)


def doors_at(programmes: tuple[Programme, ...]) -> tuple[FrontDoor, ...]:
    """The same of the programmes of a place, which came with what their teams wrote."""
    return tuple(_or_empty(getattr(one, "front_door", None), one) for one in programmes)


def _or_empty(door: FrontDoor | None, programme: Programme) -> FrontDoor:
    return door or FrontDoor(programme=programme, organisation_id=programme.organisation_id)


def _figures(about: About) -> dict[str, int]:
    """What was answered in time, which programmes listen and what happens in a place with an outline: one query."""
    answers = how_answered(place=about.place) if about.place else how_answered(programme=about.programmes[0])
    parts = [that_listen(about.programmes).values_list(Cast("pk", CharField())).annotate(number=Value(1))]
    if about.place and about.place.boundary:
        by_status = happening(about).order_by().values_list(Cast("status", CharField()))
        parts.append(by_status.annotate(number=Count("pk")))
    return {word.replace("-", ""): number for word, number in answers.union(*parts, all=True)}


def _councillors(place: Place) -> tuple[WardCouncillor, ...]:
    return tuple(WardCouncillor.objects.filter(place=place).select_related("participant"))


def _a_minute(what: str, about: About, count: Callable[[About], Counted]) -> Counted:
    """Asked at most once a minute: a public page is read often, and these answers change slowly."""
    return cast("Counted", cache.get_or_set(f"{what}:{about.key}", lambda: count(about), A_MINUTE))


class PublicList(Paginator):
    """Pages whose number is counted at most once a minute; what stands on them is always read anew."""

    def __init__(self, rows: QuerySet[Any], per_page: int, *, key: str) -> None:
        super().__init__(rows, per_page)
        self._key = key

    @cached_property
    def count(self) -> int:
        return int(cache.get_or_set(self._key, self.object_list.count, A_MINUTE) or 0)


def listed(kind: str, about: About, *, number: str | None, size: int = PER_PAGE) -> Page[Any]:
    """One page of a public list in full."""
    return PublicList(LISTS[kind](about), size, key=f"listed:{kind}:{about.key}").get_page(number)
