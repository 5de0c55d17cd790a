"""What workshops give the whole: what was begun, what waits, the golden thread, search."""

import datetime as dt
from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.db.models import CharField, Count, DateField, Q, QuerySet, Value
from django.db.models.functions import Cast
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from coproduction_star.journeys.finding import page_of, where_somebody_may
from coproduction_star.journeys.models import Initiative, Programme
from coproduction_star.journeys.rows import programme_at
from coproduction_star.journeys.selectors import facts_of, number_of
from coproduction_star.journeys.steps import Asked, Found, Knot, Waiting
from coproduction_star.journeys.toolbox import toolbox_of
from coproduction_star.journeys.words import hold
from coproduction_star.organisations.roles import Verb
from coproduction_star.together.models import Workshop, WorkshopContribution
from coproduction_star.voices.models import State
from coproduction_star.voices.what_waits import holds, who_may

from .addresses import at

NAME = gettext_lazy("Workshops")
KINDS = frozenset({"workshop_words"})
WHERE = ("programme__slug", "programme__name", "programme__organisation__slug")


def counts() -> dict[str, Any]:
    return {"workshops": number_of(Workshop.objects)}


def there(programme: Programme) -> str:
    number = facts_of(programme).counted_by("together").get("workshops", 0)
    return ngettext("%(number)s workshop", "%(number)s workshops", number) % {"number": number} if number else ""


def waiting_rows(user: Any, _today: dt.date) -> tuple[QuerySet[Any], ...]:
    """Words to read before the room sees them: kind, key, title, number, no day, and where."""
    living = Q(programme__archived_at__isnull=True, programme__closed_at__isnull=True)
    words = WorkshopContribution.objects.filter(
        living, holds(user, who_may(Verb.MODERATE)), state__in=[State.WAITING, State.HELD]
    )
    about = ("activity__workshop", "activity__workshop__title", *WHERE)
    counted = words.order_by().values(*about).annotate(number=Count("pk"))
    rows = counted.values_list(
        Value("workshop_words"), Cast("activity__workshop", CharField()), "activity__workshop__title", "number",
        Value(None, output_field=DateField()), *WHERE,
    )  # fmt: skip
    return (rows,)


def waiting(programme: Programme, _kind: str, key: str, title: str, number: int, due: dt.date | None) -> Waiting:
    told = ngettext(
        "Read %(n)s thing that somebody wrote in a workshop: %(title)s",
        "Read %(n)s things that people wrote in a workshop: %(title)s", number,
    )  # fmt: skip
    return Waiting(told % {"n": number, "title": title}, at("workshop", programme, UUID(key)), due)


def knots(initiative: Initiative) -> Iterator[Knot]:
    """The workshop in which it was said first: one query, none without any."""
    programme = initiative.programme
    if "workshop" not in toolbox_of(programme).made:
        return
    rows = WorkshopContribution.objects.filter(became=initiative).select_related("activity__workshop", "card")
    for one in rows:
        held = one.activity.workshop
        words = _("Workshop: %(title)s") % {"title": held.title}
        card = getattr(one, "card", None)
        learnt = card.learnt if card and card.shown else ""
        yield Knot("initiative", words, at("workshop", programme, held.pk), held.held_on, learnt or one.activity.title)


def found(asked: Asked) -> QuerySet[Any]:
    rows = Workshop.objects.filter(
        hold(asked.words, fields=("title", "about")) & where_somebody_may(asked.access, Verb.SEE)
    )
    return page_of("workshop", rows, "pk", "title", "about", *WHERE, order=("title", "pk"), asked=asked)


def hit(key: Any, title: str, words: str, *where: str) -> Found:
    slug, name, home = where
    return Found(title, at("workshop", programme_at(slug, name, home), UUID(str(key))), words, where=name)
