"""Plans of incentives for programs of the team: the newest first, each with what stands in it."""

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.http import HttpRequest
from ninja import Query, Router, Schema
from pydantic import Field

from coproduction_star.accounts.tokens.doors import for_tokens
from coproduction_star.accounts.tokens.scopes import Scope
from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.market_it.models import IncentivePlan, PlanItem
from coproduction_star.market_it.permissions import Permission
from coproduction_star.organisations.guard import require
from coproduction_star.ui.listing import AskedPage, Listing, listing
from coproduction_star.ui.validation import only_known

from . import selectors
from .exporting import decided
from .wording import decider_of

router = Router(tags=["incentives"])


class PlanItemShape(Schema):
    """One thing of a plan. The cost is in pence, null where nobody knows it yet."""

    id: str
    incentive: str = Field(description="Its id in the menu; empty for one of the team’s own.")
    words: str
    audience: str
    phase: str
    polarity: str
    financial: bool
    is_payment: bool = Field(description="It could count as income, so a warning is read before it is offered.")
    cost_pence: int | None
    cost_words: str
    who_pays: str
    caution: str
    appeal: str
    offered_on: dt.date | None
    decided_by: str


class PlanShape(Schema):
    """One plan. Numbers are null while nobody has counted."""

    id: str
    title: str
    audience: str
    who: str
    what: str
    when: str
    baseline: Decimal | None
    hoped_for: Decimal | None
    unit: str
    source: str
    by_when: dt.date | None
    ethics_passed: bool
    decided_by: str
    decided_on: dt.date | None
    barriers: list[str] = Field(description="Ids of listed barriers, or the team’s own words.")
    items: list[PlanItemShape]
    version: int


class Plans(Listing):
    """A page of plans."""

    items: list[PlanShape]


@router.get(
    "/{slug:organisation}/p/{slug:programme}/incentive-plans", response=Plans,
    summary="List the plans of incentives of a programme",
)  # fmt: skip
@for_tokens(Scope.READ)
@require(Permission.SEE_INCENTIVES)
def list_incentive_plans(
    request: HttpRequest, organisation: str, programme: str, asked: Query[AskedPage]
) -> dict[str, Any]:
    """The newest first, with what was not taken out of them."""
    only_known(request.GET, AskedPage.model_fields)
    rows, start = selectors.plans(request.programme), (asked.page - 1) * asked.size
    page = rows.prefetch_related("barriers", "items")[start : start + asked.size]
    items = [_shape(row) for row in page]
    return listing(request, asked, items=hidden_for(request).over(items), total=rows.count())


SAME = (
    "title", "audience", "who", "what", "when", "baseline", "hoped_for", "unit", "source", "by_when", "version",
)  # fmt: skip
SAME_OF_ITEMS = tuple(name for name in PlanItemShape.model_fields if name not in {"id", "decided_by"})


def _shape(plan: Any) -> dict[str, Any]:
    who, when = decided(plan)
    return {name: getattr(plan, name) for name in SAME} | {
        "decided_by": who, "decided_on": when,
        "id": str(plan.pk), "ethics_passed": plan.ethics_answered_at is not None,
        "barriers": [one.barrier or one.words for one in plan.barriers.all()],
        "items": list(_items(plan, plan.items.all())),
    }  # fmt: skip


def _items(plan: IncentivePlan, rows: Iterable[PlanItem]) -> Iterable[dict[str, Any]]:
    for one in rows:
        if one.withdrawn_at is None:
            yield {name: getattr(one, name) for name in SAME_OF_ITEMS} | {
                "id": str(one.pk), "decided_by": decider_of(plan, one),
            }  # fmt: skip
