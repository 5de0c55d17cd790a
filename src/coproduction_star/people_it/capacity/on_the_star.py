"""Sessions in the search and on the golden thread, and what waits for whoever set one up: to say who was there."""

import datetime as dt
from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from django.db.models import CharField, F, IntegerField, QuerySet, Value
from django.db.models.functions import Cast
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coproduction_star.journeys.finding import page_of, where_somebody_may
from coproduction_star.journeys.models import Initiative, Programme
from coproduction_star.journeys.rows import programme_at
from coproduction_star.journeys.steps import Asked, Found, Knot, Waiting
from coproduction_star.journeys.words import hold
from coproduction_star.organisations.roles import Verb
from coproduction_star.people_it.models import LearningSession

from .addresses import at

NAME = gettext_lazy("Sessions")
WHERE = ("programme__slug", "programme__name", "programme__organisation__slug")


def pages(asked: Asked) -> Callable[[], QuerySet[Any]]:
    return partial(_found, asked)


def _found(asked: Asked) -> QuerySet[Any]:
    """By what they are called, what people learn there and where: as everybody who sees the programme reads them."""
    words = hold(asked.words, fields=["title", "what", "where"])
    rows = LearningSession.objects.filter(words & where_somebody_may(asked.access, Verb.SEE))
    return page_of("session", rows, "pk", "title", *WHERE, order=("-on", "pk"), asked=asked)


def hit(key: Any, title: str, slug: str, name: str, home: str) -> Found:
    programme = programme_at(slug, name, home)
    return Found(title, at("session", programme, key), where=name)


def waiting_rows(user: Any, today: dt.date) -> Any:
    """Sessions that somebody set up, that are over, and of which nobody said who was there."""
    rows = LearningSession.objects.filter(
        by=user, on__lt=today, learnt__isnull=True, published_at__isnull=False, cancelled_because="",
        programme__archived_at__isnull=True, programme__closed_at__isnull=True,
    )  # fmt: skip
    one, key = Value(1, output_field=IntegerField()), Cast(F("pk"), CharField())
    return rows.order_by().values_list(Value("session"), key, "title", one, "on", *WHERE)


def waiting(programme: Programme, key: str, title: str) -> Waiting:
    """With no day: what is over is not late."""
    words = _("Say who was there")
    return Waiting(f"{words}: {title}", at("session", programme, UUID(key)), None)


def tied_to(initiative: Initiative) -> Any:
    """A query for the sessions of an initiative, in the shape of the other knots. A cancelled one brings nothing."""
    rows = LearningSession.objects.filter(initiative=initiative, cancelled_because="").order_by()
    return rows.values_list(Value("session"), "pk", "title", "on", "published_at")


def knot(programme: Programme, key: UUID, title: str, day: dt.date, published_at: dt.datetime | None) -> Knot:
    source = _("session") if published_at else _("session that only the team sees so far")
    return Knot("role", title, at("session", programme, key), day, source)
