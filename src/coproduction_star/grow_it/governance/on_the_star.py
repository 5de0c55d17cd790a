"""What the governance map gives the whole: progress, the next action, what waits, and search."""

import datetime as dt
from functools import partial
from typing import Any
from uuid import UUID

from django.db.models import CharField, DateField, Exists, F, OuterRef, QuerySet, Value
from django.db.models.functions import Cast
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from coproduction_star.grow_it.counting import counts_of
from coproduction_star.grow_it.indicators.addresses import at
from coproduction_star.grow_it.models import GovernanceBody, GovernanceLayout, GovernanceSeat, LayoutState
from coproduction_star.grow_it.permissions import Permission
from coproduction_star.journeys.finding import page_of, where_somebody_may
from coproduction_star.journeys.models import Outcome, Programme
from coproduction_star.journeys.rows import programme_at
from coproduction_star.journeys.steps import Asked, Found, NextAction, Waiting
from coproduction_star.journeys.words import hold
from coproduction_star.organisations.roles import Verb

NAME = gettext_lazy("Boards and panels")
WHERE = ("programme__slug", "programme__name", "programme__organisation__slug")
NEAR = dt.timedelta(days=30)
ENDS, UNOWNED = "seat", "unowned"
OPEN = {"programme__archived_at__isnull": True, "programme__closed_at__isnull": True}


def there(programme: Programme) -> str:
    bodies = counts_of(programme).bodies
    if not bodies:
        return ""
    return ngettext("%(n)s body decides.", "%(n)s bodies decide.", bodies) % {"n": bodies}


def next_action(programme: Programme) -> NextAction | None:
    """Once somebody wrote down who decides, an outcome that nobody answers for is told."""
    found = counts_of(programme)
    if not found.bodies or not found.unowned:
        return None
    told = ngettext("Nobody answers for %(n)s outcome.", "Nobody answers for %(n)s outcomes.", found.unowned)
    return NextAction(
        _("say who answers for each outcome"), told % {"n": found.unowned}, at("governance", programme),
        _("See who decides"), 34, Permission.KEEP_GOVERNANCE,
    )  # fmt: skip


def unowned() -> Exists:
    """For a query of outcomes: no body of today's layout answers for them."""
    bodies = GovernanceBody.objects.filter(layout__state=LayoutState.TODAY, outcomes=OuterRef("pk"))
    return ~Exists(bodies.order_by())


def waiting_rows(user: Any, today: dt.date) -> QuerySet[Any]:
    """Somebody's own seats whose term ends within a month or has ended; maps of theirs with an outcome left."""
    seats = GovernanceSeat.objects.filter(
        participant__user=user, ends_on__lte=today + NEAR, body__removed_at=None,
        body__layout__state=LayoutState.TODAY, **OPEN,
    )  # fmt: skip
    alone = Outcome.objects.filter(unowned(), programme=OuterRef("programme"))
    maps = GovernanceLayout.objects.filter(
        Exists(alone.order_by()), Exists(GovernanceBody.objects.filter(layout=OuterRef("pk")).order_by()),
        by=user, state=LayoutState.TODAY, **OPEN,
    )  # fmt: skip
    nobody = Cast(Value(None), DateField())
    return _told(seats, ENDS, F("body__name"), F("ends_on")).union(_told(maps, UNOWNED, F("title"), nobody), all=True)


def _told(rows: QuerySet[Any], kind: str, title: Any, day: Any) -> QuerySet[Any]:
    """Kind, key, title, by when, and where."""
    told = {"w_kind": Value(kind), "w_key": Cast("pk", CharField()), "w_title": title, "w_day": day}
    return rows.order_by().annotate(**told).values_list(*told, *WHERE)


def term_ends(programme: Programme, _key: str, title: str, day: dt.date | None) -> Waiting:
    return Waiting(_("Your term on “%(body)s” ends") % {"body": title}, at("governance", programme), day)


def nobody_answers(programme: Programme, _key: str, _title: str, _day: dt.date | None) -> Waiting:
    told = _("Nobody answers for an outcome of “%(programme)s”") % {"programme": programme.name}
    return Waiting(told, at("governance", programme))


WAITING = {ENDS: term_ends, UNOWNED: nobody_answers}


def kinds(asked: Asked) -> dict[str, Any]:
    return {"body": partial(_found, asked)}


def _found(asked: Asked) -> QuerySet[Any]:
    rows = GovernanceBody.objects.filter(
        hold(asked.words, fields=("name", "purpose")) & where_somebody_may(asked.access, Verb.SEE),
        layout__state=LayoutState.TODAY,
    )
    return page_of("body", rows, "pk", "name", "purpose", *WHERE, order=("name", "pk"), asked=asked)


def hit(_key: UUID, title: str, words: str, *where: str) -> Found:
    programme = _programme(*where)
    return Found(title, at("governance", programme), words, where=programme.name)


def _programme(slug: str, name: str, home: str) -> Programme:
    return programme_at(slug, name, home)
