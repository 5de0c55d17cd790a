"""What reviews give the whole: what waits, what is public, the golden thread, search."""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID

from django.db.models import CharField, Count, DateField, F, Q, QuerySet, Value
from django.db.models.functions import Cast
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from coproduction_star.journeys.finding import page_of, where_somebody_may
from coproduction_star.journeys.models import Initiative, Programme
from coproduction_star.journeys.rows import programme_at
from coproduction_star.journeys.selectors import facts_of, number_of
from coproduction_star.journeys.steps import Asked, Found, Knot, PublicPlace, PublicRow, Waiting
from coproduction_star.journeys.toolbox import toolbox_of
from coproduction_star.journeys.words import hold
from coproduction_star.organisations.roles import Role, Verb
from coproduction_star.together.models import ReportView, Review, ReviewPhase, VisitMark, VisitPhoto
from coproduction_star.voices.models import State
from coproduction_star.voices.what_waits import holds, who_may

from .addresses import at

NAME = gettext_lazy("Visits and reviews")
NEAR = dt.timedelta(days=7)
WHERE = ("programme__slug", "programme__name", "programme__organisation__slug")
UNANSWERED = (ReviewPhase.CHOOSING, ReviewPhase.VISITING, ReviewPhase.AGREEING)
KINDS = frozenset({"visit_check", "photo_check", "view_check", "review_answer"})


def counts() -> dict[str, Any]:
    return {"reviews": number_of(Review.objects)}


def there(programme: Programme) -> str:
    number = facts_of(programme).counted_by("together").get("reviews", 0)
    return ngettext("%(number)s review", "%(number)s reviews", number) % {"number": number} if number else ""


def waiting_rows(user: Any, today: dt.date) -> tuple[QuerySet[Any], ...]:
    """What to check for whoever moderates; an answer that is due for whoever leads: kind, key, title, number, day."""
    living = Q(programme__archived_at__isnull=True, programme__closed_at__isnull=True)
    due = Review.objects.filter(living, holds(user, {Role.PROGRAMME_LEAD}), phase__in=UNANSWERED).filter(
        Q(answer_by__lte=today + NEAR) | Q(phase=ReviewPhase.AGREEING)
    )
    checks = living & holds(user, who_may(Verb.MODERATE)) & Q(state__in=[State.WAITING, State.HELD])
    return (
        *(_to_check(kind, rows.filter(checks), review) for kind, (rows, review) in to_check().items()),
        due.order_by().values_list(
            Value("review_answer"), Cast("pk", CharField()), "title", Value(1), F("answer_by"), *WHERE
        ),
    )  # fmt: skip


def to_check() -> dict[str, tuple[QuerySet[Any], str]]:
    """What waits for a moderator, by its kind, and by which way it leads to its review."""
    return {
        "visit_check": (VisitMark.objects.all(), "visit__review"),
        "photo_check": (VisitPhoto.objects.all(), "visit__review"),
        "view_check": (ReportView.objects.all(), "report__review"),
    }


def _to_check(kind: str, rows: QuerySet[Any], review: str) -> QuerySet[Any]:
    counted = rows.order_by().values(review, f"{review}__title", *WHERE).annotate(number=Count("pk"))
    no_day = Value(None, output_field=DateField())
    return counted.values_list(
        Value(kind), Cast(review, CharField()), f"{review}__title", "number", no_day, *WHERE
    )  # fmt: skip


def waiting(programme: Programme, kind: str, key: str, title: str, number: int, due: dt.date | None) -> Waiting:
    return Waiting(_waits(kind, number) % {"n": number, "title": title}, at("review", programme, UUID(key)), due)


def _waits(kind: str, number: int) -> str:
    if kind == "visit_check":
        return ngettext(
            "Check %(n)s thing that a visitor wrote: %(title)s", "Check %(n)s things that visitors wrote: %(title)s",
            number,
        )  # fmt: skip
    if kind == "photo_check":
        return ngettext(
            "Check %(n)s photograph of a visit: %(title)s", "Check %(n)s photographs of visits: %(title)s", number
        )
    if kind == "view_check":
        return ngettext(
            "Check what %(n)s person says of a report: %(title)s",
            "Check what %(n)s people say of a report: %(title)s", number,
        )  # fmt: skip
    return _("Give the service’s answer to a review: %(title)s")


def public_rows(here: Iterable[UUID]) -> QuerySet[Any]:
    """Kind, key, programme, title, phase and day of every review of published programmes."""
    rows = Review.objects.filter(programme__in=here).order_by()
    return rows.values_list(
        Value("review"), Cast("pk", CharField()), "programme_id", "title", "phase", Cast("answer_by", DateField())
    )


def public_row(programme: Programme, key: str, title: str, phase: str, due: dt.date) -> PublicRow:
    where = at("public_review", programme, UUID(key))
    if phase in (ReviewPhase.ANSWERED, ReviewPhase.CLOSED):
        return PublicRow(
            PublicPlace.DECIDED, title, _("What visitors saw, and what the service answered."), None, where
        )
    if phase == ReviewPhase.AGREEING:
        return PublicRow(PublicPlace.AHEAD, title, _("Visitors have been to look. The answer comes."), due, where)
    return PublicRow(PublicPlace.JOIN, title, _("Say what good looks like, and come to look."), due, where)


def knots(initiative: Initiative) -> Iterator[Knot]:
    """The reviews of it: one query, none without any."""
    programme = initiative.programme
    if "visits" not in toolbox_of(programme).made:
        return
    for one in Review.objects.filter(initiative=initiative):
        words = _("Review: %(title)s") % {"title": one.title}
        day = parse_date(one.phases[-1][1])
        yield Knot("initiative", words, at("review", programme, one.pk), day, one.get_phase_display())


def found(asked: Asked) -> QuerySet[Any]:
    rows = Review.objects.filter(
        hold(asked.words, fields=("title", "about")) & where_somebody_may(asked.access, Verb.SEE)
    )
    return page_of("review", rows, "pk", "title", "about", *WHERE, order=("title", "pk"), asked=asked)


def hit(key: Any, title: str, words: str, *where: str) -> Found:
    slug, name, home = where
    programme = programme_at(slug, name, home)
    return Found(title, at("review", programme, UUID(str(key))), words, where=name)
