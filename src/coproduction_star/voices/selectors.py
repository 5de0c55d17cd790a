"""What every feature of voices reads: the record somebody speaks about, how a programme listens, what may be shown."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.apps import apps
from django.db.models import Count, F, Q, QuerySet
from django.utils import timezone
from django_scopes import scope

from coproduction_star.journeys.models import Place, Programme
from coproduction_star.journeys.models.programme import ProgrammeOwned
from coproduction_star.organisations.models import Organisation, Participant
from coproduction_star.organisations.roles import Role

from .models import Contribution, Listening, State
from .working_days import working_days_after


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
        published = Programme.objects.select_related("organisation", "place")
        programme = published.get(slug=slug, published_at__isnull=False, archived_at__isnull=True)
    with scope(organisation=organisation.pk, programme=programme.pk):
        yield programme


def listening_of(programme: Programme) -> Listening:
    """How this programme listens; what holds for everyone until it has chosen."""
    chosen = Listening.objects.select_related("reader").filter(programme=programme).first()
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


class Closed(StrEnum):
    """Why nobody can tell a programme anything now."""

    NO_LEAD = "no-lead"
    NOT_PUBLISHED = "not-published"
    PAUSED = "paused"
    ENDED = "ended"


def why_closed(programme: Programme, listening: Listening, leads: list[Participant]) -> tuple[Closed, ...]:
    """Every reason why the public forms are closed; none when they are open."""
    reasons = {
        Closed.NO_LEAD: not leads,
        Closed.NOT_PUBLISHED: programme.published_at is None,
        Closed.PAUSED: listening.paused,
        Closed.ENDED: programme.closed_at is not None or programme.archived_at is not None,
    }
    return tuple(reason for reason, holds in reasons.items() if holds)


def takes_contributions(programme: Programme) -> bool:
    """Whether the public forms are open."""
    return not why_closed(programme, listening_of(programme), safeguarding_leads(programme))


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


def late_answers(programme: Programme) -> Answers:
    """Counted in public: what came in, what was answered, and how much of it late."""
    counts = Contribution.objects.filter(to_be_answered(), programme=programme).aggregate(**_counts())
    return Answers(**counts)


def to_be_answered() -> Q:
    """Worries have their own way; what is refused or taken back waits for nothing."""
    return Q(worry=False) & ~Q(state__in=[State.REFUSED, State.WITHDRAWN])


def _counts() -> dict[str, Any]:
    done = Q(answered_at__isnull=False)
    return {
        "heard": Count("pk"),
        "answered": Count("pk", filter=done),
        "late": Count("pk", filter=~done & Q(answer_due__lt=timezone.localdate())),
        "answered_late": Count("pk", filter=done & Q(answered_at__date__gt=F("answer_due"))),
    }


def to_answer(programme: Programme) -> QuerySet[Contribution]:
    """What the team has to answer, the most pressing first: only what a moderator has checked."""
    rows = Contribution.objects.filter(programme=programme, state=State.SHOWN, worry=False, answered_at__isnull=True)
    return rows.select_related("place", "about").order_by("answer_due", "made_at")
