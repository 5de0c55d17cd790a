import unicodedata
from typing import Any
from uuid import UUID

from django.contrib.auth import get_user_model
from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet

from coproduction_star.data.benefits import benefits
from coproduction_star.data.content_files import Language
from coproduction_star.journeys.models import BenefitSought, Outcome, Programme
from coproduction_star.journeys.steps import Figure, Progress, Step, all_steps, points

PER_PAGE = 25


def words_key(text: str) -> str:
    """Two texts with the same key say the same thing."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def page_of_programmes(
    *, organisation: Any, archived: bool, service: str | None, number: str | None, per_page: int = PER_PAGE
) -> Page[Programme]:
    """Inside the scope: whoever belongs to single programmes finds only those."""
    rows: QuerySet[Programme] = Programme.objects.filter(
        organisation=organisation, archived_at__isnull=not archived
    ).select_related("place", "organisation")
    if service is not None:
        rows = rows.filter(service=service)
    return Paginator(rows, per_page).get_page(number)


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


def people_to_tell(programme: Programme, *, but: Any) -> QuerySet[Any]:
    """Everyone with an account who had a role, made a promise or is promised something here."""
    mine = Q(participants__programme_roles__programme=programme) | Q(participants__promises__programme=programme)
    users = get_user_model().objects.filter(mine, is_active=True).exclude(pk=but.pk)
    return users.distinct()


def benefit_choices(language: str) -> list[tuple[str, str]]:
    """The twelve benefits that the approach claims, by the audience they are claimed for."""
    found = benefits(Language.WELSH if language == "cy" else Language.ENGLISH)
    return [(benefit.id, f"{benefit.title} ({benefit.audience.label.lower()})") for benefit in found]


def steps_of(programme: Programme) -> tuple[tuple[Step, Progress], ...]:
    """Every point of the Star with what it holds."""
    return tuple((step, step.progress(programme)) for step in points())


def figures_of(programme: Programme) -> tuple[Figure, ...]:
    """The figures that the steps hold."""
    return tuple(figure for step in all_steps() for figure in step.figures(programme))
