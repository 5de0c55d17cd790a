"""What every feature of voices reads: the record somebody speaks about, how a programme listens, what may be shown."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.apps import apps
from django.db.models import Case, Count, Exists, F, OuterRef, Q, QuerySet, Value, When
from django.utils import timezone
from django_scopes import scope

from coproduction_star.journeys.models import Place, Programme
from coproduction_star.journeys.models.programme import ProgrammeOwned
from coproduction_star.journeys.toolbox import with_tools
from coproduction_star.organisations.models import Organisation, Participant
from coproduction_star.organisations.roles import Role

from .models import Contribution, Listening, State
from .working_days import working_days_after

HAS_AN_ADDRESS = Q(user__email__gt="") | Q(email__gt="")
"""Participants whom a letter reaches, as `address_of` says."""


class NoSuchRecord(LookupError):
    """Not a record of this programme, whoever else may have it."""


def record_of(programme: Programme, *, label: str, record_id: Any) -> Any:
    """The record with this label (`app.model`) and identifier, when it belongs to the programme."""
    try:
        model = apps.get_model(label)
    except (LookupError, ValueError) as error:
        raise NoSuchRecord(label) from error
    if not issubclass(model, ProgrammeOwned) or model._meta.app_label == "voices":
        raise NoSuchRecord(label)
    try:
        return model.objects.select_related("organisation").get(pk=record_id, programme=programme)
    except model.DoesNotExist as error:
        raise NoSuchRecord(label) from error


@contextmanager
def in_published(organisation: Organisation, slug: str) -> Iterator[Programme]:
    """The programme of a public address, with its scope open. Raises when it is not published."""
    with scope(organisation=organisation.pk, programme=None):
        published = with_tools(Programme.objects.select_related("organisation", "place"))
        programme = published.get(slug=slug, published_at__isnull=False, archived_at__isnull=True)
    with scope(organisation=organisation.pk, programme=programme.pk):
        yield programme


def listening_of(programme: Programme) -> Listening:
    """How this programme listens; what holds for everyone until it has chosen."""
    chosen = Listening.objects.select_related("reader__membership").filter(programme=programme).first()
    return chosen or Listening(programme=programme, organisation_id=programme.organisation_id)


def answer_due(programme: Programme, *, since: dt.date | None = None) -> dt.date:
    """By when the answer is due to what came in on this day, or today."""
    return working_days_after(since or timezone.localdate(), listening_of(programme).answer_within)


def safeguarding_leads(programme: Programme) -> list[Participant]:
    """Who looks after people here: in the whole organisation or in this programme, with access."""
    living = {"membership__ended_at__isnull": True}
    everywhere = Q(membership__roles__role=Role.SAFEGUARDING_LEAD)
    here = Q(programme_roles__role=Role.SAFEGUARDING_LEAD, programme_roles__programme=programme)
    people = Participant.objects.filter(everywhere | here, organisation=programme.organisation_id, **living)
    return list(people.filter(erased_at__isnull=True).select_related("user").distinct())


def address_of(person: Participant) -> str:
    """Where a letter reaches them: by their account, or as the organisation knows them. Empty where none does."""
    return getattr(person.user, "email", "") or person.email


class Closed(StrEnum):
    """Why nobody can tell a programme anything now."""

    NO_LEAD = "no-lead"
    NO_ADDRESS = "no-address"
    """Nobody who looks after people can be told of a worry."""
    NOT_PUBLISHED = "not-published"
    PAUSED = "paused"
    ENDED = "ended"


def why_closed(programme: Programme, listening: Listening, leads: list[Participant]) -> tuple[Closed, ...]:
    """Every reason why the public forms are closed; none when they are open."""
    reasons = {
        Closed.NO_LEAD: not leads,
        Closed.NO_ADDRESS: bool(leads) and not any(map(address_of, leads)),
        Closed.NOT_PUBLISHED: programme.published_at is None,
        Closed.PAUSED: listening.paused,
        Closed.ENDED: programme.closed_at is not None or programme.archived_at is not None,
    }
    return tuple(reason for reason, holds in reasons.items() if holds)


def takes_contributions(programme: Programme) -> bool:
    """Whether the public forms are open."""
    return not why_closed(programme, listening_of(programme), safeguarding_leads(programme))


def that_listen(programmes: Iterable[Programme]) -> QuerySet[Programme]:
    """Those of them, all of one organisation, whose public forms are open: `takes_contributions` in one query."""
    open_now = [one for one in programmes if one.published_at and not (one.closed_at or one.archived_at)]
    lead = Role.SAFEGUARDING_LEAD
    people = Participant.objects.filter(
        HAS_AN_ADDRESS, organisation__in={one.organisation_id for one in open_now},
        membership__ended_at__isnull=True, erased_at__isnull=True,
    )  # fmt: skip
    everywhere = people.filter(membership__roles__role=lead)
    here = people.filter(programme_roles__role=lead, programme_roles__programme=OuterRef("pk"))
    paused = Listening.objects.filter(programme=OuterRef("pk"), paused=True)
    return Programme.objects.filter(
        Exists(everywhere) | Exists(here), ~Exists(paused), pk__in=[one.pk for one in open_now]
    ).order_by()


def what_else_closes(programme: Programme) -> tuple[Closed, ...]:
    """Why the public forms would stay closed if only the programme were published; nothing where they would open."""
    reasons = why_closed(programme, listening_of(programme), safeguarding_leads(programme))
    return tuple(reason for reason in reasons if reason != Closed.NOT_PUBLISHED)


def names_of_places(programme: Programme) -> list[str]:
    places = Place.objects.filter(organisation=programme.organisation_id)
    return list(places.order_by().values_list("name", flat=True))


def public_contributions(*, programme: Programme | None = None, place: Place | None = None) -> QuerySet[Contribution]:
    """What anyone may read, the newest first: checked words that nobody worries about."""
    rows = Contribution.objects.filter(state=State.SHOWN, worry=False)
    if programme is not None:
        rows = rows.filter(programme=programme)
    if place is not None:
        rows = rows.filter(place=place)
    return rows.select_related("initiative", "place").order_by("-made_at")


@dataclass(frozen=True, slots=True)
class Answers:
    """How a programme keeps its word to answer by a day."""

    heard: int
    answered: int
    late: int
    """Waiting for an answer after their day."""
    answered_late: int


def late_answers(*, programme: Programme | None = None, place: Place | None = None) -> Answers:
    """Counted in public: what came in, what was answered, and how much of it late."""
    return answers_in(dict(how_answered(programme=programme, place=place)))


def how_answered(*, programme: Programme | None = None, place: Place | None = None) -> QuerySet[Any, Any]:
    """How much was answered in time or late, and how much waits in time or late: a word and a number each."""
    rows = Contribution.objects.filter(to_be_answered())
    if programme is not None:
        rows = rows.filter(programme=programme)
    if place is not None:
        rows = rows.filter(place=place)
    waits = Q(answered_at__isnull=True)
    word = Case(
        When(waits & Q(answer_due__lt=timezone.localdate()), then=Value("late")),
        When(waits, then=Value("waits")),
        When(answered_at__date__gt=F("answer_due"), then=Value("answered_late")),
        default=Value("answered"),
    )
    return rows.order_by().values_list(word).annotate(number=Count("pk"))


def answers_in(numbers: Mapping[str, int]) -> Answers:
    """The same by their names; what is not in the numbers is nought."""
    words = ("waits", "late", "answered", "answered_late")
    waits, late, in_time, answered_late = (numbers.get(word, 0) for word in words)
    answered = in_time + answered_late
    return Answers(heard=answered + waits + late, answered=answered, late=late, answered_late=answered_late)


def to_be_answered() -> Q:
    """Worries have their own way; what is refused or taken back waits for nothing."""
    return Q(worry=False) & ~Q(state__in=[State.REFUSED, State.WITHDRAWN])


def to_answer(programme: Programme) -> QuerySet[Contribution]:
    """What the team has to answer, the most pressing first: only what a moderator has checked."""
    rows = Contribution.objects.filter(programme=programme, state=State.SHOWN, worry=False, answered_at__isnull=True)
    return rows.select_related("place", "about").order_by("answer_due", "made_at")
