"""What promises give the whole: how they stand, the next action, and what waits for either side."""

import datetime as dt
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any
from uuid import UUID

from django.db.models import CharField, Exists, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coproduction_star.journeys.models import Kept, Programme
from coproduction_star.journeys.steps import NextAction, Waiting
from coproduction_star.market_it.charter.addresses import at, charters_address
from coproduction_star.market_it.counting import counts_of
from coproduction_star.market_it.models import Breach, CharterReview, PromiseSide, Signature
from coproduction_star.market_it.permissions import Permission
from coproduction_star.organisations.roles import Verb
from coproduction_star.voices.what_waits import holds, who_may

WHERE = ("programme__slug", "programme__name", "programme__organisation__slug")
LIVING = Q(programme__archived_at__isnull=True, programme__closed_at__isnull=True)


def there(programme: Programme) -> str:
    """Published charters, and how many of their promises wait for the other side's word."""
    found = counts_of(programme)
    said = []
    if found.charters:
        told = ngettext("%(n)s charter is published.", "%(n)s charters are published.", found.charters)
        said.append(told % {"n": found.charters})
    if found.unjudged:
        told = ngettext(
            "%(n)s promise is past its day, and the other side has not said how it went.",
            "%(n)s promises are past their day, and the other side has not said how they went.", found.unjudged,
        )  # fmt: skip
        said.append(told % {"n": found.unjudged})
    return " ".join(said)


def next_action(programme: Programme) -> NextAction | None:
    """A charter that opened again waits for both sides; then promises of which nobody says how they went."""
    found, where = counts_of(programme), charters_address(programme)
    if found.reviews:
        told = ngettext(
            "%(n)s charter opened again on its review day.", "%(n)s charters opened again on their review day.",
            found.reviews,
        )  # fmt: skip
        title = _("look at the charter again together")
        return NextAction(title, told % {"n": found.reviews}, where, _("See it"), 52, Permission.OPEN_SIGNING)
    if found.unjudged:
        told = ngettext(
            "%(n)s promise is past its day.", "%(n)s promises are past their day.", found.unjudged
        )  # fmt: skip
        title = _("ask the other side whether promises were kept")
        return NextAction(title, told % {"n": found.unjudged}, where, _("See it"), 46, Permission.SEE_CHARTERS)
    return None


def waiting_rows(user: Any, today: dt.date) -> tuple[QuerySet[Any], ...]:
    """Promises to judge, settlements to answer, breaches to settle, charters that opened again.

    Whoever promised something sees it among all that they promised, wherever they did.
    """
    return _to_judge(user, today), _to_answer(user), _to_settle(user), _to_review(user)


def _rows(kind: str, rows: QuerySet[Any], title: str, day: str) -> QuerySet[Any]:
    key = Concat(Cast("charter_id", CharField()), Value(" "), Cast("pk", CharField()))
    return rows.order_by().values_list(Value(kind), key, title, day, *WHERE)


def _to_judge(user: Any, today: dt.date) -> QuerySet[Any]:
    """What was promised to a side for which they signed, from its day on; never their own promise."""
    signed = Signature.objects.filter(
        charter=OuterRef("charter"), party=OuterRef("other"), participant__user=user, taken_back_at=None
    )
    rows = PromiseSide.objects.filter(
        LIVING, Exists(signed), promise__kept=Kept.OPEN, promise__due_on__lte=today, charter__ended_at=None
    )
    own = Q(promise__who__user=user, promise__who__isnull=False)
    return _rows("judge", rows.exclude(own), "promise__what", "promise__due_on")


def _to_answer(user: Any) -> QuerySet[Any]:
    rows = Breach.objects.filter(raised_by__user=user, settled_at__isnull=False, agreed=None)
    return _rows("answer", rows, "charter__title", "delete_after")


def _to_settle(user: Any) -> QuerySet[Any]:
    rows = Breach.objects.filter(holds(user, who_may(Verb.SEE_CONTACT)), settled_at=None).exclude(words="")
    rows = rows.exclude(raised_by__user=user, raised_by__isnull=False)
    return _rows("settle", rows, "charter__title", "delete_after")


def _to_review(user: Any) -> QuerySet[Any]:
    rows = CharterReview.objects.filter(LIVING, holds(user, who_may(Verb.PUBLISH)), held_on=None)
    return _rows("review", rows, "charter__title", "due_on")


def waiting(kind: str, programme: Programme, keys: str, title: str, day: dt.date | None) -> Waiting:
    charter, one = (UUID(key) for key in keys.split(" "))
    if kind == "judge":
        words, where = _("Say how this promise to you went: %(title)s"), ("judge_charter_promise", charter, one)
    elif kind == "answer":
        words, day = _("Say whether it is put right: what you wrote about “%(title)s”"), None
        where = ("answer_settlement", charter, one)
    elif kind == "settle":
        words, day = _("Settle what somebody says was not kept to: %(title)s"), None
        where = ("settle_breach", charter, one)
    else:
        words, where = _("Look at this charter again together: %(title)s"), ("review_charter", charter)
    name, *keyed = where
    return Waiting(words % {"title": title}, at(name, programme, *keyed), day)


WAITING: Mapping[str, Callable[..., Waiting]] = {
    kind: partial(waiting, kind) for kind in ("judge", "answer", "settle", "review")
}
