import unicodedata
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet

from coproduction_star.journeys.models import BenefitSought, Outcome, Programme

PER_PAGE = 25


def words_key(text: str) -> str:
    """Two texts with the same key say the same thing."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def page_of_programmes(*, organisation: Any, archived: bool, number: str | None) -> Page[Programme]:
    """Inside the scope: whoever belongs to single programmes finds only those."""
    rows: QuerySet[Programme] = Programme.objects.filter(
        organisation=organisation, archived_at__isnull=not archived
    ).select_related("place")
    return Paginator(rows, PER_PAGE).get_page(number)


def outcome_with(*, programme: Programme, outcome_id: UUID) -> Outcome:
    return Outcome.objects.get(programme=programme, pk=outcome_id)


def removed_outcome(*, programme: Programme, outcome_id: str) -> Outcome | None:
    """What the reader has just removed, so that the page can offer it back."""
    try:
        key = UUID(outcome_id)
    except ValueError:
        return None
    return Outcome.everything.filter(programme=programme, pk=key, removed_at__isnull=False).first()


def benefits_sought(programme: Programme) -> tuple[str, ...]:
    return tuple(BenefitSought.objects.filter(programme=programme).values_list("benefit", flat=True))
