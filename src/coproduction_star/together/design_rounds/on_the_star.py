"""What design rounds give the whole: what waits, what is public, the golden thread, search."""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID

from django.db.models import CharField, Count, DateField, F, Q, QuerySet, Value
from django.db.models.functions import Cast
from django.utils import timezone
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
from coproduction_star.together.models import DesignExperience, DesignPhase, DesignRound
from coproduction_star.voices.models import State
from coproduction_star.voices.what_waits import holds, who_may

from .addresses import at

NAME = gettext_lazy("Design rounds")
NEAR = dt.timedelta(days=7)
WHERE = ("programme__slug", "programme__name", "programme__organisation__slug")


def counts() -> dict[str, Any]:
    return {"rounds": number_of(DesignRound.objects)}


def there(programme: Programme) -> str:
    number = facts_of(programme).counted_by("together").get("rounds", 0)
    return (
        ngettext("%(number)s design round", "%(number)s design rounds", number) % {"number": number} if number else ""
    )


def waiting_rows(user: Any, today: dt.date) -> tuple[QuerySet[Any], ...]:
    """Words to check for whoever moderates; an answer that is due for whoever leads: kind, key, title, number, day."""
    living = Q(programme__archived_at__isnull=True, programme__closed_at__isnull=True)
    words = DesignExperience.objects.filter(
        living, holds(user, who_may(Verb.MODERATE)), state__in=[State.WAITING, State.HELD]
    )
    rounds = ("taker__design", "taker__design__title", *WHERE)
    counted = words.order_by().values(*rounds).annotate(number=Count("pk"))
    late = DesignRound.objects.filter(
        living, holds(user, {Role.PROGRAMME_LEAD}), closed_at__isnull=True, answer_by__lte=today + NEAR
    )
    no_day = Value(None, output_field=DateField())
    return (
        counted.values_list(
            Value("design_check"), Cast("taker__design", CharField()), "taker__design__title", "number", no_day, *WHERE
        ),
        late.order_by().values_list(
            Value("design_answer"), Cast("pk", CharField()), "title", Value(1), F("answer_by"), *WHERE
        ),
    )  # fmt: skip


def waiting(programme: Programme, kind: str, key: str, title: str, number: int, due: dt.date | None) -> Waiting:
    where = at("design_round", programme, UUID(key))
    if kind == "design_check":
        told = ngettext(
            "Check %(n)s thing that somebody said: %(title)s", "Check %(n)s things that people said: %(title)s", number
        )
        return Waiting(told % {"n": number, "title": title}, where, due)
    return Waiting(_("Answer everybody who took part: %(title)s") % {"title": title}, where, due)


def public_rows(here: Iterable[UUID]) -> QuerySet[Any]:
    """Kind, key, programme, title, phase and day of every round of published programmes."""
    rows = DesignRound.objects.filter(programme__in=here).order_by()
    return rows.values_list(
        Value("design"), Cast("pk", CharField()), "programme_id", "title", "phase", Cast("answer_by", DateField())
    )


def public_row(programme: Programme, key: str, title: str, phase: str, due: dt.date) -> PublicRow:
    where = at("public_design_round", programme, UUID(key))
    if phase == DesignPhase.CLOSED:
        text = _("You said, we did, we could not: what came of a design round.")
        return PublicRow(PublicPlace.DECIDED, title, text, None, where)
    return PublicRow(PublicPlace.JOIN, title, _("Change this service with us."), due, where)


def knots(initiative: Initiative) -> Iterator[Knot]:
    """The rounds that change it, or from which it came: one query, none without any."""
    programme = initiative.programme
    if "design-round" not in toolbox_of(programme).made:
        return
    for one in DesignRound.objects.filter(Q(initiative=initiative) | Q(became=initiative)):
        words = _("Design round: %(title)s") % {"title": one.title}
        day = timezone.localdate(one.closed_at) if one.closed_at else None
        yield Knot("initiative", words, at("design_round", programme, one.pk), day, one.get_phase_display())


def found(asked: Asked) -> QuerySet[Any]:
    rows = DesignRound.objects.filter(
        hold(asked.words, fields=("title", "about")) & where_somebody_may(asked.access, Verb.SEE)
    )
    return page_of("design", rows, "pk", "title", "about", *WHERE, order=("title", "pk"), asked=asked)


def hit(key: Any, title: str, words: str, *where: str) -> Found:
    slug, name, home = where
    programme = programme_at(slug, name, home)
    return Found(title, at("design_round", programme, UUID(str(key))), words, where=name)
