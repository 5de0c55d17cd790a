import datetime as dt
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from coproduction_star.audit.models import Event
from coproduction_star.grow_it.models import PeerNetwork, Roadshow, SpreadNext, SpreadPlan, Teaching
from coproduction_star.journeys.models import Initiative, Programme, Status

KINDS: Mapping[str, Any] = {"next": SpreadNext, "teaching": Teaching, "network": PeerNetwork, "roadshow": Roadshow}
HISTORY = 50


def plans_of(programme: Programme) -> QuerySet[SpreadPlan]:
    living = Q(nexts__removed_at=None)
    rows = SpreadPlan.objects.filter(programme=programme).filter(Q(initiative=None) | Q(initiative__removed_at=None))
    return rows.select_related("initiative", "programme").annotate(
        number=Count("nexts", filter=living), started=Count("nexts", filter=living & Q(nexts__state="started"))
    )


def without_plan(programme: Programme) -> QuerySet[Initiative]:
    rows = Initiative.objects.filter(programme=programme, status__in=[Status.EXISTING, Status.IMPROVE])
    return rows.filter(spread_plan=None).order_by("title")


def plan_called(programme: Programme, plan_id: UUID) -> SpreadPlan:
    rows = SpreadPlan.objects.select_related("initiative", "programme__organisation")
    return rows.get(programme=programme, pk=plan_id)


def lines_of(plan: SpreadPlan) -> dict[str, list[Any]]:
    """By kind; four queries."""
    found = {kind: list(model.objects.filter(plan=plan)) for kind, model in KINDS.items() if kind != "teaching"}
    return {**found, "teaching": list(Teaching.objects.filter(plan=plan).select_related("who"))}


def line_called(plan: SpreadPlan, kind: str, line_id: UUID, *, removed: bool = False) -> Any:
    """Raises KeyError for a kind there is not, and the model's DoesNotExist."""
    model = KINDS[kind]
    return (model.everything if removed else model.objects).get(plan=plan, pk=line_id)


def removed_lines(plan: SpreadPlan) -> list[tuple[str, Any]]:
    """Four queries, for whoever may bring one back."""
    gone = {"plan": plan, "removed_at__isnull": False}
    return [(kind, one) for kind, model in KINDS.items() for one in model.everything.filter(**gone)]


def history_of(plan: SpreadPlan) -> QuerySet[Event]:
    rows = Event.objects.filter(subject="grow_it.spreadplan", subject_id=str(plan.pk)).select_related("by")
    return rows[:HISTORY]


def announced(programmes: Any, *, today: dt.date) -> QuerySet[Roadshow]:
    return Roadshow.objects.filter(programme__in=programmes, announced_at__isnull=False, on__gte=today)


def nexts_of(programme: Programme) -> QuerySet[SpreadNext]:
    rows = SpreadNext.objects.filter(programme=programme).select_related("plan__initiative", "plan__programme")
    return rows.order_by("plan__made_at", "title")
