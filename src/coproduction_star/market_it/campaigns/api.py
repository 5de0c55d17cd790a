"""Campaigns for programs of the team: the newest first, each with its messages and what was compared."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest
from ninja import Query, Router, Schema
from pydantic import Field

from coproduction_star.accounts.tokens.doors import for_tokens
from coproduction_star.accounts.tokens.scopes import Scope
from coproduction_star.journeys.hiding import Hidden, hidden_for
from coproduction_star.market_it.models import Comparison, Message
from coproduction_star.market_it.permissions import Permission
from coproduction_star.organisations.guard import require
from coproduction_star.ui.listing import AskedPage, Listing, listing
from coproduction_star.ui.validation import only_known

from . import selectors
from .comparison_page import counts_of
from .judging import judged
from .wording import messenger_of

router = Router(tags=["campaigns"])


class SegmentShape(Schema):
    """People it is for. `people` is rounded, and null where they are too few to say or nobody counted."""

    name: str
    words: str
    people: int | None
    source: str
    counted_on: dt.date | None


class MessageShape(Schema):
    """One message. `for_whom` is empty for everybody."""

    for_whom: str
    version: str = Field(description="A or B.")
    words: dict[str, str] = Field(description="By language: en, cy.")
    channel: str
    where: str
    from_on: dt.date | None
    until: dt.date | None
    messenger: str
    cost_pence: int | None
    checked: bool = Field(description="It was checked against EAST as it reads now.")


class ResultShape(Schema):
    """Share of B less share of A, with its 95 % interval, as shares."""

    a: float
    b: float
    difference: float
    low: float
    high: float
    verdict: str = Field(description="a-more, b-more, cannot-tell or too-few.")


class ComparisonShape(Schema):
    """Two versions compared. `result` is null until it has ended."""

    measure: str
    for_whom: str
    expected: float
    worth_knowing: float
    needed: int = Field(description="People in each version.")
    how_shared_out: str
    begun: bool
    ended: bool
    ended_because: str = Field(description="Empty where it ended because it reached its number of people.")
    result: ResultShape | None


class CampaignShape(Schema):
    """One campaign."""

    id: str
    title: str
    hoped_for: str
    starts_on: dt.date | None
    ends_on: dt.date | None
    budget_pence: int | None
    cost_pence: int = Field(description="Of all messages whose cost is known.")
    begun: bool
    ended: bool
    came_of_it: str
    segments: list[SegmentShape]
    messages: list[MessageShape]
    comparisons: list[ComparisonShape]
    version: int


class Campaigns(Listing):
    """A page of campaigns."""

    items: list[CampaignShape]


@router.get(
    "/{slug:organisation}/p/{slug:programme}/campaigns", response=Campaigns,
    summary="List the campaigns of a programme",
)  # fmt: skip
@for_tokens(Scope.READ)
@require(Permission.SEE_CAMPAIGNS)
def list_campaigns(request: HttpRequest, organisation: str, programme: str, asked: Query[AskedPage]) -> dict[str, Any]:
    """The newest first, with what was not taken out of them."""
    only_known(request.GET, AskedPage.model_fields)
    rows, start, hidden = selectors.campaigns(request.programme), (asked.page - 1) * asked.size, hidden_for(request)
    page = selectors.with_all_that_stands_in(rows)[start : start + asked.size]
    items = [_shape(row, hidden) for row in page]
    return listing(request, asked, items=hidden.over(items), total=rows.count())


SAME = ("title", "hoped_for", "starts_on", "ends_on", "budget_pence", "came_of_it", "version")
OF_SEGMENTS = tuple(SegmentShape.model_fields)
OF_MESSAGES = ("words", "channel", "where", "from_on", "until", "cost_pence")
OF_COMPARISONS = ("measure", "expected", "worth_knowing", "needed", "how_shared_out", "ended_because")


def _shape(row: Any, hidden: Hidden) -> dict[str, Any]:
    return {name: getattr(row, name) for name in SAME} | {
        "id": str(row.pk), "cost_pence": row.costs or 0, "begun": row.started_at is not None,
        "ended": row.ended_at is not None,
        "segments": [{name: getattr(one, name) for name in OF_SEGMENTS} for one in row.segments.all()],
        "messages": list(_messages(row.messages.all(), hidden)),
        "comparisons": [_comparison(one) for one in row.comparisons.all()],
    }  # fmt: skip


def _messages(rows: Iterable[Message], hidden: Hidden) -> Iterable[dict[str, Any]]:
    for one in rows:
        if one.withdrawn_at is None:
            yield {name: getattr(one, name) for name in OF_MESSAGES} | {
                "for_whom": one.segment.name if one.segment else "", "version": one.arm,
                "messenger": messenger_of(one, hidden), "checked": one.east_answered_at is not None,
            }  # fmt: skip


def _comparison(one: Comparison) -> dict[str, Any]:
    found = judged(one, counts_of(one))
    result = None
    if found is not None:
        result = {name: getattr(found, name) for name in ("a", "b", "difference")} | {
            "low": found.interval.low, "high": found.interval.high, "verdict": found.verdict.value,
        }  # fmt: skip
    return {name: getattr(one, name) for name in OF_COMPARISONS} | {
        "for_whom": one.segment.name if one.segment else "", "begun": one.began_at is not None,
        "ended": one.ended_at is not None, "result": result,
    }  # fmt: skip
