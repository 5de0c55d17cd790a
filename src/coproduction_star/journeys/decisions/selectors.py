from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Prefetch, QuerySet

from coproduction_star.journeys.models import Correction, Decision, Initiative, Interest, Programme, Promise

PER_PAGE = 25


def decisions_of(programme: Programme, *, number: str | None) -> Page[Decision]:
    rows = (
        Decision.objects.filter(programme=programme)
        .select_related("initiative")
        .prefetch_related(_corrections(), "duties")
    )
    return Paginator(rows, PER_PAGE).get_page(number)


def promises_of(programme: Programme, *, number: str | None) -> Page[Promise]:
    """The nearest date first; what was judged goes to the end."""
    rows = Promise.objects.filter(programme=programme).select_related("who", "initiative")
    rows = rows.prefetch_related(_corrections())
    return Paginator(rows.order_by("judged_on", "due_on", "made_at"), PER_PAGE).get_page(number)


def promise_with(*, programme: Programme, promise_id: UUID) -> Promise:
    return Promise.objects.select_related("who").get(programme=programme, pk=promise_id)


def decision_with(*, programme: Programme, decision_id: UUID) -> Decision:
    return Decision.objects.get(programme=programme, pk=decision_id)


def _corrections() -> Prefetch:
    """What they said before, the newest first, with who corrected it."""
    return Prefetch("corrections", queryset=Correction.objects.select_related("by"))


def initiative_asked(*, programme: Programme, initiative_id: str) -> Initiative | None:
    """The initiative that the address names, if there is one here."""
    try:
        key = UUID(initiative_id)
    except ValueError:
        return None
    return Initiative.objects.filter(programme=programme, pk=key).first()


def interest_of(*, programme: Programme, participant_id: UUID) -> Interest | None:
    return Interest.objects.filter(programme=programme, participant_id=participant_id).first()


def interests_in(programme: Programme) -> QuerySet[Interest]:
    return Interest.objects.filter(programme=programme).select_related("participant").order_by("participant__name")


def has_declared(*, programme: Any, participant_id: UUID) -> bool:
    return Interest.objects.filter(programme=programme, participant_id=participant_id).exists()
