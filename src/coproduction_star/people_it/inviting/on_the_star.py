"""What waits for whoever invited people: the one reminder, once it may go."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.db.models import CharField, Exists, F, IntegerField, OuterRef, Q, Value
from django.db.models.functions import Cast
from django.utils.translation import gettext as _

from coproduction_star.journeys.models import Programme
from coproduction_star.journeys.steps import Waiting
from coproduction_star.people_it.models import Invitee, Sample, SampleFrame, SampleState, Survey

from .addresses import at
from .selectors import TO_ASK

WHERE = ("programme__slug", "programme__name", "programme__organisation__slug")


def waiting_rows(user: Any, today: dt.date) -> Any:
    """Samples that somebody sent, whose reminder may go now, and in which somebody has not answered."""
    unanswered = Invitee.objects.filter(TO_ASK, sample=OuterRef("pk"))
    is_open = Q(survey__closes_on__isnull=True) | Q(survey__closes_on__gte=today)
    rows = Sample.objects.filter(
        Exists(unanswered), is_open, by=user, state=SampleState.SENT, remind_from__lte=today, reminded_on__isnull=True,
        survey__closed_at__isnull=True, programme__archived_at__isnull=True, programme__closed_at__isnull=True,
    ).exclude(frame=SampleFrame.HOMES)  # fmt: skip
    one = Value(1, output_field=IntegerField())
    key = Cast(F("survey"), CharField())
    return rows.order_by().values_list(Value("remind"), key, "survey__title", one, "remind_from", *WHERE)


def waiting(programme: Programme, key: str, title: str, day: dt.date | None) -> Waiting:
    survey = Survey(pk=UUID(key), programme=programme)
    words = _("Remind those who have not answered")
    return Waiting(f"{words}: {title}", at("samples", survey), day)
