"""What shifts give the whole: what waits, what is public, the golden thread, search."""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID

from django.db.models import CharField, F, IntegerField, Q, QuerySet, Value
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
from coproduction_star.together.models import PlaceState, Shift, ShiftPlace
from coproduction_star.voices.what_waits import holds

from .addresses import at
from .wording import when_of

NAME = gettext_lazy("Shifts")
NEAR = dt.timedelta(days=7)
WHERE = ("programme__slug", "programme__name", "programme__organisation__slug")
SHORT, TO_COUNT, MINE = "shift_short", "shift_count", "shift_mine"
KINDS = {SHORT, TO_COUNT, MINE}
MOST_PUBLIC = 50


def counts() -> dict[str, Any]:
    return {"shifts": number_of(Shift.objects)}


def there(programme: Programme) -> str:
    number = facts_of(programme).counted_by("together").get("shifts", 0)
    return ngettext("%(number)s shift", "%(number)s shifts", number) % {"number": number} if number else ""


def waiting_rows(user: Any, today: dt.date) -> tuple[QuerySet[Any], ...]:
    """For whoever leads: shifts at risk, and those of which nobody noted who came; for oneself: where one comes."""
    living = Q(programme__archived_at__isnull=True, programme__closed_at__isnull=True)
    led = Shift.objects.filter(living, holds(user, {Role.PROGRAMME_LEAD}), cancelled_because="").order_by()
    short = led.filter(on__gte=today, on__lte=today + NEAR, missing__gt=0)
    to_count = led.filter(on__lt=today, counted_on__isnull=True)
    mine = ShiftPlace.objects.filter(
        living, participant__user=user, state=PlaceState.SIGNED, shift__cancelled_because="", shift__on__gte=today,
        shift__on__lte=today + NEAR,
    ).order_by()  # fmt: skip
    key = Cast("pk", CharField())
    number = Cast("missing", IntegerField())
    return (
        short.values_list(Value(SHORT), key, "title", number, "on", *WHERE),
        to_count.values_list(Value(TO_COUNT), key, "title", Value(1), "on", *WHERE),
        mine.values_list(
            Value(MINE), Cast("shift_id", CharField()), "shift__title", Value(1), F("shift__on"), *WHERE
        ),
    )  # fmt: skip


def waiting(programme: Programme, kind: str, key: str, title: str, number: int, due: dt.date | None) -> Waiting:
    facts = {"title": title, "n": number}
    where = at("shift", programme, UUID(key))
    if kind == SHORT:
        said = ngettext(
            "Find %(n)s more person for a shift: %(title)s", "Find %(n)s more people for a shift: %(title)s", number
        )
        return Waiting(said % facts, where, due)
    if kind == TO_COUNT:
        return Waiting(_("Note who came to a shift: %(title)s") % facts, where, due)
    return Waiting(_("You come to a shift: %(title)s") % facts, where, due)


def public_rows(here: Iterable[UUID]) -> tuple[Shift, ...]:
    """The next shifts of published programmes that still need people; of a series the next one only."""
    rows = Shift.objects.filter(programme__in=here, on__gte=timezone.localdate(), cancelled_because="", missing__gt=0)
    found = list(rows.order_by("on", "starts", "pk")[:MOST_PUBLIC])
    return tuple({one.series or one.pk: one for one in reversed(found)}.values())[::-1]


def public_row(programme: Programme, shift: Shift) -> PublicRow:
    words = f"{when_of(shift)} · {shift.where}"
    where = at("public_shift", programme, shift.pk)
    return PublicRow(PublicPlace.JOIN, shift.title, words, shift.on, where)


def knots(initiative: Initiative) -> Iterator[Knot]:
    """The shifts that are part of it: one query, none without any."""
    programme = initiative.programme
    if "shifts" not in toolbox_of(programme).made:
        return
    for one in Shift.objects.filter(initiative=initiative).order_by("-on")[:10]:
        words = _("Shift: %(title)s") % {"title": one.title}
        yield Knot("initiative", words, at("shift", programme, one.pk), one.on, "")


def found(asked: Asked) -> QuerySet[Any]:
    rows = Shift.objects.filter(
        hold(asked.words, fields=("title", "about", "where")) & where_somebody_may(asked.access, Verb.SEE)
    )
    return page_of("shift", rows, "pk", "title", "about", *WHERE, order=("title", "on", "pk"), asked=asked)


def hit(key: Any, title: str, words: str, *where: str) -> Found:
    slug, name, home = where
    programme = programme_at(slug, name, home)
    return Found(title, at("shift", programme, UUID(str(key))), words, where=name)
