"""What the register gives the whole: progress, the next action, what waits, the golden thread, search and wards."""

import datetime as dt
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any
from uuid import UUID

from django.db.models import CharField, Count, Max, Q, QuerySet, Value
from django.db.models.functions import Cast
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from coproduction_star.journeys.finding import page_of, where_somebody_may
from coproduction_star.journeys.models import Initiative, Place, Programme
from coproduction_star.journeys.rows import programme_at
from coproduction_star.journeys.steps import (
    Asked,
    Found,
    Knot,
    NextAction,
    PublicPlace,
    PublicRow,
    Waiting,
    WardPart,
    WardRow,
)
from coproduction_star.journeys.ward_columns import about
from coproduction_star.journeys.words import hold
from coproduction_star.market_it.counting import counts_of
from coproduction_star.market_it.models import Risk, RiskState
from coproduction_star.market_it.permissions import Permission
from coproduction_star.methods.risk_register import FROM, Band
from coproduction_star.organisations.roles import Verb

from .addresses import at
from .wording import band_in_words

NAME = gettext_lazy("Risks")
NEAR = dt.timedelta(days=7)
IN_A_WARD = 10
"""A councillor reads the highest; the rest stand in the register."""
WHERE = ("programme__slug", "programme__name", "programme__organisation__slug")


def there(programme: Programme) -> str:
    found = counts_of(programme)
    if not found.open:
        return ""
    return ngettext("%(n)s open risk.", "%(n)s open risks.", found.open) % {"n": found.open}


def next_action(programme: Programme) -> NextAction | None:
    """A risk that nobody weighs was raised in vain; one past its day tells nobody anything."""
    found = counts_of(programme)
    where, needs = at("risks", programme), Permission.KEEP_RISKS
    if found.proposed:
        told = ngettext("%(n)s risk was raised and waits.", "%(n)s risks were raised and wait.", found.proposed)
        reason = told % {"n": found.proposed}
        title = _("weigh the risks that were raised")
        return NextAction(title, reason, f"{where}?state=proposed", _("See them"), 54, needs)
    if found.late:
        told = ngettext("%(n)s risk is past its review day.", "%(n)s risks are past their review day.", found.late)
        title = _("look at the risks again")
        return NextAction(title, told % {"n": found.late}, f"{where}?late=on", _("See them"), 44, needs)
    return None


def waiting_rows(user: Any, today: dt.date) -> QuerySet[Any]:
    """Risks somebody looks after, of any programme, whose review day is near or past."""
    rows = Risk.objects.filter(
        owner__user=user, state=RiskState.OPEN, review_on__lte=today + NEAR, programme__archived_at__isnull=True,
        programme__closed_at__isnull=True,
    )  # fmt: skip
    return rows.order_by().values_list(Value("risk"), Cast("pk", CharField()), "title", "review_on", *WHERE)


def waiting(programme: Programme, key: str, title: str, day: dt.date | None) -> Waiting:
    words = _("Look at this risk again")
    return Waiting(f"{words}: {title}", at("risk", programme, UUID(key)), day)


def public_rows(here: Iterable[UUID]) -> QuerySet[Any]:
    """One row for each of these programmes that shows risks: how many, and the newest day."""
    rows = Risk.objects.filter(programme__in=here, published_at__isnull=False).exclude(state=RiskState.PROPOSED)
    rows = rows.order_by().values("programme_id").annotate(number=Cast(Count("pk"), CharField()))
    return rows.values_list(Value("risks"), "programme_id", "programme_id", "number", Max("published_at"))


def public_row(programme: Programme, number: str) -> PublicRow:
    told = ngettext("%(n)s risk, with what we do about it", "%(n)s risks, with what we do about them", int(number))
    title, text = _("Risks we take, and what we do about them"), told % {"n": number}
    return PublicRow(PublicPlace.DECIDED, title, text, address=at("public_risks", programme))


def tied(initiative: Initiative) -> QuerySet[Any]:
    """Its risks that were weighed, as rows of the golden thread; those of which most is left come first."""
    rows = Risk.objects.filter(initiative=initiative).exclude(state=RiskState.PROPOSED).order_by()
    return rows.values_list(
        Value("risk"),
        "pk",
        "title",
        "review_on",
        "state",
        "made_at",
        "likelihood_after",
        "impact_after",
        "score_after",
    )  # fmt: skip


def knot(
    initiative: Initiative, key: UUID, title: str, day: dt.date | None, state: str, likelihood: int, impact: int
) -> Knot:
    left, _tone = band_in_words(likelihood, impact)
    words = str(RiskState.CLOSED.label) if state == RiskState.CLOSED else left
    return Knot("risk", title, at("risk", initiative.programme, key), day, words)


def kinds(asked: Asked) -> dict[str, Any]:
    return {"risk": partial(_found, asked)}


def _found(asked: Asked) -> QuerySet[Any]:
    rows = Risk.objects.filter(
        hold(asked.words, fields=("title", "words", "mitigation")) & where_somebody_may(asked.access, Verb.SEE)
    )
    return page_of("risk", rows, "pk", "title", "words", *WHERE, order=("title", "pk"), asked=asked)


def hit(key: Any, title: str, words: str, *where: str) -> Found:
    programme = _programme(*where)
    return Found(title, at("risk", programme, key), words, where=programme.name)


def _programme(slug: str, name: str, home: str) -> Programme:
    return programme_at(slug, name, home)


def ward_rows(place: Place) -> Iterator[WardRow]:
    """Open risks of what is done in this ward, the highest first; those that are low are only counted. One query."""
    here = Q(initiative__place=place, initiative__removed_at=None) | Q(initiative=None) & about(place)
    rows = Risk.objects.filter(
        here, state=RiskState.OPEN, programme__archived_at__isnull=True, score_after__gte=FROM[Band.MEDIUM]
    )
    columns = ("pk", "title", "likelihood_after", "impact_after", "review_on", "programme__slug")
    for key, title, likelihood, impact, day, slug in rows.order_by("-score_after", "number").values_list(*columns)[
        :IN_A_WARD
    ]:
        programme = Programme(slug=slug, organisation=place.organisation)
        left, _tone = band_in_words(likelihood, impact)
        yield WardRow(WardPart.RISKS, title, left, when=day, address=at("risk", programme, key))
