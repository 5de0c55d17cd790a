"""What rewards give the whole: progress, the next action, and how long people wait for their money."""

import datetime as dt
from collections.abc import Collection, Iterator
from typing import Any
from uuid import UUID

from django.db.models import CharField, Count, DateField, DateTimeField, Exists, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coproduction_star.journeys.models import Programme, ProgrammeRole
from coproduction_star.journeys.steps import NextAction, PublicPlace, PublicRow, Waiting
from coproduction_star.market_it.counting import counts_of
from coproduction_star.market_it.models import Claim, RewardRules
from coproduction_star.market_it.permissions import Permission
from coproduction_star.organisations.models import MembershipRole

from . import selectors
from .addresses import at
from .asking import APPROVES, PAYS
from .totals import clock_in_words, pace_of

WHERE = ("programme__slug", "programme__name", "programme__organisation__slug")


def there(programme: Programme) -> str:
    number = counts_of(programme).paid
    if not number:
        return ""
    return ngettext("%(n)s claim was paid.", "%(n)s claims were paid.", number) % {"n": number}


def next_action(programme: Programme) -> NextAction | None:
    """Whoever is out of pocket waits: first for a yes, then for the money."""
    found, where = counts_of(programme), at("claims", programme)
    if found.to_pay:
        told = ngettext(
            "%(n)s claim is agreed to and not paid.", "%(n)s claims are agreed to and not paid.", found.to_pay
        )
        reason = told % {"n": found.to_pay}
        return NextAction(
            _("pay what is owed"), reason, f"{where}?state=to-pay", _("See them"), 58, Permission.PAY_CLAIM
        )
    if found.claimed:
        told = ngettext("%(n)s claim waits for an answer.", "%(n)s claims wait for an answer.", found.claimed)
        title, reason = _("look at the claims"), told % {"n": found.claimed}
        return NextAction(title, reason, where, _("See them"), 55, Permission.APPROVE_CLAIM)
    return None


def public_rows(programmes: Collection[UUID]) -> QuerySet[Any]:
    """A query for who pays in each of these programmes, in the shape of the other public rows."""
    no_moment = Cast(Value(None), DateTimeField())
    rows = RewardRules.objects.filter(programme__in=programmes).order_by()
    return rows.values_list(Value("money"), "pk", "programme_id", "who_pays", no_moment)


def public_row(programme: Programme, who: str) -> PublicRow:
    said = _("%(who)s pays. Read how and by when, and claim without an account") % {"who": who}
    return PublicRow(
        PublicPlace.JOIN, _("Before you spend anything"), said, address=at("public_money", programme)
    )  # fmt: skip


def waiting_rows(user: Any) -> tuple[QuerySet[Any], QuerySet[Any]]:
    """How many claims wait for this person's answer, and for the money, in each programme. None of their own."""
    rows = Claim.objects.filter(
        submitted_at__isnull=False, refused_at=None, taken_back_at=None, paid_at=None,
        programme__archived_at__isnull=True,
    ).exclude(participant__user=user)  # fmt: skip
    return (
        _counted("approve", rows.filter(_holds(user, APPROVES), approved_at=None)),
        _counted("pay", rows.filter(_holds(user, PAYS), approved_at__isnull=False).exclude(approved_by=user)),
    )


def _counted(kind: str, rows: QuerySet[Any]) -> QuerySet[Any]:
    """A row for each programme: the number takes the place of a key."""
    number, no_day = Cast(Count("pk"), CharField()), Cast(Value(None), DateField())
    nothing = Value("", output_field=CharField())
    return rows.order_by().values(*WHERE).values_list(Value(kind), number, nothing, no_day, *WHERE)


def _holds(user: Any, roles: Collection[str]) -> Q:
    """Whether the person holds one of these roles where the claim is."""
    living = {"membership__user": user, "membership__ended_at__isnull": True, "role__in": sorted(roles)}
    everywhere = MembershipRole.objects.filter(membership__organisation=OuterRef("organisation_id"), **living)
    here = ProgrammeRole.objects.filter(programme=OuterRef("programme_id"), **living)
    return Q(Exists(everywhere)) | Q(Exists(here))


def waiting(kind: str, programme: Programme, number: int) -> Waiting:
    where = at("claims", programme)
    if kind == "pay":
        told = ngettext("Pay %(n)s claim in “%(programme)s”", "Pay %(n)s claims in “%(programme)s”", number)
        return Waiting(told % {"n": number, "programme": programme.name}, f"{where}?state=to-pay")
    told = ngettext("Answer %(n)s claim in “%(programme)s”", "Answer %(n)s claims in “%(programme)s”", number)
    return Waiting(told % {"n": number, "programme": programme.name}, where)


def clock(programme: Programme, today: dt.date) -> Iterator[str]:
    """Public sentences, without a name; nothing where nobody said by when people are paid."""
    rules = selectors.rules_of(programme)
    if rules is not None:
        within = rules.within_days
        yield from clock_in_words(pace_of(programme, within=within, today=today), within=within, today=today)
