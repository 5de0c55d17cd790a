"""What every page of a journey needs: whose programmes these are, and what they hold."""

import datetime as dt
import functools
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone
from django_scopes import scope

from coproduction_star.organisations.access import Access
from coproduction_star.organisations.models import Participant, ParticipantGroup

from .models import (
    Decision,
    Evidence,
    Initiative,
    Interest,
    Kept,
    Outcome,
    Partner,
    Programme,
    ProgrammeRole,
    ProgrammeTally,
    Promise,
    Status,
)
from .models.tally import ANY
from .register_mark import until_changed
from .steps import all_steps
from .toolbox import with_tools
from .written import NO_HOME, NOBODY, Readings, Written, as_written, ask, put, read, readings, vendor

RUNNING = (Status.EXISTING, Status.IMPROVE)
WITH_EVIDENCE = (Evidence.FEEDBACK, Evidence.BEFORE_AFTER, Evidence.COMPARISON)


def with_programme_roles(access: Access) -> Access:
    """The same access, with the roles it holds in single programmes (one query).

    A partner's people lose theirs on the day their agreement ends.
    """
    roles: dict[UUID, set[str]] = defaultdict(set)
    ended = Q(partner__ends_on__lt=timezone.localdate())
    with scope(programme=None):
        rows = ProgrammeRole.objects.filter(membership_id=access.membership_id).exclude(ended)
        for programme_id, role in rows.values_list("programme_id", "role"):
            roles[programme_id].add(role)
    return access.with_programme_roles({key: frozenset(held) for key, held in roles.items()})


def programme_called(slug: str) -> Programme:
    """Inside the scope, so a programme that is not the reader's does not exist. It knows the tools open in it."""
    return with_tools(Programme.objects.select_related("organisation", "place")).get(slug=slug)


@dataclass(frozen=True, slots=True)
class Facts:
    """What a programme holds, counted: enough for every step of its Star to say how far it is."""

    outcomes: int = 0
    covered: int = 0
    """Outcomes that at least one initiative is for."""
    decisions: int = 0
    declared: int = 0
    promises: int = 0
    judged: int = 0
    overdue: int = 0
    partners: int = 0
    people: int = 0
    groups: int = 0
    evidenced: int = 0
    by_status: Mapping[str, int] = field(default_factory=dict)
    by_co: Mapping[str, int] = field(default_factory=dict)
    of_steps: Mapping[str, Any] = field(default_factory=dict)
    """What each step counts itself, by its slug and its own name for it."""

    def counted_by(self, slug: str) -> dict[str, Any]:
        return {name.removeprefix(f"{slug}__"): n for name, n in self.of_steps.items() if name.startswith(f"{slug}__")}

    @property
    def initiatives(self) -> int:
        return sum(self.by_status.values())

    @property
    def running(self) -> int:
        return sum(self.by_status.get(status, 0) for status in RUNNING)

    @property
    def cos(self) -> int:
        return sum(1 for count in self.by_co.values() if count)


def facts_of(programme: Programme) -> Facts:
    """Two or three queries, once for each programme object: every step of the Star asks for the same facts."""
    kept: Facts | None = programme.__dict__.get("_facts")
    if kept is None:
        kept = programme.__dict__["_facts"] = _facts_of(programme)
    return kept


def _facts_of(programme: Programme) -> Facts:
    by_status: dict[str, int] = {}
    by_co: dict[str, int] = {}
    mark = None
    for tally in ProgrammeTally.objects.filter(programme=programme):
        counts = {status.value: getattr(tally, status.value) for status in Status}
        if tally.co == ANY:
            by_status, mark = counts, tally.mark
        else:
            by_co[tally.co] = sum(counts.values())
    of_register = until_changed(
        "facts", programme=programme, mark=mark, count=lambda: _counts(programme, _of_register())
    )
    found = _counted(programme, timezone.localdate())
    told = {name: number for name, number in found.items() if "__" in name}
    of_people = {name: number for name, number in found.items() if name not in told}
    return Facts(by_status=by_status, by_co=by_co, of_steps=told, **of_register, **of_people)


def _counted(programme: Programme, today: dt.date) -> dict[str, Any]:
    """What people did and what the steps hold. Raises Programme.DoesNotExist."""
    names, query, reading = counts_written(vendor(), today, tuple(step.slug for step in all_steps()))
    rows = ask(put(query, {NOBODY: programme.pk, NO_HOME: programme.organisation_id}))
    if not rows:
        raise Programme.DoesNotExist
    return dict(zip(names, read(rows[0], reading), strict=True))


@functools.lru_cache(maxsize=2)
def counts_written(
    _vendor: str, today: dt.date, _steps: tuple[str, ...]
) -> tuple[tuple[str, ...], Written, Readings]:  # fmt: skip
    """What is counted, and the query for it, written once a day for no programme."""
    with scope(organisation=NO_HOME, programme=NOBODY):  # the rows that are counted take their scope as they are named
        counts = {**_of_people(today), **_of_steps(today)}
        rows = Programme.objects.filter(pk=NOBODY).order_by().values(**counts)
        return tuple(counts), as_written(rows), readings(rows)


def _counts(programme: Programme, counts: Mapping[str, Any]) -> dict[str, Any]:
    row: dict[str, Any] = Programme.objects.filter(pk=programme.pk).order_by().values(**counts).get()
    return row


def _of_register() -> dict[str, Any]:
    return {
        "outcomes": number_of(Outcome.objects),
        "covered": number_of(Outcome.objects.filter(Exists(_serving()))),
        "evidenced": number_of(Initiative.objects.filter(status__in=RUNNING, evidence__in=WITH_EVIDENCE)),
    }


def _of_people(today: dt.date) -> dict[str, Any]:
    return {
        "decisions": number_of(Decision.objects),
        "declared": number_of(Interest.objects),
        "promises": number_of(Promise.objects),
        "judged": number_of(Promise.objects.exclude(kept=Kept.OPEN)),
        "overdue": number_of(Promise.objects.filter(kept=Kept.OPEN, due_on__lt=today)),
        "partners": number_of(living_partners(today)),
        "people": number_of(ProgrammeRole.objects, of="participant"),
        "groups": number_of(ParticipantGroup.objects, of="group", by="participant__programme_roles__programme"),
    }


def _of_steps(today: dt.date) -> dict[str, Any]:
    return {f"{step.slug}__{name}": count for step in all_steps() for name, count in step.counts(today).items()}


def _serving() -> QuerySet[Any]:
    return Initiative.outcomes.through.objects.filter(outcome_id=OuterRef("pk"), initiative__removed_at__isnull=True)


def number_of(rows: Any, *, of: str = "pk", by: str = "programme") -> Any:
    """How many there are of each programme that a query reads: of rows, or of what `of` names."""
    mine = rows.filter(**{by: OuterRef("pk")}).order_by().values(by)
    return Coalesce(Subquery(mine.annotate(n=Count(of, distinct=of != "pk")).values("n")), 0)


def living_partners(today: dt.date) -> QuerySet[Partner]:
    return Partner.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=today))


def outcomes_of(programme: Programme) -> QuerySet[Outcome]:
    return Outcome.objects.filter(programme=programme)


def people_in(programme: Programme, *, and_also: UUID | None) -> QuerySet[Participant]:
    """Those with a role in this programme, and one more: the reader, or who is chosen already."""
    inside = Q(programme_roles__programme=programme) | Q(pk=and_also)
    return Participant.objects.filter(inside).distinct().order_by("name")
