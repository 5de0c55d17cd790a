"""What offers and needs give the whole: the next action, what waits, the public page, the golden thread."""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator
from math import isinf
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, Min, OuterRef, Q, Value
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coproduction_star.journeys.models import Initiative, Place, Programme, ProgrammeRole
from coproduction_star.journeys.steps import Figure, Knot, NextAction, PublicPlace, PublicRow, Waiting
from coproduction_star.organisations.models import MembershipRole
from coproduction_star.organisations.roles import Role
from coproduction_star.people_it.counting import counts_of
from coproduction_star.people_it.models import Agreement, Need, Offer, RoleWanted
from coproduction_star.people_it.offered import State, agreed, in_state
from coproduction_star.people_it.permissions import Permission

from .addresses import at
from .clock import LOOKS_BACK, pace_of_answers

ANSWER = (Role.BROKER, Role.PROGRAMME_LEAD)
"""Who is told that somebody waits for an answer."""
WHERE = ("programme__slug", "programme__name", "programme__organisation__slug")


def next_action(programme: Programme) -> NextAction | None:
    """An offer that nobody answers is the fastest way to lose a person."""
    number = counts_of(programme).waits
    if not number:
        return None
    told = ngettext(
        "%(number)s offer or wish waits for an answer.", "%(number)s offers and wishes wait for an answer.", number
    )
    return NextAction(
        _("answer what people offer and would like"), told % {"number": number},
        f"{at('offers', programme)}?waiting=on", _("Go to the offers"), 57, Permission.KEEP_OFFERS,
    )  # fmt: skip


def there(programme: Programme) -> str:
    """How many there are, for the page of the step."""
    now = counts_of(programme)
    if not now.offers + now.needs:
        return ""
    return _("Offers: %(offers)s. Wishes: %(needs)s.") % {"offers": now.offers, "needs": now.needs}


def figures(programme: Programme, rows: Iterable[Any], *, today: dt.date) -> Iterator[Figure]:
    """How long answers to offers and wishes took, of what `clock.told` reads. Nothing while there are too few."""
    pace = pace_of_answers(rows, today=today)
    if pace.days is None or isinf(pace.days):
        return
    told = _("When %(number)s offers and wishes came, and when they were answered") % {"number": pace.number}
    since = date_format(today - LOOKS_BACK, "j F Y")
    yield Figure(
        name=_("Days in which half of all offers and wishes were answered"), value=pace.days, unit=_("days"),
        period=f"{since} – {date_format(today, 'j F Y')}", grade=_("counted"), source=told,
        address=at("public_offers", programme) if programme.published_at else "",
    )  # fmt: skip


def waiting_rows(user: Any, today: dt.date, *, key: Any, title: Any) -> Iterator[Any]:
    """Of each of the two a query: a row for each programme where this person answers."""
    for sort, model in (("offer", Offer), ("need", Need)):
        rows = model.objects.filter(_to_answer(today) & _answers(user) & _open()).order_by().values(*WHERE)
        yield rows.values_list(Value(sort), key, title, Count("pk"), Min("answer_due"), *WHERE)


def waiting(sort: str, programme: Programme, number: int, due: dt.date | None) -> Waiting:
    said = _offers(number) if sort == "offer" else _wishes(number)
    return Waiting(f"{said}: {programme.name}", f"{at('offers', programme)}?sort={sort}&waiting=on", due)


def _offers(number: int) -> str:
    return ngettext("Answer %(number)s offer", "Answer %(number)s offers", number) % {"number": number}


def _wishes(number: int) -> str:
    return ngettext("Answer %(number)s wish", "Answer %(number)s wishes", number) % {"number": number}


def _to_answer(today: dt.date) -> Q:
    return in_state(State.LIVING, today=today) & Q(answered_at__isnull=True)


def _open() -> Q:
    return Q(programme__closed_at__isnull=True, programme__archived_at__isnull=True)


def _answers(user: Any) -> Q:
    """Whether the person brings people together where the offer is."""
    living = {"membership__user": user, "membership__ended_at__isnull": True, "role__in": sorted(ANSWER)}
    everywhere = MembershipRole.objects.filter(membership__organisation=OuterRef("organisation_id"), **living)
    here = ProgrammeRole.objects.filter(programme=OuterRef("programme_id"), **living)
    return Q(Exists(everywhere)) | Q(Exists(here))


def public_counts(keys: Collection[UUID], place: Place | None, *, rest: Iterable[Any]) -> Iterator[Any]:
    """Of each of the two a query: how much anyone may read of each programme. `rest` fills up the other columns."""
    shown = in_state(State.LIVING, today=timezone.localdate()) & Q(published_at__isnull=False, programme__in=keys)
    if place is not None:
        shown &= Q(place=place)
    for sort, model in (("offer", Offer), ("need", Need)):
        rows = model.objects.filter(shown, agreed(Agreement.PUBLISH)).order_by().values("programme")
        yield rows.values_list(Value(sort), "programme", Count("pk"), *rest)


def public_row(programme: Programme, *, offers: int, needs: int) -> PublicRow:
    """That one can offer and ask, and how much there is to read."""
    said = _("Offers: %(offers)s. Wishes: %(needs)s.") % {"offers": offers, "needs": needs}
    title = _("Offer something, or ask for something")
    return PublicRow(PublicPlace.JOIN, title, said, address=at("public_offers", programme))


def tied_to(initiative: Initiative) -> Any:
    """A query for the roles that an initiative looks for people with."""
    rows = RoleWanted.objects.filter(initiative=initiative).order_by()
    return rows.values_list(Value("role"), "pk", "title", "until", "closed_at")


def knot(programme: Programme, key: UUID, title: str, until: dt.date, closed_at: dt.datetime | None) -> Knot:
    source = _("closed") if closed_at else _("looks for people")
    return Knot("role", title, at("role_wanted", programme, key), until, source)
