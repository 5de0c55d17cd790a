"""What campaigns give the whole: progress, the next action, the golden thread and search."""

import datetime as dt
from functools import partial
from typing import Any
from uuid import UUID

from django.db.models import Case, CharField, DateField, QuerySet, Value, When
from django.db.models.functions import Cast, TruncDate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from coproduction_star.journeys.finding import page_of, where_somebody_may
from coproduction_star.journeys.models import Initiative, Programme
from coproduction_star.journeys.rows import programme_at
from coproduction_star.journeys.steps import Asked, Found, Knot, NextAction, Waiting
from coproduction_star.journeys.words import hold
from coproduction_star.market_it.counting import counts_of
from coproduction_star.market_it.models import Campaign
from coproduction_star.market_it.permissions import Permission
from coproduction_star.organisations.roles import Verb

from .addresses import at

NAME = gettext_lazy("Campaigns")
WHERE = ("programme__slug", "programme__name", "programme__organisation__slug")
STATES = {"planned": gettext_lazy("being planned"), "running": gettext_lazy("running"), "ended": gettext_lazy("ended")}


def there(programme: Programme) -> str:
    number = counts_of(programme).campaigns
    if not number:
        return ""
    return ngettext("%(n)s campaign runs or has ended.", "%(n)s campaigns run or have ended.", number) % {"n": number}


def next_action(programme: Programme) -> NextAction | None:
    """A campaign past its last day about which nobody has said what came of it."""
    found = counts_of(programme)
    if found.over is None:
        return None
    reason = _("“%(what)s” is past its last day, and nobody has written down what came of it.")
    return NextAction(
        _("say what came of a campaign"), reason % {"what": found.over_title},
        at("end_campaign", programme, found.over), _("End the campaign"), 46, Permission.KEEP_CAMPAIGNS,
    )  # fmt: skip


def waiting_rows(user: Any, today: dt.date) -> QuerySet[Any]:
    """Campaigns somebody planned, of any programme, that are past their last day and have not ended."""
    rows = Campaign.objects.filter(
        by=user, started_at__isnull=False, ended_at=None, ends_on__lte=today, programme__archived_at__isnull=True,
        programme__closed_at__isnull=True,
    )  # fmt: skip
    return rows.order_by().values_list(Value("campaign"), Cast("pk", CharField()), "title", "ends_on", *WHERE)


def waiting(programme: Programme, key: str, title: str, day: dt.date | None) -> Waiting:
    words = _("Say what came of this campaign: %(title)s") % {"title": title}
    return Waiting(words, at("campaign", programme, UUID(key)), day)


def tied(initiative: Initiative) -> QuerySet[Any]:
    """Its campaigns, as rows of the golden thread."""
    ended = When(ended_at__isnull=False, then=Value("ended"))
    begun = When(started_at__isnull=False, then=Value("running"))
    over = When(ended_at__isnull=False, then=TruncDate("ended_at"))
    rows = Campaign.objects.filter(initiative=initiative).order_by()
    rows = rows.annotate(
        day=Case(over, default="starts_on", output_field=DateField()),
        state=Case(ended, begun, default=Value("planned")),
    )
    nothing = (Value(0), Value(0), Value(0))
    return rows.values_list(Value("campaign"), "pk", "title", "day", "state", "made_at", *nothing)


def knot(initiative: Initiative, key: UUID, title: str, day: dt.date | None, state: str) -> Knot:
    return Knot("initiative", title, at("campaign", initiative.programme, key), day, f"{NAME}: {STATES[state]}")


def kinds(asked: Asked) -> dict[str, Any]:
    return {"campaign": partial(_found, asked)}


def _found(asked: Asked) -> QuerySet[Any]:
    rows = Campaign.objects.filter(
        hold(asked.words, fields=("title", "hoped_for", "came_of_it")) & where_somebody_may(asked.access, Verb.SEE)
    )
    return page_of("campaign", rows, "pk", "title", "hoped_for", *WHERE, order=("title", "pk"), asked=asked)


def hit(key: Any, title: str, words: str, slug: str, name: str, home: str) -> Found:
    programme = programme_at(slug, name, home)
    return Found(title, at("campaign", programme, key), words, where=name)
