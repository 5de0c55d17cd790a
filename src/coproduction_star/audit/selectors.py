import datetime as dt
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from .models import Event


def events_of(
    organisation_id: UUID,
    *,
    by: Any = None,
    words: str = "",
    start: dt.date | None = None,
    end: dt.date | None = None,
) -> QuerySet[Event]:
    """What was done in an organisation, the newest first, narrowed by person, words and days."""
    events = Event.objects.filter(organisation_id=organisation_id).select_related("by")
    if by:
        events = events.filter(by_id=by)
    for word in words.split()[:6]:
        events = events.filter(Q(verb__icontains=word) | Q(subject_title__icontains=word))
    if start:
        events = events.filter(at__gte=_midnight(start))
    if end:
        events = events.filter(at__lt=_midnight(end + dt.timedelta(days=1)))
    return events


def events_about(participant_id: UUID, *, user_id: UUID | None = None) -> QuerySet[Event]:
    """What somebody did, or what was done for them."""
    mine = Q(for_whom=participant_id) | Q(subject_id=str(participant_id))
    return Event.objects.filter(mine | Q(by_id=user_id) if user_id else mine).select_related("by")


def _midnight(day: dt.date) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time.min))
