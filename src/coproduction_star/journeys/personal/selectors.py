"""What waits for a person and what happened, over all their organisations: rows of their own or in their sight."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import F, IntegerField, Q, QuerySet, Value
from django.utils import timezone
from django_scopes import scope, scopes_disabled

from coproduction_star.audit.models import Event
from coproduction_star.journeys.hiding import Hidden, hidden_now, together
from coproduction_star.journeys.models import Decision, Interest, Kept, Programme, ProgrammeRole, Promise
from coproduction_star.journeys.steps import Waiting, all_steps
from coproduction_star.organisations.models import Membership

from .own_duties import own_duties

SOON = dt.timedelta(days=30)
LATELY = dt.timedelta(days=30)
FIRST_LOOK = dt.timedelta(days=14)
MOST = 12
FEW = 5
NOT_NEWS = ("journeys.exported", "journeys.places_exported")
"""What changes nothing for anybody; the list of who did what keeps it."""


def memberships_of(user: Any) -> list[Membership]:
    rows = Membership.objects.filter(user=user, ended_at__isnull=True).select_related("organisation")
    return list(rows.prefetch_related("roles").order_by("organisation__name"))


def my_promises(user: Any, *, today: dt.date) -> QuerySet[Promise]:
    """What this person promised and must do soon, or should have done."""
    mine = Promise.objects.filter(who__user=user, who__membership__ended_at__isnull=True, kept=Kept.OPEN)
    return mine.filter(due_on__lte=today + SOON, programme__closed_at__isnull=True)


def promises_of(user: Any, *, today: dt.date) -> QuerySet[Promise]:
    """Everything this person promised that is open, however far ahead, and what was judged in the last 30 days."""
    mine = Promise.objects.filter(who__user=user, who__membership__ended_at__isnull=True)
    return mine.filter(Q(kept=Kept.OPEN) | Q(judged_on__gte=today - LATELY))


def promises_to_judge(user: Any, *, today: dt.date) -> QuerySet[Promise]:
    """What others promised, this person wrote down, and nobody has judged since its date."""
    noted = Promise.objects.filter(
        by=user, kept=Kept.OPEN, due_on__lt=today, others_judge=False, programme__closed_at__isnull=True
    )
    return noted.exclude(who__user=user)


def undeclared(user: Any) -> QuerySet[Programme]:
    """Programmes in which this person has a role and has not declared interests."""
    roles = ProgrammeRole.objects.filter(membership__user=user, membership__ended_at__isnull=True)
    declared = Interest.objects.filter(participant__user=user)
    open_ones = Programme.objects.filter(closed_at__isnull=True, archived_at__isnull=True)
    return open_ones.filter(pk__in=roles.values("programme")).exclude(pk__in=declared.values("programme"))


@dataclass(frozen=True, slots=True)
class Waits:
    """What waits for a person, kind by kind."""

    promises: tuple[Promise, ...]
    judge: tuple[Promise, ...]
    declare: tuple[Programme, ...]
    others: tuple[Waiting, ...]
    promised: tuple[Promise, ...] = ()
    """All that this person promised and is open, and what was judged lately."""


def waiting_for(user: Any) -> Waits:
    today = timezone.localdate()
    with scopes_disabled():
        listed, judge = _promises(user, today)
        promised = tuple(sorted(listed, key=lambda one: one.kept != Kept.OPEN))
        return Waits(
            promised=promised,
            promises=tuple(one for one in promised if _waits(one, today)),
            judge=tuple(judge[:MOST]),
            declare=tuple(undeclared(user).select_related("organisation")[:MOST]),
            others=(*own_duties(user), *(one for step in all_steps() for one in step.waiting_for(user))),
        )


def _promises(user: Any, today: dt.date) -> tuple[list[Promise], list[Promise]]:
    """What this person promised, and what they are to judge, each by its day: in one query."""
    at = ("programme__organisation",)
    parts = (
        rows.select_related(*at).order_by().annotate(judges=Value(judges, output_field=IntegerField()))
        for judges, rows in enumerate((promises_of(user, today=today), promises_to_judge(user, today=today)))
    )
    mine, others = parts
    found = list(mine.union(others, all=True).order_by("due_on"))
    return [one for one in found if not one.judges], [one for one in found if one.judges]


def _waits(promise: Promise, today: dt.date) -> bool:
    """As `my_promises` asks the database."""
    soon = promise.due_on <= today + SOON
    return promise.kept == Kept.OPEN and soon and promise.programme.closed_at is None


@dataclass(frozen=True, slots=True)
class News:
    """What happened in somebody's organisations since they last looked."""

    events: tuple[Event, ...]
    more: int
    decisions: tuple[Decision, ...]
    unjudged: tuple[Promise, ...]
    programmes: Mapping[Any, Programme] = field(default_factory=dict)
    """Where the events happened, by the number that an event holds."""
    hidden: Hidden = field(default_factory=Hidden)


def news_for(user: Any, memberships: Iterable[Membership]) -> News:
    """Four queries, however many organisations."""
    listed = tuple(memberships)
    mine = _own_programmes(user)
    seen = _in_sight(listed, mine)
    if seen is None:
        return News((), 0, (), ())
    found = Event.objects.filter(seen).exclude(by=user).exclude(verb__in=NOT_NEWS).select_related("by")
    events = tuple(found[: MOST + 1])
    with scope(organisation=[one.organisation_id for one in listed], programme=None):
        asked = _to_ask(user, listed, mine)
        where = Programme.objects.select_related("organisation").in_bulk({one.programme_id for one in events} - {None})
        return News(events[:MOST], len(events) - MOST, *asked, programmes=where, hidden=_hidden(listed))


def _own_programmes(user: Any) -> QuerySet[Any]:
    """The keys of programmes in which this person has a role now, to be asked for within another query."""
    ended = Q(partner__ends_on__lt=timezone.localdate())
    with scopes_disabled():
        held = ProgrammeRole.objects.filter(membership__user=user, membership__ended_at__isnull=True).exclude(ended)
        return held.values("programme_id")


def since(membership: Membership) -> dt.datetime:
    return membership.looked_at or timezone.now() - FIRST_LOOK


def _hidden(memberships: Iterable[Membership]) -> Hidden:
    """Whose names are hidden in any of the organisations; they are few in which an election is near."""
    return together(hidden_now(one.organisation) for one in memberships)


def _in_sight(memberships: tuple[Membership, ...], mine: QuerySet[Any]) -> Q | None:
    seen = None
    for one in memberships:
        part = Q(organisation_id=one.organisation_id, at__gt=since(one), verb__startswith="journeys.")
        if not one.roles.all():
            part &= Q(programme_id__in=mine)
        seen = part if seen is None else seen | part
    return seen


def _to_ask(
    user: Any, memberships: tuple[Membership, ...], mine: QuerySet[Any]
) -> tuple[tuple[Decision, ...], tuple[Promise, ...]]:
    whole = [one.organisation_id for one in memberships if one.roles.all()]
    inside = Q(organisation_id__in=whole) | Q(programme_id__in=mine)
    earliest = min(since(one) for one in memberships)
    decisions = Decision.objects.filter(inside, made_at__gt=earliest).exclude(by=user)
    late = Promise.objects.filter(inside, kept=Kept.OPEN, due_on__lt=timezone.localdate()).exclude(who__user=user)
    at = ("programme__organisation",)
    return (
        tuple(decisions.select_related(*at).order_by("-made_at")[:FEW]),
        tuple(late.select_related(*at).order_by(F("due_on").desc())[:FEW]),
    )
