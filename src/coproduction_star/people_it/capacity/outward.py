"""What sessions give the rest of the Star and other programs: public rows, a knot, figures, a calendar, finds."""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import IntegerField, QuerySet, Value
from django.utils import timezone
from django.utils.translation import gettext as _

from coproduction_star.journeys.hiding import Hidden
from coproduction_star.journeys.models import Place, Programme
from coproduction_star.journeys.steps import Figure, PublicPlace, PublicRow
from coproduction_star.people_it.models import LearningSession
from coproduction_star.ui.documents.calendar import Day, as_calendar

from .addresses import at
from .presenters import MINUTES, when_of

FEW = 5
THE_DAY_BEFORE = dt.timedelta(hours=15)
"""A day begins at midnight: nine in the morning of the day before."""


def public_sessions(keys: Collection[UUID], place: Place | None) -> Any:
    """A query for the next sessions that anyone can come to, of these programmes."""
    rows = LearningSession.objects.filter(
        programme__in=keys, published_at__isnull=False, cancelled_because="", on__gte=timezone.localdate()
    )
    if place is not None:
        rows = rows.filter(place=place)
    soon = LearningSession.objects.filter(pk__in=rows.order_by("on", "starts").values("pk")[:FEW]).order_by()
    number = Value(1, output_field=IntegerField())
    return soon.values_list(Value("session"), "programme", number, "pk", "title", "where", "on", "starts", "ends")


def public_row(programme: Programme, one: LearningSession) -> PublicRow:
    where = at("public_session", programme, one.pk)
    return PublicRow(PublicPlace.JOIN, one.title, f"{when_of(one)} · {one.where}", when=one.on, address=where)


def calendar(programme: Programme, sessions: Iterable[Any], *, now: dt.datetime, hidden: Hidden) -> bytes:
    days = (
        Day(
            key=f"{one.pk}@co-production-star",
            what=hidden.text(f"{one.title} ({one.starts:%H:%M}–{one.ends:%H:%M})"),
            on=one.on,
            more=hidden.text("\n".join(part for part in (one.where, one.access, one.costs) if part)),
            address=f"{settings.SITE_URL}{at('public_session', programme, one.pk)}",
            remind=THE_DAY_BEFORE,
        )
        for one in sessions
        if not one.cancelled_because
    )
    return as_calendar(days, name=_("Sessions of %(programme)s") % {"programme": programme.name}, now=now)


COUNTED = ("on", "starts", "ends", "learnt", "taught")


def counted(programme: Programme | None = None) -> QuerySet[LearningSession]:
    """Sessions of which somebody counted who came: of a programme, or of all that are not in the archive."""
    rows = LearningSession.objects.filter(learnt__isnull=False, taught__isnull=False).order_by()
    return rows.filter(programme=programme) if programme else rows.filter(programme__archived_at__isnull=True)


def figures(rows: Iterable[Any], where: str) -> Iterator[Figure]:
    """The hours that people spent learning and teaching, of the columns `COUNTED`."""
    found = [LearningSession(**dict(zip(COUNTED, row, strict=True))) for row in rows]
    hours = sum((one.learnt + one.taught) * one.minutes for one in found) / MINUTES
    days = [one.on for one in found]
    if hours:
        yield Figure(
            name=_("Time people spent teaching each other"), value=hours, unit=_("hours"),
            period="–".join(map(str, sorted({min(days).year, max(days).year}))),
            grade=_("counted"), source=_("Who came to the sessions"), address=where,
        )  # fmt: skip
