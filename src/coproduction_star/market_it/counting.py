"""How much a programme plans and risks: what the Star says of both, in one query."""

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, IntegerField, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from coproduction_star.journeys.models import Programme

from .models import IncentivePlan, Risk, RiskState


@dataclass(frozen=True, slots=True)
class Counts:
    """Plans of incentives that are decided, and the oldest that is not; risks by what they wait for."""

    decided: int = 0
    plan: UUID | None = None
    plan_title: str = ""
    plan_passed: dt.datetime | None = None
    """When the oldest plan that is not decided passed the ethics gate."""
    open: int = 0
    proposed: int = 0
    late: int = 0


def counts_of(programme: Programme) -> Counts:
    """Once for each programme that a page shows."""
    kept: Counts | None = programme.__dict__.get("_market_counts")
    if kept is None:
        kept = programme.__dict__["_market_counts"] = _counts_of(programme)
    return kept


def _counts_of(programme: Programme) -> Counts:
    plans = IncentivePlan.objects.filter(programme=programme)
    risks = Risk.objects.filter(programme=programme)
    is_open, today = Q(state=RiskState.OPEN), timezone.localdate()
    first = plans.filter(decided_on=None, ended_at=None).order_by("made_at", "pk")
    row = (
        Programme.objects.filter(pk=programme.pk)
        .order_by()
        .values_list(
            _number(plans.filter(decided_on__isnull=False)),
            *(Subquery(first.values(column)[:1]) for column in ("pk", "title", "ethics_answered_at")),
            _number(risks.filter(is_open)),
            _number(risks.filter(state=RiskState.PROPOSED)),
            _number(risks.filter(is_open, review_on__lt=today)),
        )
        .first()
    )
    return Counts(*row) if row else Counts()


def _number(rows: QuerySet[Any]) -> Coalesce:
    counted = rows.order_by().values("programme").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted), 0, output_field=IntegerField())
