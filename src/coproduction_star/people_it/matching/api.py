"""The desk's numbers, for programs: counts and shares, never words or names."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router, Schema

from coproduction_star.accounts.tokens.doors import for_tokens
from coproduction_star.accounts.tokens.scopes import Scope
from coproduction_star.organisations.guard import require
from coproduction_star.people_it.permissions import Permission
from coproduction_star.ui.validation import only_known

from .numbers import numbers_of

router = Router(tags=["matching"])


class RateShape(Schema):
    """How many of one group found somebody; null is too small to be told, and every number is rounded."""

    question: str
    group: str
    people: int | None
    matched: int | None
    share: float | None
    low: float | None
    high: float | None


class MatchingShape(Schema):
    """What waits, how long answers take, what came of introductions, and who finds somebody.

    `took_place` and `hours` are null while so few took place that somebody could be recognised.
    """

    offers: int
    needs: int
    roles: int
    asking: int
    took_place: int | None
    hours: float | None
    days_to_ask: float | None
    days_to_answer: float | None
    weights: dict[str, int]
    rates: list[RateShape]


@router.get(
    "/{slug:organisation}/p/{slug:programme}/matching",
    response=MatchingShape,
    summary="Read the numbers of the broker's desk",
)
@for_tokens(Scope.READ)
@require(Permission.SEE_MATCH_FIGURES)
def matching_numbers(request: HttpRequest, organisation: str, programme: str) -> dict[str, Any]:
    """Counts of what waits, medians of days, hours as people told them, and match rates by group, protected."""
    only_known(request.GET, ())
    return numbers_of(request.programme, timezone.localdate())
