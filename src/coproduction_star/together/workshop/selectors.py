"""What workshops read."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django_scopes import scope, scopes_disabled

from coproduction_star.journeys.models import Programme
from coproduction_star.together.models import (
    ActivityKind,
    Turn,
    Workshop,
    WorkshopActivity,
    WorkshopContribution,
    WorkshopMark,
    WorkshopSeat,
)
from coproduction_star.voices.models import State

WRITTEN = frozenset({ActivityKind.IDEAS, ActivityKind.SILENT, ActivityKind.CARD})
MARKED = frozenset({ActivityKind.DOTS, ActivityKind.POLL, ActivityKind.AGREE, ActivityKind.PLACE, ActivityKind.RATE})
NOT_ON_PAPER = frozenset({ActivityKind.TALK, ActivityKind.RATE})
MOST_SHOWN = 300
ALONE = Q(group="")


class NotFound(LookupError):
    """No open room has this code, or no such seat: nobody is told which."""


def workshops_of(programme: Programme) -> QuerySet[Workshop]:
    return (
        Workshop.objects.filter(programme=programme).annotate(number=Count("seats")).order_by("-held_on", "-made_at")
    )


def workshop_called(programme: Programme, workshop_id: UUID) -> Workshop:
    rows = Workshop.objects.select_related("programme__organisation", "led_by")
    return rows.get(programme=programme, pk=workshop_id)


def agenda_of(workshop: Workshop, *, gone: bool = False) -> tuple[Any, ...]:
    """Each thing of the agenda with how many words and how many people it has."""
    rows = WorkshopActivity.objects.filter(workshop=workshop, removed_at__isnull=not gone)
    words = Count("contributions", filter=Q(contributions__seat__isnull=False), distinct=True)
    marked = Count("marks__seat", distinct=True)
    return tuple(rows.annotate(words=words, marked=marked).order_by("position", "made_at"))


def activity_called(workshop: Workshop, activity_id: UUID) -> WorkshopActivity:
    return WorkshopActivity.objects.select_related("source").get(workshop=workshop, pk=activity_id)


def open_activities(workshop: Workshop) -> tuple[WorkshopActivity, ...]:
    rows = WorkshopActivity.objects.filter(workshop=workshop, removed_at__isnull=True, turn=Turn.OPEN)
    return tuple(rows.select_related("source"))


def last_closed(workshop: Workshop) -> WorkshopActivity | None:
    rows = WorkshopActivity.objects.filter(workshop=workshop, removed_at__isnull=True, turn=Turn.CLOSED)
    return rows.select_related("source").exclude(kind=ActivityKind.TALK).order_by("-position").first()


def choices_of(activity: WorkshopActivity) -> tuple[WorkshopContribution, ...]:
    """What is voted on: the words of the activity it follows that the room may read, or the team's own choices."""
    return tuple(_choices(activity).annotate(alone=ALONE).order_by("alone", "group", "made_at")[:MOST_SHOWN])


def number_of_choices(activity: WorkshopActivity) -> int:
    return _choices(activity).count()


def _choices(activity: WorkshopActivity) -> QuerySet[WorkshopContribution]:
    rows = WorkshopContribution.objects.filter(activity=activity.source_id or activity.pk, state=State.SHOWN)
    return rows if activity.source_id else rows.filter(seat__isnull=True)


def choices_of_all(workshop: Workshop) -> dict[UUID, list[WorkshopContribution]]:
    """What can be voted on, by the activity it stands in: one query for the sheets of a whole agenda."""
    rows = WorkshopContribution.objects.filter(activity__workshop=workshop, state=State.SHOWN)
    found: dict[UUID, list[WorkshopContribution]] = {}
    for one in rows.annotate(alone=ALONE).order_by("alone", "group", "made_at"):
        found.setdefault(one.activity_id, []).append(one)
    return {key: there[:MOST_SHOWN] for key, there in found.items()}


def own_choices_of(activity: WorkshopActivity) -> tuple[WorkshopContribution, ...]:
    return tuple(WorkshopContribution.objects.filter(activity=activity, seat__isnull=True))


def words_of(activity: WorkshopActivity) -> tuple[WorkshopContribution, ...]:
    """What the room may read, by group, and then what stands in none."""
    return tuple(_words(activity).annotate(alone=ALONE).order_by("alone", "group", "-made_at")[:MOST_SHOWN])


def number_of_words(activity: WorkshopActivity) -> int:
    return _words(activity).count()


def _words(activity: WorkshopActivity) -> QuerySet[WorkshopContribution]:
    return WorkshopContribution.objects.filter(activity=activity, state=State.SHOWN, seat__isnull=False)


def all_words_of(activity: WorkshopActivity) -> QuerySet[WorkshopContribution]:
    rows = WorkshopContribution.objects.filter(activity=activity, seat__isnull=False)
    return rows.select_related("became").annotate(dots=Count("marks", filter=Q(marks__value=1))).order_by("made_at")


def words_called(activity: WorkshopActivity, words_id: UUID) -> WorkshopContribution:
    rows = WorkshopContribution.objects.select_related("activity__workshop__programme__organisation")
    return rows.get(activity=activity, pk=words_id, seat__isnull=False)


def all_reasons_of(activity: WorkshopActivity) -> tuple[WorkshopMark, ...]:
    """Those that wait to be read first, then those that the room reads."""
    rows = WorkshopMark.objects.filter(activity=activity).exclude(reason="").order_by("shown", "pk")
    return tuple(rows.select_related("contribution"))


def mark_called(activity: WorkshopActivity, mark_id: UUID) -> WorkshopMark:
    return WorkshopMark.objects.get(activity=activity, pk=mark_id)


