from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q, QuerySet

from coproduction_star.audit.models import Event
from coproduction_star.data.barriers import Barrier
from coproduction_star.data.behaviour import Prompt
from coproduction_star.journeys.models import Initiative, Programme
from coproduction_star.journeys.steps import AnswerCount
from coproduction_star.journeys.together_said import answer_counts_of
from coproduction_star.market_it.catalogue.selectors import own_offered
from coproduction_star.market_it.catalogue.shapes import own_barriers, own_questions
from coproduction_star.market_it.models import EntryKind, IncentivePlan, PlanBarrier, PlanItem
from coproduction_star.organisations.models import Organisation

from .ethics import questions
from .menu import Entry, listed_barriers, menu

PER_PAGE = 25
HISTORY = 200
"""The newest so many changes of a plan are shown."""
BARRIERS = "barriers"
"""The question of the bank that asks what stops people."""


def menu_of(organisation: Organisation) -> tuple[Entry, ...]:
    """Ours and the organisation's own: one query."""
    return menu(own_offered(organisation, EntryKind.INCENTIVE))


def barriers_offered(organisation: Organisation) -> dict[str, Barrier]:
    """Ours and the organisation's own, by their ids: one query."""
    return listed_barriers(own_barriers(organisation))


def questions_asked(organisation: Any) -> tuple[Prompt, ...]:
    """The ethics gate of an organisation: one query."""
    return questions(own_questions(organisation))


@dataclass(frozen=True, slots=True)
class Lists:
    """What a plan is read with: the menu, the barriers by their ids, and the questions of the gate."""

    menu: tuple[Entry, ...]
    barriers: Mapping[str, Barrier]
    questions: tuple[Prompt, ...]


def lists_of(organisation: Organisation) -> Lists:
    """Also barriers that are offered no more, because a plan may name them: three queries."""
    known = listed_barriers(own_barriers(organisation, also_retired=True))
    return Lists(menu_of(organisation), known, questions_asked(organisation))


def plans(programme: Programme) -> QuerySet[Any]:
    """Each with how much stands in it: `lines` in all, `offered` of them."""
    living = Q(items__withdrawn_at=None) & Q(items__isnull=False)
    rows = IncentivePlan.objects.filter(programme=programme).select_related("decision").order_by("-made_at", "pk")
    return rows.annotate(
        lines=Count("items", filter=living, distinct=True),
        offered=Count("items", filter=living & Q(items__offered_on__isnull=False), distinct=True),
    )


def page_of_plans(programme: Programme, *, number: str | None) -> Page[Any]:
    return Paginator(plans(programme), PER_PAGE).get_page(number)


def plan_with(*, programme: Programme, plan_id: UUID) -> IncentivePlan:
    rows = IncentivePlan.objects.select_related("initiative", "decision")
    found: IncentivePlan = rows.get(programme=programme, pk=plan_id)
    found.programme = programme
    return found


def item_with(*, plan: IncentivePlan, item_id: UUID) -> PlanItem:
    found: PlanItem = PlanItem.objects.select_related("barrier").get(plan=plan, pk=item_id)
    found.plan = plan
    return found


def barrier_with(*, plan: IncentivePlan, barrier_id: UUID) -> PlanBarrier:
    return PlanBarrier.objects.get(plan=plan, pk=barrier_id)


def barriers_of(plan: IncentivePlan) -> tuple[PlanBarrier, ...]:
    return tuple(PlanBarrier.objects.filter(plan=plan))


def items_of(plan: IncentivePlan) -> tuple[PlanItem, ...]:
    """Those that were not taken out, in the order of audiences and phases."""
    rows = PlanItem.objects.filter(plan=plan, withdrawn_at=None).select_related("barrier", "warned_by")
    return tuple(sorted(rows, key=lambda one: (ORDER[one.audience], one.phase != "start", one.made_at)))


ORDER = {name: place for place, name in enumerate(dict(PlanItem._meta.get_field("audience").choices))}


def removed_item(plan: IncentivePlan, item_id: str) -> PlanItem | None:
    """The one that was just taken out, for the way back; an address that means nothing finds nothing."""
    try:
        key = UUID(item_id)
    except ValueError:
        return None
    return PlanItem.objects.filter(plan=plan, pk=key, withdrawn_at__isnull=False).first()


def initiatives_of(programme: Programme) -> QuerySet[Initiative]:
    return Initiative.objects.filter(programme=programme, removed_at=None).order_by("title")


def history_of(plan: IncentivePlan) -> list[Event]:
    """What was done with a plan and all that stands in it, the newest first: three queries."""
    keys = [plan.pk, *_keys(PlanItem, plan), *_keys(PlanBarrier, plan)]
    rows = Event.objects.filter(programme_id=plan.programme_id, subject_id__in=[str(key) for key in keys])
    return list(rows.select_related("by").order_by("-at", "-pk")[:HISTORY])


def _keys(model: Any, plan: IncentivePlan) -> Iterable[UUID]:
    return model.objects.filter(plan=plan).values_list("pk", flat=True)


@dataclass(frozen=True, slots=True)
class NamedBarrier:
    """A barrier that people named in a survey: how many of how many, where that is no small number."""

    key: str
    people: int
    of_people: int
    source: str
    address: str


def named_in_surveys(programme: Programme) -> tuple[NamedBarrier, ...]:
    """What the newest result of each survey says, the most named first; empty where nobody was asked."""
    return tuple(sorted(_named(answer_counts_of(programme, BARRIERS)), key=lambda one: -one.people / one.of_people))


def _named(found: Iterable[AnswerCount]) -> Iterator[NamedBarrier]:
    for one in found:
        if one.of:
            yield NamedBarrier(one.answer, one.people, one.of, one.source, one.address)
