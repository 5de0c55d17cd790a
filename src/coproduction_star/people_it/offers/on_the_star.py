"""What offers and needs give the whole: the next action, what waits, the public page, the golden thread."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, Min, OuterRef, Q, Value
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coproduction_star.journeys.models import Initiative, Place, Programme, ProgrammeRole
from coproduction_star.journeys.steps import Knot, NextAction, PublicPlace, PublicRow, Waiting
from coproduction_star.organisations.models import MembershipRole
from coproduction_star.organisations.roles import Role
from coproduction_star.people_it.models import Agreement, Need, Offer, RoleWanted
from coproduction_star.people_it.offered import State, agreed, in_state
from coproduction_star.people_it.permissions import Permission

from .addresses import at

ANSWER = (Role.BROKER, Role.PROGRAMME_LEAD)
"""Who is told that somebody waits for an answer."""
WHERE = ("programme__slug", "programme__name", "programme__organisation__slug")


@dataclass(frozen=True, slots=True)
class Offered:
    """How much is offered and wished for in a programme now, and how much of it waits for an answer."""

    offers: int = 0
    needs: int = 0
    waits: int = 0


def offered_in(programme: Programme) -> Offered:
    """One query, once for each programme that a page shows."""
    kept: Offered | None = programme.__dict__.get("_offered")
    if kept is None:
        here = in_state(State.LIVING, today=timezone.localdate()) & Q(programme=programme)
        waits = Count("pk", filter=Q(answered_at__isnull=True))
        offers, needs = (
            model.objects.filter(here).order_by().values_list(Value(sort)).annotate(number=Count("pk"), waits=waits)
            for sort, model in (("offer", Offer), ("need", Need))
        )
        rows = {sort: (number, waiting) for sort, number, waiting in offers.union(needs, all=True)}
        (offers_now, first), (needs_now, second) = rows.get("offer", (0, 0)), rows.get("need", (0, 0))
        kept = programme.__dict__["_offered"] = Offered(offers_now, needs_now, first + second)
    return kept


def next_action(programme: Programme) -> NextAction | None:
    """An offer that nobody answers is the fastest way to lose a person."""
    number = offered_in(programme).waits
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
    now = offered_in(programme)
    if not now.offers + now.needs:
        return ""
    return _("Offers: %(offers)s. Wishes: %(needs)s.") % {"offers": now.offers, "needs": now.needs}


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


def public_rows(programmes: Iterable[Programme], place: Place | None = None) -> Iterator[PublicRow]:
    """That one can offer and ask, and how much there is to read: one query, however many programmes."""
    of = {programme.pk: programme for programme in programmes}
    counts = _counts(list(of), place)
    for key, programme in of.items():
        offers, needs = counts.get((key, "offer"), 0), counts.get((key, "need"), 0)
        if offers + needs:
            said = _("Offers: %(offers)s. Wishes: %(needs)s.") % {"offers": offers, "needs": needs}
            title = _("Offer something, or ask for something")
            yield PublicRow(PublicPlace.JOIN, title, said, address=at("public_offers", programme))


def _counts(keys: list[Any], place: Place | None) -> dict[tuple[Any, str], int]:
    today = timezone.localdate()
    shown = in_state(State.LIVING, today=today) & Q(published_at__isnull=False, programme__in=keys)
    if place is not None:
        shown &= Q(place=place)
    offers, needs = (
        model.objects.filter(shown, agreed(Agreement.PUBLISH))
        .order_by()
        .values("programme")
        .values_list("programme", Value(sort), Count("pk"))
        for sort, model in (("offer", Offer), ("need", Need))
    )
    return {(key, sort): number for key, sort, number in offers.union(needs, all=True)}


def thread(initiative: Initiative) -> Iterator[Knot]:
    """The roles that an initiative looks for people with."""
    programme = initiative.programme
    for role in RoleWanted.objects.filter(initiative=initiative).order_by("until", "pk"):
        source = _("closed") if role.closed_at else _("looks for people")
        yield Knot("role", role.title, at("role_wanted", programme, role.pk), role.until, source)
