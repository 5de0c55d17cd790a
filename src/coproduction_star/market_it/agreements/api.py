"""What roles ask for, for programs of the team. Nobody is named: only how many take a role and lack something."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Query, Router, Schema
from pydantic import Field

from coproduction_star.accounts.tokens.doors import for_tokens
from coproduction_star.accounts.tokens.scopes import Scope
from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.market_it.models import RoleCondition, RolePack
from coproduction_star.market_it.permissions import Permission
from coproduction_star.organisations.guard import require
from coproduction_star.ui.listing import AskedPage, Listing, listing
from coproduction_star.ui.validation import only_known

from . import selectors
from .standing import OfPerson

router = Router(tags=["agreements"])


class ConditionShape(Schema):
    """One thing that a role asks for."""

    kind: str
    words: str
    months: int | None = Field(description="For how long what was shown holds; null where it does not run out.")


class RoleAgreementShape(Schema):
    """A role with its conditions."""

    id: str
    title: str
    words: str
    role: str | None = Field(description="The key of the role that looks for people, where it is tied to one.")
    ready_pack: str
    closed: bool
    conditions: list[ConditionShape]
    people: int = Field(description="How many take the role.")
    people_who_lack_something: int
    version: int


class RoleAgreements(Listing):
    """A page of roles."""

    items: list[RoleAgreementShape]


@router.get(
    "/{slug:organisation}/p/{slug:programme}/role-agreements", response=RoleAgreements,
    summary="List what the roles of a programme ask for",
)  # fmt: skip
@for_tokens(Scope.READ)
@require(Permission.SEE_AGREEMENTS)
def list_role_agreements(
    request: HttpRequest, organisation: str, programme: str, asked: Query[AskedPage]
) -> dict[str, Any]:  # fmt: skip
    """Those that are used first."""
    only_known(request.GET, AskedPage.model_fields)
    rows = selectors.packs_of(request.programme)
    start = (asked.page - 1) * asked.size
    packs = list(rows[start : start + asked.size])
    people = selectors.standings(packs, today=timezone.localdate())
    items = [_shape(one, people[one.pk]) for one in packs]
    return listing(request, asked, items=hidden_for(request).over(items), total=rows.count())


def _shape(pack: RolePack, people: list[OfPerson]) -> dict[str, Any]:
    return {
        "id": str(pack.pk), "title": pack.title, "words": pack.words, "role": str(pack.role) if pack.role else None,
        "ready_pack": pack.pack, "closed": pack.closed_at is not None,
        "conditions": [_condition(one) for one in pack.conditions.all()], "people": len(people),
        "people_who_lack_something": sum(1 for one in people if one.lacks), "version": pack.version,
    }  # fmt: skip


def _condition(one: RoleCondition) -> dict[str, Any]:
    return {"kind": one.kind, "words": one.words, "months": one.months}
