"""What a programme gave, for programs: who pays and by when, how long it took, and sums. Nobody is named."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router, Schema
from pydantic import Field

from coproduction_star.accounts.tokens.doors import for_tokens
from coproduction_star.accounts.tokens.scopes import Scope
from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.market_it.permissions import Permission
from coproduction_star.organisations.guard import require

from . import selectors, totals

router = Router(tags=["rewards"])
FEW = totals.FEW


class RulesShape(Schema):
    """What is said before anyone spends."""

    who_pays: str
    how: str
    within_days: int = Field(description="Within how many days people have their money; 0 is the day itself.")
    covers: str
    most_pence: int | None = Field(description="The most of one claim without asking first; null for no limit.")


class DaysToPayShape(Schema):
    """Over the last year, from the day a claim was sent to the day it was paid. It measures the service."""

    claims_paid: int
    half_within_days: int | None = Field(description="Half of them were paid within so many days; null if too few.")
    late: int | None = Field(description="Claims that wait longer than promised; null where there are too few to say.")


class TotalShape(Schema):
    """A sum over all people. Amount and people are null where so few got it that it would tell who."""

    kind: str
    name: str
    unit: str = Field(description="pence, minutes (60 are a credit), number or times")
    amount: int | None
    about_people: int | None = Field(description="Rounded to five.")


class RewardsShape(Schema):
    """The money, credits, thanks and help of one programme."""

    rules: RulesShape | None = Field(description="Null while nobody said who pays; then nobody can claim.")
    days_to_pay: DaysToPayShape
    totals: list[TotalShape]


@router.get(
    "/{slug:organisation}/p/{slug:programme}/rewards", response=RewardsShape,
    summary="Read what a programme gave, without names",
)  # fmt: skip
@for_tokens(Scope.READ)
@require(Permission.SEE_REWARDS)
def read_rewards(request: HttpRequest, organisation: str, programme: str) -> dict[str, Any]:
    """The same sums as the page."""
    here, today = request.programme, timezone.localdate()
    rules = selectors.rules_of(here)
    pace = totals.pace_of(here, within=rules.within_days if rules else 0, today=today)
    said = {name: getattr(rules, name) for name in RulesShape.model_fields} if rules else None
    few = pace.number < FEW or pace.late < FEW
    days = {"claims_paid": pace.number, "half_within_days": pace.days, "late": None if few else pace.late}
    sums = [_shape(one) for one in totals.totals_of(here)]
    return {"rules": hidden_for(request).over(said), "days_to_pay": days, "totals": sums}


def _shape(one: totals.Total) -> dict[str, Any]:
    return {"kind": one.kind, "name": one.name, "unit": one.unit, "amount": one.amount, "about_people": one.people}
