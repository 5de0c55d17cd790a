"""What agreements give the whole: progress, the next action, what waits, and search."""

from functools import partial
from typing import Any
from uuid import UUID

from django.db.models import CharField, Exists, OuterRef, QuerySet, Value
from django.db.models.functions import Cast
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from coproduction_star.journeys.finding import page_of, where_somebody_may
from coproduction_star.journeys.models import Programme
from coproduction_star.journeys.rows import programme_at
from coproduction_star.journeys.steps import Asked, Found, NextAction, Waiting
from coproduction_star.journeys.words import hold
from coproduction_star.market_it.counting import counts_of
from coproduction_star.market_it.models import Evidence, RoleCondition, RolePack, RoleTaker
from coproduction_star.market_it.permissions import Permission
from coproduction_star.organisations.roles import Verb

from .addresses import at
from .texts import AGREED

NAME = gettext_lazy("Agreements for roles")
WHERE = ("programme__slug", "programme__name", "programme__organisation__slug")


def there(programme: Programme) -> str:
    number = counts_of(programme).roles
    if not number:
        return ""
    return ngettext(
        "%(n)s role says what it asks for.", "%(n)s roles say what they ask for.", number
    ) % {"n": number}  # fmt: skip


def next_action(programme: Programme) -> NextAction | None:
    """A cover that ran out stops everybody in the role, whatever they have shown."""
    found = counts_of(programme)
    if not found.covers_over:
        return None
    told = ngettext(
        "%(n)s insurance has run out. Nobody whose role it covers is matched.",
        "%(n)s insurances have run out. Nobody whose role they cover is matched.", found.covers_over,
    ) % {"n": found.covers_over}  # fmt: skip
    return NextAction(
        _("renew the insurance"), told, at("agreements", programme), _("See it"), 56, Permission.KEEP_AGREEMENTS
    )


def waiting_rows(user: Any) -> QuerySet[Any]:
    """Roles of theirs that ask them to agree to a text which they have not agreed to."""
    agreed = Evidence.objects.filter(
        participant=OuterRef(OuterRef("participant")), pack=OuterRef("pack"), kind=OuterRef("kind"), ended_at=None
    )
    asked = RoleCondition.objects.filter(
        ~Exists(agreed), pack=OuterRef("pack"), kind__in=[str(kind) for kind in AGREED]
    )
    rows = RoleTaker.objects.filter(
        Exists(asked), participant__user=user, ended_on=None, pack__closed_at=None,
        programme__archived_at__isnull=True, programme__closed_at__isnull=True,
    )  # fmt: skip
    return rows.order_by().values_list(Value("agree"), Cast("pack_id", CharField()), "pack__title", "since", *WHERE)


def waiting(programme: Programme, title: str) -> Waiting:
    words = _("Read and agree to what the role asks: %(title)s") % {"title": title}
    return Waiting(words, at("my_agreements", programme), None)


def kinds(asked: Asked) -> dict[str, Any]:
    return {"role-agreement": partial(_found, asked)}


def _found(asked: Asked) -> QuerySet[Any]:
    rows = RolePack.objects.filter(
        hold(asked.words, fields=("title", "words")) & where_somebody_may(asked.access, Verb.SEE)
    )
    columns = ("pk", "title", "words", *WHERE)
    return page_of("role-agreement", rows, *columns, order=("title", "pk"), asked=asked)


def hit(key: UUID, title: str, words: str, slug: str, name: str, home: str) -> Found:
    programme = programme_at(slug, name, home)
    return Found(title, at("agreement", programme, key), words, where=name)
