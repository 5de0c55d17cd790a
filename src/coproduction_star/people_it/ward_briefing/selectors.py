import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q, QuerySet, Window

from coproduction_star.data.coaching import Lesson, lessons
from coproduction_star.data.content_files import Language
from coproduction_star.journeys.models import Initiative, Kept, Place, Programme, Promise, Status, WardCouncillor
from coproduction_star.journeys.steps import WardRow, all_steps
from coproduction_star.organisations.models import Organisation
from coproduction_star.people_it.models import (
    CoachingReflection,
    Entry,
    LearningSession,
    PlaceFigure,
    Survey,
    WardFunding,
    WardInvitation,
)

from .in_wards import LATELY, willing

FEW = 5
LIVING = (Status.EXISTING, Status.IMPROVE, Status.POTENTIAL)
NOT_IN_THE_ARCHIVE = Q(programme__archived_at__isnull=True)


class NoSuchLesson(LookupError):
    """There is no lesson of this name."""


@dataclass(frozen=True, slots=True)
class Happens:
    """A few of the initiatives of a ward, and how many there are of each status."""

    few: tuple[Initiative, ...] = ()
    by_status: Mapping[str, int] | None = None
    new: int = 0
    """Written down in the last three months."""


@dataclass(frozen=True, slots=True)
class Promised:
    """A few of the promises of a ward, the late ones first, and how many were kept or are late."""

    few: tuple[Promise, ...] = ()
    kept: int = 0
    broken: int = 0
    open: int = 0
    late: int = 0


@dataclass(frozen=True, slots=True)
class Brief:
    """Everything that the page of a ward is made of."""

    place: Place
    happens: Happens
    promised: Promised
    rows: tuple[WardRow, ...]


def place_with(organisation: Organisation, place_id: UUID) -> Place:
    """With its organisation, without asking for it again."""
    place = Place.objects.get(organisation=organisation, pk=place_id)
    place.organisation = organisation
    return place


def brief_of(place: Place, *, today: dt.date) -> Brief:
    """One query for each part of the Star, and two for what the ward's own records say."""
    rows = tuple(row for step in all_steps() for row in step.ward_rows(place))
    return Brief(place, _happens(place, today), _promised(place, today), rows)


def _happens(place: Place, today: dt.date) -> Happens:
    counts = {f"n_{one.value}": Window(Count("pk", filter=Q(status=one))) for one in LIVING}
    counts["n_new"] = Window(Count("pk", filter=Q(made_at__date__gt=today - LATELY)))
    rows = Initiative.objects.filter(NOT_IN_THE_ARCHIVE, place=place, status__in=LIVING)
    found = tuple(rows.select_related("programme").annotate(**counts).order_by("status", "title")[:FEW])
    for one in found:
        one.programme.organisation = place.organisation
    if not found:
        return Happens(by_status={})
    return Happens(found, {one.value: getattr(found[0], f"n_{one.value}") for one in LIVING}, found[0].n_new)


def _promised(place: Place, today: dt.date) -> Promised:
    """What the ward's councillors promised, and what anybody promised about something in the ward."""
    theirs = Q(who__in=WardCouncillor.objects.filter(place=place).order_by().values("participant"))
    rows = Promise.objects.filter(NOT_IN_THE_ARCHIVE, theirs | Q(initiative__place=place))
    late = Q(kept=Kept.OPEN, due_on__lt=today)
    named = {
        "n_kept": Q(kept=Kept.KEPT), "n_broken": Q(kept__in=[Kept.BROKEN, Kept.PARTLY]), "n_open": Q(kept=Kept.OPEN),
        "n_late": late,
    }  # fmt: skip
    counts = {name: Window(Count("pk", filter=which)) for name, which in named.items()}
    found = tuple(
        rows.select_related("programme").annotate(**counts, is_open=Q(kept=Kept.OPEN)).order_by("-is_open", "due_on")
        [:FEW]
    )  # fmt: skip
    return Promised(found, **{name[2:]: getattr(found[0], name) for name in named}) if found else Promised()


