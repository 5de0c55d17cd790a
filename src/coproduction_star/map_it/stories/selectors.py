from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import BooleanField, ExpressionWrapper, F, Q, QuerySet
from django.utils import timezone

from coproduction_star.journeys.models import Initiative, Place, Programme
from coproduction_star.map_it.models import Story, StoryFigure
from coproduction_star.organisations.models import Participant

IN_ITS_WARD = Q(initiative__place__isnull=True) | Q(place=F("initiative__place"), place__isnull=False)
"""What has moved to a ward since waits until that ward's councillors were told."""


def shown_now() -> Q:
    """What anyone may read, if the programme is public."""
    return IN_ITS_WARD & Q(shown_from__lte=timezone.now(), initiative__removed_at=None)


def initiative_with(*, programme: Programme, initiative_id: UUID) -> Initiative:
    return Initiative.objects.select_related("programme__organisation", "place").get(
        programme=programme, pk=initiative_id
    )


def story_of(initiative: Initiative) -> Story | None:
    return Story.objects.select_related("ask").prefetch_related("figures").filter(initiative=initiative).first()


def stories_beside(initiative: Initiative) -> tuple[Story, ...]:
    """Stories of what was joined with this one while it had a story already: an initiative has one, so they wait."""
    return tuple(story for story in _stories_around(initiative) if story.initiative_id != initiative.pk)


def shown_story(initiative: Initiative) -> Story | None:
    """Its story, once anyone may read it."""
    own = (story for story in _stories_around(initiative) if story.initiative_id == initiative.pk)
    return next((story for story in own if story.shows), None)


def _stories_around(initiative: Initiative) -> tuple[Any, ...]:
    """Its own and those beside it: one query for each initiative object, for its thread and for the panel below."""
    kept: tuple[Any, ...] | None = initiative.__dict__.get("_stories")
    if kept is None:
        rows = Story.objects.filter(Q(initiative=initiative) | Q(initiative__merged_into=initiative))
        shows = ExpressionWrapper(shown_now(), BooleanField())
        kept = initiative.__dict__["_stories"] = tuple(rows.select_related("initiative").annotate(shows=shows))
    return kept


def figure_with(*, initiative: Initiative, figure_id: UUID) -> StoryFigure:
    return StoryFigure.objects.select_related("story").get(story__initiative=initiative, pk=figure_id)


def told(programmes: Iterable[Programme], *, place: Place | None = None) -> QuerySet[Story]:
    """Stories that anyone may read now: of these programmes, and of what is in this place where one is given."""
    rows = Story.objects.filter(shown_now(), programme__in=list(programmes))
    if place is None:
        return rows
    of_its_own = Q(initiative__place__isnull=True, programme__place=place)
    return rows.filter(Q(initiative__place=place) | of_its_own)


def moved(programme: Programme | None = None) -> tuple[Story, ...]:
    """Public stories whose initiative is in another ward than the one they are shown for."""
    rows = Story.objects.filter(programme=programme) if programme else Story.objects.all()
    rows = rows.filter(shown_from__isnull=False, programme__published_at__isnull=False)
    return tuple(rows.exclude(IN_ITS_WARD).select_related("initiative__place", "initiative__programme"))


def public_story(*, programme: Programme, story_id: UUID) -> Story:
    rows = told([programme]).select_related(
        "initiative__place", "programme__organisation", "ask__user", "ask__membership"
    )
    return rows.prefetch_related("figures").get(pk=story_id)


def people_of(programme: Programme) -> QuerySet[Participant]:
    rows = Participant.objects.filter(programme_roles__programme=programme, erased_at__isnull=True)
    return rows.filter(membership__ended_at__isnull=True).distinct().order_by("name")


def asker(user: Any) -> str:
    """How somebody is introduced: by name and address, which they chose to give."""
    return f"{user.name or user.email} ({user.email})" if user.email else str(user.name)
