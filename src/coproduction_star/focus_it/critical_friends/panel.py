"""What critical friends said about a draft, on the draft's own page."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.template.loader import render_to_string

from coproduction_star.focus_it.permissions import Permission
from coproduction_star.organisations.guard import allowed
from coproduction_star.organisations.roles import Role

from .addresses import at, challenges_address
from .presenters import not_answered
from .selectors import Counts, asked_of, counts_about


@dataclass(frozen=True, slots=True)
class FriendsPanel:
    """Empty addresses are not offered; `mine` leads a friend to what they were asked."""

    number: int
    sentence: str
    read: str
    ask: str
    mine: str


def panel(request: Any, kind: str, record_id: UUID, known: tuple[int, int] | None) -> str:
    if not allowed(request, Permission.SEE_CHALLENGES, request.programme):
        return ""
    programme = request.programme
    counts = Counts(*known) if known else counts_about(programme, draft_id=record_id)
    is_friend = request.access.holds(Role.CRITICAL_FRIEND, programme)
    own = asked_of(request.access.participant_id, draft_kind=kind, draft_id=record_id) if is_friend else None
    may_ask = allowed(request, Permission.ASK_FRIENDS, programme)
    shown = FriendsPanel(
        number=counts.all,
        sentence=not_answered(counts) if counts.all else "",
        read=f"{challenges_address(programme)}?draft={record_id}" if counts.all else "",
        ask=at("add_friend", programme, kind, record_id) if may_ask else "",
        mine=at("friend", programme, own.pk) if own else "",
    )
    return render_to_string("focus_it/critical_friends/_panel.jinja", {"panel": shown}, request=request)
