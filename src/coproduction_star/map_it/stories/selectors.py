from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from coproduction_star.journeys.models import Initiative, Programme
from coproduction_star.map_it.models import Story, StoryFigure
from coproduction_star.organisations.models import Participant


def initiative_with(*, programme: Programme, initiative_id: UUID) -> Initiative:
    return Initiative.objects.select_related("programme__organisation", "place").get(
        programme=programme, pk=initiative_id
    )


def story_of(initiative: Initiative) -> Story | None:
    return Story.objects.select_related("ask").prefetch_related("figures").filter(initiative=initiative).first()


def figure_with(*, initiative: Initiative, figure_id: UUID) -> StoryFigure:
    return StoryFigure.objects.select_related("story").get(story__initiative=initiative, pk=figure_id)


def told(programme: Programme) -> QuerySet[Story]:
    """Stories that anyone may read now."""
    return Story.objects.filter(programme=programme, shown_from__lte=timezone.now(), initiative__removed_at=None)


def public_story(*, programme: Programme, story_id: UUID) -> Story:
    rows = told(programme).select_related("initiative__place", "programme__organisation", "ask__user")
    return rows.prefetch_related("figures").get(pk=story_id)


def people_of(programme: Programme) -> QuerySet[Participant]:
    rows = Participant.objects.filter(programme_roles__programme=programme, erased_at__isnull=True)
    return rows.distinct().order_by("name")


def asker(user: Any) -> str:
    """How somebody is introduced: by name and address, which they chose to give."""
    return f"{user.name or user.email} ({user.email})" if user.email else str(user.name)
