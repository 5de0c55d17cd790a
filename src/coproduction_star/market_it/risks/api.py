"""The register for programs of the team: the same rows as the page, by what is left of them."""

import datetime as dt
from typing import Any, Literal

from django.http import HttpRequest
from django.utils import timezone
from ninja import Query, Router, Schema
from pydantic import Field

from coproduction_star.accounts.tokens.doors import for_tokens
from coproduction_star.accounts.tokens.scopes import Scope
from coproduction_star.journeys.hiding import Hidden, hidden_for
from coproduction_star.market_it.models import Risk
from coproduction_star.market_it.permissions import Permission
from coproduction_star.organisations.guard import require
from coproduction_star.ui.listing import AskedPage, Listing, listing
from coproduction_star.ui.validation import only_known

from . import selectors
from .presenters import owner_of

router = Router(tags=["risks"])


class AskedRisks(AskedPage):
    """Which risks."""

    state: Literal["proposed", "open", "closed"] | None = Field(None, description="Without it: all of them.")


class RiskShape(Schema):
    """One risk. Numbers are null while nobody has weighed it; a score is likelihood times impact."""

    id: str
    number: int
    title: str
    words: str = Field(description="How it could come about.")
    state: str
    initiative: str
    likelihood_before: int | None
    impact_before: int | None
    score_before: int | None
    likelihood_after: int | None
    impact_after: int | None
    score_after: int | None
    mitigation: str
    early_sign: str
    benefit: str = Field(description="What taking the risk brings.")
    doing_nothing: str = Field(description="What doing nothing risks.")
    owner: str
    review_on: dt.date | None
    raised_by_residents: bool
    version: int


class Risks(Listing):
    """A page of the register."""

    items: list[RiskShape]


@router.get("/{slug:organisation}/p/{slug:programme}/risks", response=Risks, summary="List the risks of a programme")
@for_tokens(Scope.READ)
@require(Permission.SEE_RISKS)
def list_risks(request: HttpRequest, organisation: str, programme: str, asked: Query[AskedRisks]) -> dict[str, Any]:
    """Those of which most is left first."""
    only_known(request.GET, AskedRisks.model_fields)
    wanted = selectors.Wanted(state=asked.state or "")
    rows = selectors.register(request.programme, wanted, today=timezone.localdate())
    start, hidden = (asked.page - 1) * asked.size, hidden_for(request)
    items = [_shape(row, hidden) for row in rows[start : start + asked.size]]
    return listing(request, asked, items=hidden.over(items), total=rows.count())


SAME = (
    "number", "title", "words", "state", "likelihood_before", "impact_before", "score_before", "likelihood_after",
    "impact_after", "score_after", "mitigation", "early_sign", "benefit", "doing_nothing", "review_on", "version",
)  # fmt: skip


def _shape(row: Risk, hidden: Hidden) -> dict[str, Any]:
    return {name: getattr(row, name) for name in SAME} | {
        "id": str(row.pk), "initiative": row.initiative.title if row.initiative else "",
        "owner": owner_of(row, hidden), "raised_by_residents": row.by_residents,
    }  # fmt: skip
