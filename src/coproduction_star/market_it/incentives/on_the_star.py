"""What incentives give the whole: progress, the next action, what waits, the golden thread and search."""

import datetime as dt
from functools import partial
from typing import Any
from uuid import UUID

from django.db.models import QuerySet, Value
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from coproduction_star.journeys.finding import page_of, where_somebody_may
from coproduction_star.journeys.models import Initiative, Programme
from coproduction_star.journeys.steps import Asked, Found, Knot, NextAction
from coproduction_star.journeys.words import hold
from coproduction_star.market_it.counting import counts_of
from coproduction_star.market_it.models import IncentivePlan
from coproduction_star.market_it.permissions import Permission
from coproduction_star.organisations.models import Organisation
from coproduction_star.organisations.roles import Verb

from .addresses import at

NAME = gettext_lazy("Incentives")
WHERE = ("programme__slug", "programme__name", "programme__organisation__slug")


def there(programme: Programme) -> str:
    number = counts_of(programme).decided
    if not number:
        return ""
    return ngettext("%(n)s plan of incentives is decided.", "%(n)s plans of incentives are decided.", number) % {
        "n": number
    }


def next_action(programme: Programme) -> NextAction | None:
    """The oldest plan that nobody has decided: until then nothing of it is offered."""
    found = counts_of(programme)
    if found.plan is None:
        return None
    where = at("incentive_plan", programme, found.plan)
    if found.plan_passed:
        reason = _("“%(what)s” passed the ethics gate. Nothing of it is offered before it is decided.")
        title, needs = _("decide what is offered"), Permission.DECIDE_INCENTIVES
    else:
        reason = _("“%(what)s” is begun. Say what stops people, choose what helps, and answer the ethics gate.")
        title, needs = _("finish the plan of incentives"), Permission.PLAN_INCENTIVES
    return NextAction(title, reason % {"what": found.plan_title}, where, _("Open the plan"), 42, needs)


def tied(initiative: Initiative) -> QuerySet[Any]:
    """Its plans, as rows of the golden thread."""
    plans = IncentivePlan.objects.filter(initiative=initiative).order_by()
    return plans.values_list(
        Value("plan"), "pk", "title", "decided_on", "decided_by", "made_at", Value(0), Value(0), Value(0)
    )


def knot(initiative: Initiative, key: UUID, title: str, day: dt.date | None, who: str) -> Knot:
    said = _("decided by %(who)s") % {"who": who} if day else _("not decided yet")
    return Knot("initiative", title, at("incentive_plan", initiative.programme, key), day, f"{NAME}: {said}")


def kinds(asked: Asked) -> dict[str, Any]:
    return {"incentive-plan": partial(_found, asked)}


def _found(asked: Asked) -> QuerySet[Any]:
    rows = IncentivePlan.objects.filter(
        hold(asked.words, fields=("title", "who", "what")) & where_somebody_may(asked.access, Verb.SEE)
    )
    columns = ("pk", "title", "what", *WHERE)
    return page_of("incentive-plan", rows, *columns, order=("title", "pk"), asked=asked)


def hit(key: Any, title: str, words: str, slug: str, name: str, home: str) -> Found:
    programme = Programme(slug=slug, name=name, organisation=Organisation(slug=home))
    return Found(title, at("incentive_plan", programme, key), words, where=name)
