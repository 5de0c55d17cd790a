"""How much a programme plans, risks and agrees: what the Star says of it."""

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Q, Subquery

from coproduction_star.journeys.models import Kept, Programme
from coproduction_star.journeys.selectors import facts_of, number_of

from .models import (
    Campaign,
    Charter,
    CharterReview,
    Claim,
    IncentivePlan,
    InsuranceCover,
    PromiseSide,
    Risk,
    RiskState,
    RolePack,
)


@dataclass(frozen=True, slots=True)
class Counts:
    """Plans of incentives that are decided, and the oldest that is not; risks by what they wait for; roles."""

    decided: int = 0
    plan: UUID | None = None
    plan_title: str | None = ""
    plan_passed: dt.datetime | None = None
    """When the oldest plan that is not decided passed the ethics gate."""
    open: int = 0
    proposed: int = 0
    late: int = 0
    roles: int = 0
    """That are open and say what they ask for."""
    covers_over: int = 0
    """Insurances whose last day has passed."""
    claimed: int = 0
    to_pay: int = 0
    paid: int = 0
    charters: int = 0
    """Published, and not ended."""
    reviews: int = 0
    """Charters that opened again and wait for both sides."""
    unjudged: int = 0
    """Promises of charters past their day of which the other side has not said how they went."""
    campaigns: int = 0
    """That run or have ended."""
    over: UUID | None = None
    """The campaign that is the longest past its last day and has not ended."""
    over_title: str | None = ""


def counts_of(programme: Programme) -> Counts:
    """Of what the Star asked for in one query with all other steps."""
    return Counts(**facts_of(programme).counted_by("market_it"))


def counts(today: dt.date) -> dict[str, Any]:
    plans, risks, is_open = IncentivePlan.objects, Risk.objects, Q(state=RiskState.OPEN)
    waits = plans.filter(programme=OuterRef("pk"), decision=None, ended_at=None).order_by("made_at", "pk")
    unsaid = Campaign.objects.filter(
        programme=OuterRef("pk"), started_at__isnull=False, ended_at=None, ends_on__lt=today
    )
    late = unsaid.order_by("ends_on", "pk")
    first = {"plan": "pk", "plan_title": "title", "plan_passed": "ethics_answered_at"}
    return {
        "decided": number_of(plans.filter(decision__isnull=False)),
        **{name: Subquery(waits.values(column)[:1]) for name, column in first.items()},
        "open": number_of(risks.filter(is_open)),
        "proposed": number_of(risks.filter(state=RiskState.PROPOSED)),
        "late": number_of(risks.filter(is_open, review_on__lt=today)),
        "roles": number_of(RolePack.objects.filter(closed_at=None)),
        "claimed": number_of(
            Claim.objects.filter(submitted_at__isnull=False, approved_at=None, refused_at=None, taken_back_at=None)
        ),
        "to_pay": number_of(Claim.objects.filter(approved_at__isnull=False, paid_at=None)),
        "paid": number_of(Claim.objects.filter(paid_at__isnull=False)),
        "charters": number_of(Charter.objects.filter(published_at__isnull=False, ended_at=None)),
        "reviews": number_of(CharterReview.objects.filter(held_on=None)),
        "unjudged": number_of(
            PromiseSide.objects.filter(promise__kept=Kept.OPEN, promise__due_on__lt=today, charter__ended_at=None)
        ),
        "campaigns": number_of(Campaign.objects.filter(started_at__isnull=False)),
        **{name: Subquery(late.values(column)[:1]) for name, column in {"over": "pk", "over_title": "title"}.items()},
        "covers_over": number_of(InsuranceCover.objects.filter(ends_on__lt=today)),
    }
