"""What incentives give the whole: progress, the next action, what waits, the golden thread and search."""

import datetime as dt
from functools import partial
from typing import Any
from uuid import UUID

from django.db.models import CharField, DateField, Exists, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast, Coalesce
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from coproduction_star.journeys.finding import page_of, where_somebody_may
from coproduction_star.journeys.models import Initiative, Programme, ProgrammeRole
from coproduction_star.journeys.rows import programme_at
from coproduction_star.journeys.steps import Asked, Found, Knot, NextAction, Waiting
from coproduction_star.journeys.words import hold
from coproduction_star.market_it.counting import counts_of
from coproduction_star.market_it.models import IncentivePlan, PlanItem
from coproduction_star.market_it.permissions import Permission
from coproduction_star.organisations.models import MembershipRole
from coproduction_star.organisations.roles import VERBS, Verb

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


def waiting_rows(user: Any) -> tuple[QuerySet[Any], QuerySet[Any]]:
    """Plans of theirs with something in them whose gate is open, and plans that passed it and that they may decide."""
    rows = IncentivePlan.objects.filter(
        decision=None, ended_at=None, programme__archived_at__isnull=True, programme__closed_at__isnull=True
    ).order_by()
    filled = Exists(PlanItem.objects.filter(plan=OuterRef("pk"), withdrawn_at=None))
    return (
        _rows("gate", rows.filter(filled, by=user, ethics_answered_at=None)),
        _rows("decide", rows.filter(_may_decide(user), ethics_answered_at__isnull=False)),
    )


def _rows(kind: str, rows: QuerySet[Any]) -> QuerySet[Any]:
    no_day = Cast(Value(None), DateField())
    return rows.values_list(Value(kind), Cast("pk", CharField()), "title", no_day, *WHERE)


def _may_decide(user: Any) -> Q:
    roles = sorted(role for role, verbs in VERBS.items() if Verb.DECIDE in verbs)
    living = {"membership__user": user, "membership__ended_at__isnull": True, "role__in": roles}
    everywhere = MembershipRole.objects.filter(membership__organisation=OuterRef("organisation_id"), **living)
    here = ProgrammeRole.objects.filter(programme=OuterRef("programme_id"), **living)
    return Q(Exists(everywhere)) | Q(Exists(here))


def waiting(kind: str, programme: Programme, key: str, title: str) -> Waiting:
    words = {
        "gate": _("Answer the ethics gate of a plan of incentives: %(title)s"),
        "decide": _("Decide a plan of incentives: %(title)s"),
    }[kind]
    page = {"gate": "answer_ethics", "decide": "incentive_plan"}[kind]
    return Waiting(words % {"title": title}, at(page, programme, UUID(key)))


def tied(initiative: Initiative) -> QuerySet[Any]:
    """Its plans, as rows of the golden thread."""
    plans = IncentivePlan.objects.filter(initiative=initiative).order_by()
    return plans.values_list(
        Value("plan"), "pk", "title", "decision__decided_on", Coalesce("decision__decided_by", Value("")), "made_at",
        Value(0), Value(0), Value(0),
    )  # fmt: skip


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
    programme = programme_at(slug, name, home)
    return Found(title, at("incentive_plan", programme, key), words, where=name)
