from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Prefetch, QuerySet, prefetch_related_objects
from django_scopes import scope

from coproduction_star.audit.models import Event
from coproduction_star.journeys.models import (
    Decision,
    Initiative,
    InitiativeCase,
    Outcome,
    Programme,
    ProgrammeTally,
    Promise,
    Status,
)
from coproduction_star.journeys.models.tally import ANY
from coproduction_star.journeys.selectors import people_in
from coproduction_star.journeys.services import CO_FIELDS
from coproduction_star.journeys.steps import Knot, all_steps
from coproduction_star.organisations.models import Participant

PER_PAGE = 25
HISTORY = 20
CHUNK = 500


@dataclass(frozen=True, slots=True)
class Filters:
    """What the reader asked the list for; anything unknown is as if not asked."""

    status: str = ""
    co: str = ""
    outcome: UUID | None = None

    @classmethod
    def asked(cls, query: Mapping[str, str]) -> "Filters":
        status, co = query.get("status", ""), query.get("co", "")
        try:
            outcome = UUID(query.get("outcome", ""))
        except ValueError:
            outcome = None
        return cls(status if status in Status.values else "", co if co in CO_FIELDS else "", outcome)

    @property
    def none(self) -> bool:
        return not (self.status or self.co or self.outcome)

    def __call__(self, rows: QuerySet[Initiative]) -> QuerySet[Initiative]:
        if self.status:
            rows = rows.filter(status=self.status)
        if self.co:
            rows = rows.filter(**{CO_FIELDS[self.co]: True})
        return rows.filter(outcomes=self.outcome) if self.outcome else rows


class Counted(Paginator):
    """A paginator that is told the number of rows, where the tallies know it."""

    def __init__(self, rows: Any, per_page: int, *, count: int | None) -> None:
        super().__init__(rows, per_page)
        if count is not None:
            self.__dict__["count"] = count


def page_of_initiatives(*, programme: Programme, filters: Filters, number: str | None) -> Page[Initiative]:
    rows = filters(Initiative.objects.filter(programme=programme)).select_related("place").order_by("title", "pk")
    pages = Counted(rows, PER_PAGE, count=_tallied(programme, filters)).get_page(number)
    pages.object_list = list(pages.object_list)
    return pages


def whole_initiatives(*, programme: Programme, filters: Filters, page: int, size: int) -> tuple[list[Initiative], int]:
    """A page of them with their outcomes and cases, and how many there are in all."""
    rows = _with_links(filters(Initiative.objects.filter(programme=programme))).order_by("title", "pk")
    pages = Counted(rows, size, count=_tallied(programme, filters))
    return list(rows[(page - 1) * size : page * size]), pages.count


def whole_initiative(*, programme: Programme, initiative_id: UUID) -> Initiative:
    """One with its outcomes and cases."""
    rows = _with_links(Initiative.objects.filter(programme=programme))
    return rows.select_related("programme__organisation").get(pk=initiative_id)


def _with_links(rows: QuerySet[Initiative]) -> QuerySet[Initiative]:
    """Without the cases' records, which are long."""
    inspirations = InitiativeCase.objects.select_related("case").defer("case__record")
    return rows.select_related("place", "contact").prefetch_related("outcomes", Prefetch("inspirations", inspirations))


def person_with(*, programme: Programme, person_id: UUID, chosen: UUID | None = None) -> Participant:
    """A person of the programme, or the one who is chosen already."""
    return people_in(programme, and_also=chosen).get(pk=person_id)


def outcomes_with(*, programme: Programme, ids: Sequence[UUID]) -> list[Outcome]:
    return list(Outcome.objects.filter(programme=programme, pk__in=ids))


def _tallied(programme: Programme, filters: Filters) -> int | None:
    if filters.outcome:
        return None
    tally = ProgrammeTally.objects.filter(programme=programme, co=filters.co or ANY).first()
    wanted = [filters.status] if filters.status else Status.values
    return sum(getattr(tally, status) for status in wanted) if tally else 0


def initiative_with(*, programme: Programme, initiative_id: UUID) -> Initiative:
    return Initiative.objects.select_related("place", "contact", "programme__organisation").get(
        programme=programme, pk=initiative_id
    )


def removed_initiative(*, programme: Programme, initiative_id: str) -> Initiative | None:
    """What the reader has just removed, so that the page can offer it back."""
    try:
        key = UUID(initiative_id)
    except ValueError:
        return None
    removed = Initiative.everything.filter(programme=programme, removed_at__isnull=False, merged_into__isnull=True)
    return removed.filter(pk=key).first()


def joined_with(*, programme: Programme, initiative_id: UUID) -> UUID:
    """The initiative that an initiative was joined with."""
    joined = Initiative.everything.filter(programme=programme, merged_into__isnull=False)
    return joined.get(pk=initiative_id).merged_into_id


@dataclass(frozen=True, slots=True)
class Held:
    """Everything this release knows about one initiative."""

    outcomes: tuple[Outcome, ...]
    cases: tuple[Any, ...]
    decisions: tuple[Decision, ...]
    promises: tuple[Promise, ...]
    knots: tuple[Knot, ...]
    events: tuple[Event, ...]


def held_about(initiative: Initiative) -> Held:
    events = Event.objects.filter(subject="journeys.initiative", subject_id=str(initiative.pk)).select_related("by")
    return Held(
        outcomes=tuple(initiative.outcomes.all()),
        cases=tuple(row.case for row in initiative.inspirations.select_related("case")),
        decisions=tuple(initiative.decisions.all()),
        promises=tuple(initiative.promises.select_related("who")),
        knots=tuple(knot for step in all_steps() for knot in step.thread(initiative)),
        events=tuple(events[:HISTORY]),
    )


def held_with_duties(initiative: Initiative) -> Held:
    """The same, for a page that says of each decision what follows from it and who pays."""
    held = held_about(initiative)
    prefetch_related_objects(held.decisions, "duties", "reductions")
    return held


def rows_for_export(*, programme: Programme, filters: Filters) -> Iterator[Initiative]:
    """Every row, a few hundred at a time. Opens its own scope: a streamed answer outlives the middleware's."""
    with scope(organisation=programme.organisation_id, programme=programme.pk):
        rows = filters(Initiative.objects.filter(programme=programme)).select_related("place", "contact")
        rows = rows.prefetch_related("outcomes", "inspirations__case").order_by("title", "pk")
        yield from rows.iterator(chunk_size=CHUNK)