def to_take_on(workshop: Workshop) -> QuerySet[WorkshopContribution]:
    """What the room wrote and may read, with most dots first."""
    rows = WorkshopContribution.objects.filter(activity__workshop=workshop, state=State.SHOWN, seat__isnull=False)
    dots = Count("marks", filter=Q(marks__activity__kind=ActivityKind.DOTS))
    return rows.select_related("activity", "became", "promise").annotate(dots=dots).order_by("-dots", "made_at")


def taken_on(workshop: Workshop) -> tuple[WorkshopContribution, ...]:
    rows = to_take_on(workshop).filter(Q(became__isnull=False) | Q(promise__isnull=False))
    return tuple(rows[:MOST_SHOWN])


def stands_on(contribution: WorkshopContribution) -> dict[tuple[str, int], int]:
    """How often each kind of vote fell on it, whatever activity asked."""
    rows = WorkshopMark.objects.filter(contribution=contribution).order_by()
    found = rows.values_list("activity__kind", "value").annotate(number=Count("pk"))
    return {(kind, value): number for kind, value, number in found}


def ratings_on(contribution: WorkshopContribution) -> list[tuple[int, int]]:
    rows = WorkshopMark.objects.filter(contribution=contribution, resources__isnull=False)
    return list(rows.order_by().values_list("value", "resources"))


def to_check(workshop: Workshop) -> QuerySet[WorkshopContribution]:
    rows = WorkshopContribution.objects.filter(activity__workshop=workshop, state__in=[State.WAITING, State.HELD])
    return rows.select_related("activity").order_by("made_at")


def tally_of(activity: WorkshopActivity) -> dict[UUID, dict[int, int]]:
    """How many marks of each value every choice has."""
    rows = WorkshopMark.objects.filter(activity=activity).order_by()
    found: dict[UUID, dict[int, int]] = {}
    for key, value, number in rows.values_list("contribution", "value").annotate(number=Count("pk")):
        found.setdefault(key, {})[value] = number
    return found


def ratings_of(activity: WorkshopActivity) -> dict[UUID, list[tuple[int, int]]]:
    """What each choice was rated: difference to lives, and effect on money and time."""
    found: dict[UUID, list[tuple[int, int]]] = {}
    rows = WorkshopMark.objects.filter(activity=activity, resources__isnull=False).order_by()
    for key, lives, money in rows.values_list("contribution", "value", "resources"):
        found.setdefault(key, []).append((lives, money))
    return found


def reasons_of(activity: WorkshopActivity) -> dict[UUID, list[tuple[int, str]]]:
    """Why somebody objects, or agrees: without who."""
    found: dict[UUID, list[tuple[int, str]]] = {}
    rows = WorkshopMark.objects.filter(activity=activity, shown=True).exclude(reason="").order_by("pk")
    for key, value, reason in rows.values_list("contribution", "value", "reason")[:MOST_SHOWN]:
        found.setdefault(key, []).append((value, reason))
    return found


def number_here(workshop: Workshop) -> int:
    """Phones and tablets: a pile of paper is not one."""
    return WorkshopSeat.objects.filter(workshop=workshop, paper=False).count()


def number_marked(activity: WorkshopActivity) -> int:
    return WorkshopMark.objects.filter(activity=activity).values("seat").distinct().count()


def own_words(seat: WorkshopSeat) -> dict[UUID, list[WorkshopContribution]]:
    """All that a seat wrote, by activity."""
    found: dict[UUID, list[WorkshopContribution]] = {}
    for one in WorkshopContribution.objects.filter(seat=seat).select_related("activity").order_by("-made_at"):
        found.setdefault(one.activity_id, []).append(one)
    return found


def own_marks(seat: WorkshopSeat, activities: Any) -> dict[UUID, dict[UUID, WorkshopMark]]:
    found: dict[UUID, dict[UUID, WorkshopMark]] = {}
    for one in WorkshopMark.objects.filter(seat=seat, activity__in=activities):
        found.setdefault(one.activity_id, {})[one.contribution_id] = one
    return found


@contextmanager
def room_with(code: str) -> Iterator[Workshop]:
    """The room of a code, in the scope of its programme. One that was never opened does not exist."""
    with scopes_disabled():
        rows = Workshop.objects.filter(code=normal(code), opened_at__isnull=False)
        found = rows.select_related("programme__organisation").first()
    if found is None or found.programme.archived_at is not None:
        raise NotFound
    with scope(organisation=found.organisation_id, programme=found.programme_id):
        yield found


def stirred(code: str) -> str:
    """What changes whenever phones have something new to show; one small query."""
    with scopes_disabled():
        row = Workshop.objects.filter(code=normal(code), opened_at__isnull=False)
        found = row.only("stirred", "closed_at").first()
    if found is None:
        raise NotFound
    return tag_of(found)


def tag_of(workshop: Workshop) -> str:
    """The same of a workshop as it was read: never newer than what is read after it."""
    return f"{workshop.stirred}{'-' if workshop.closed_at else ''}"


def normal(code: str) -> str:
    """As it is kept, however it was typed."""
    return "".join(letter for letter in code.upper() if letter.isascii() and letter.isalnum())[:8]


def seat_called(workshop: Workshop, seat_id: UUID) -> WorkshopSeat | None:
    return WorkshopSeat.objects.filter(workshop=workshop, pk=seat_id).first()


def sources_in(workshop: Workshop, *, before: WorkshopActivity | None = None) -> QuerySet[WorkshopActivity]:
    """What can be voted on: where people write."""
    rows = WorkshopActivity.objects.filter(workshop=workshop, removed_at__isnull=True, kind__in=WRITTEN)
    return rows.exclude(pk=before.pk) if before else rows