def figures_of(place: Place) -> QuerySet[PlaceFigure]:
    return PlaceFigure.objects.filter(place=place)


def figure_with(place: Place, figure_id: UUID) -> PlaceFigure:
    return PlaceFigure.objects.get(place=place, pk=figure_id)


def funds_of(place: Place) -> QuerySet[WardFunding]:
    """Those of the ward, and those for every ward; also what is over, so that it can be taken out."""
    rows = WardFunding.objects.filter(Q(place=place) | Q(place=None), organisation=place.organisation_id)
    return rows.select_related("place")


def fund_with(place: Place, ward_fund_id: UUID) -> WardFunding:
    return funds_of(place).get(pk=ward_fund_id)


def speaks_for(place: Place, participant_id: UUID) -> bool:
    """Whether they hold a seat here."""
    return WardCouncillor.objects.filter(place=place, participant=participant_id).exists()


def to_meet(place: Place) -> tuple[Entry, ...]:
    """With how to reach them: for the ward's councillors, and for those who see contacts anyway."""
    rows = willing(place).select_related("participant", "programme").prefetch_related("offers", "needs")
    return tuple(rows.order_by("group", "made_at"))


def open_sessions(place: Place, *, today: dt.date) -> QuerySet[LearningSession]:
    """To which somebody of the ward may be invited: those in it first."""
    rows = LearningSession.objects.filter(
        NOT_IN_THE_ARCHIVE, on__gte=today, published_at__isnull=False, cancelled_because="",
        programme__published_at__isnull=False,
    )  # fmt: skip
    return rows.filter(Q(place=place) | Q(place__isnull=True) | Q(programme__place=place)).order_by("on", "title")


def open_surveys(*, today: dt.date) -> QuerySet[Survey]:
    rows = Survey.objects.filter(
        Q(opens_on__isnull=True) | Q(opens_on__lte=today), Q(closes_on__isnull=True) | Q(closes_on__gte=today),
        NOT_IN_THE_ARCHIVE, published_at__isnull=False, closed_at__isnull=True,
    )  # fmt: skip
    return rows.order_by("title")


def invitations_of(place: Place) -> tuple[WardInvitation, ...]:
    """Each with how many answered: never who."""
    rows = WardInvitation.objects.filter(place=place).select_related(
        "session__programme", "link__survey__programme", "offers_of"
    )
    signed = Count("places", filter=Q(places__withdrawn_at__isnull=True), distinct=True)
    answered = Count(
        "link__responses",
        filter=Q(link__responses__finished_at__isnull=False, link__responses__withdrawn_at__isnull=True),
        distinct=True,
    )
    return tuple(rows.annotate(signed=signed, answered=answered))


def invitation_with(place: Place, invitation_id: UUID) -> WardInvitation:
    rows = WardInvitation.objects.select_related(
        "session__programme__organisation", "link__survey__programme__organisation", "offers_of__organisation"
    )
    return rows.get(place=place, pk=invitation_id)


def lessons_in(language: str) -> tuple[Lesson, ...]:
    return lessons(Language.WELSH if language == Language.WELSH else Language.ENGLISH)


def lesson_called(slug: str, language: str) -> Lesson:
    found = next((one for one in lessons_in(language) if one.slug == slug), None)
    if found is None:
        raise NoSuchLesson(slug)
    return found


def reflections_of(participant_id: UUID) -> dict[str, CoachingReflection]:
    """A person's own; nobody reads another's."""
    return {one.lesson: one for one in CoachingReflection.objects.filter(participant=participant_id)}


def reflection_on(lesson: Lesson, participant_id: UUID) -> CoachingReflection | None:
    return CoachingReflection.objects.filter(participant=participant_id, lesson=lesson.slug).first()


def programmes_for(place: Place) -> tuple[Programme, ...]:
    """Where somebody may record what a resident says, or offer something: the programmes about the ward first."""
    rows = Programme.objects.filter(archived_at__isnull=True, closed_at__isnull=True)
    found = tuple(rows.annotate(here=Q(place=place)).order_by("-here", "name")[:FEW])
    for one in found:
        one.organisation = place.organisation
    return found
