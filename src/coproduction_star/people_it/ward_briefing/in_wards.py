"""What the page of a ward says of People it: who lives there, what people bring, whom it does not reach, whom to meet.

Persons are counted and small counts are not shown; a group that wants to be met is named, a person is not.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping

from django.db.models import Exists, OuterRef, Q, QuerySet, TextField, UUIDField, Value
from django.db.models.functions import Coalesce, Concat
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from coproduction_star.journeys.models import Initiative, Place, Status
from coproduction_star.journeys.steps import WardPart, WardRow
from coproduction_star.journeys.ward_columns import Told, columns, counted, read
from coproduction_star.methods.disclosure import OPENSAFELY, shown
from coproduction_star.people_it.models import (
    Agreement,
    Entry,
    Kind,
    LearningSession,
    Need,
    Offer,
    OfferConsent,
    PlaceFigure,
    ProposalLeg,
    WardFunding,
    WardInvitation,
)
from coproduction_star.people_it.offered import State, in_state

OFFERS, NEEDS, UNANSWERED = "offers", "needs", "unanswered"
MATCHED, LAPSED, NEW = "matched", "lapsed", "new"
LATELY = dt.timedelta(days=91)
"""What is new since the page of the quarter before."""
RUNNING = (Status.EXISTING, Status.IMPROVE)
BETWEEN = "\n"
LIVING = Q(programme__archived_at__isnull=True)


def ward_rows(place: Place) -> Iterator[WardRow]:
    """In one query."""
    found = _found(place, timezone.localdate())
    yield from (_figure(row) for row in _of(found, WardPart.LIVES))
    yield from _brought(found)
    yield from _counts(found)
    yield from _helped(found)
    yield from (_unheard(row, place) for row in _of(found, WardPart.UNHEARD))
    yield from (_fund(row) for row in sorted(_of(found, WardPart.FUNDING), key=lambda one: str(one.when or "9")))
    yield from _to_meet(found, place)
    yield from (_session(row, place) for row in sorted(_of(found, WardPart.SESSIONS), key=lambda one: str(one.when)))


def willing(place: Place) -> QuerySet[Entry]:
    """Those of this place who ticked “my councillor may contact me” and have not taken it back."""
    agreed = OfferConsent.objects.filter(
        entry=OuterRef("pk"), kind=Agreement.COUNCILLOR, taken_back_at__isnull=True
    ).order_by()
    here = {"entry": OuterRef("pk"), "place": place, "withdrawn_at__isnull": True}
    told = (Exists(model.objects.filter(**here).order_by()) for model in (Offer, Need))
    offers, needs = told
    return Entry.objects.filter(Exists(agreed), offers | needs, LIVING, withdrawn_at__isnull=True)


def _found(place: Place, today: dt.date) -> list[Told]:
    figures = PlaceFigure.objects.filter(place=place).annotate(
        said=Concat("value", Value(BETWEEN), "period", Value(BETWEEN), "source", output_field=TextField())
    )
    living = Q(in_state(State.LIVING, today=today), LIVING, place=place)
    met = ProposalLeg.objects.filter(offer=OuterRef("pk"), proposal__introduction__isnull=False).order_by()
    lapsed = Offer.objects.filter(in_state(State.PAST, today=today), LIVING, place=place)
    unheard = Initiative.objects.filter(place=place, status__in=RUNNING, programme__archived_at__isnull=True)
    funds = WardFunding.objects.filter(Q(place=place) | Q(place=None), organisation=place.organisation_id).filter(
        Q(until=None) | Q(until__gte=today)
    )
    funds = funds.annotate(said=Concat("purpose", Value(BETWEEN), "link", output_field=TextField()))
    groups = willing(place).filter(Exists(Need.objects.filter(living, entry=OuterRef("pk")).order_by()))
    sessions = LearningSession.objects.filter(
        LIVING, place=place, on__gte=today, published_at__isnull=False, cancelled_because=""
    )
    return read(
        columns(figures, WardPart.LIVES, title="name", text="said", programme=""),
        counted(Offer.objects.filter(living), OFFERS, by="kind"),
        counted(Need.objects.filter(living), NEEDS, by="kind"),
        counted(Offer.objects.filter(living, answered_at__isnull=True), UNANSWERED),
        counted(Offer.objects.filter(Exists(met), LIVING, place=place), MATCHED),
        counted(lapsed, LAPSED),
        counted(Offer.objects.filter(living, made_at__date__gt=today - LATELY), NEW),
        columns(groups.exclude(group=""), WardPart.HELP, title="group"),
        columns(unheard.exclude(groups_not_reached=""), WardPart.UNHEARD, title="groups_not_reached", text="title"),
        columns(funds, WardPart.FUNDING, title="name", text="said", when="until", programme=""),
        columns(willing(place), WardPart.MEET, title="group"),
        columns(sessions, WardPart.SESSIONS, title="title", text="where", when="on"),
    )


def _of(found: Iterable[Told], part: str) -> list[Told]:
    return [row for row in found if row.part == part]


def _figure(row: Told) -> WardRow:
    value, period, source = row.text.split(BETWEEN, 2)
    return WardRow(WardPart.LIVES, row.title, f"{value} ({period})", source=source)


def _brought(found: list[Told]) -> Iterator[WardRow]:
    """What people bring, by the six kinds; a kind of which there are few is not named."""
    rows = _of(found, OFFERS)
    if not rows:
        return
    many = {row.title: row.number for row in rows if shown(row.number)}
    named = ", ".join(f"{Kind(one).label} ({in_words(many[one])})" for one in Kind.values if one in many)
    new = sum(row.number for row in _of(found, NEW))
    text = _("New in the last three months: %(n)s") % {"n": in_words(new)} if new else ""
    kinds = named or _("few of each kind so far")
    yield WardRow(WardPart.ASSETS, _("What people bring: %(kinds)s") % {"kinds": kinds}, text)


def _counts(found: list[Told]) -> Iterator[WardRow]:
    """Offers that live, wait, were matched and lapsed."""
    names: Mapping[str, str] = {
        OFFERS: _("Things people offer"), UNANSWERED: _("Offers that nobody has answered yet"),
        MATCHED: _("Offers that brought people together"), LAPSED: _("Offers whose time has passed"),
    }  # fmt: skip
    for part, name in names.items():
        rows = _of(found, part)
        number = sum(row.number for row in rows)
        if number:
            yield WardRow(WardPart.OFFERS, f"{name}: {in_words(number)}", _kinds(rows), number=shown(number))


def _kinds(rows: list[Told]) -> str:
    return ", ".join(str(Kind(row.title).label) for row in rows if row.title and shown(row.number))


def _helped(found: list[Told]) -> Iterator[WardRow]:
    """Groups that asked for something and want to be met, by name; persons as a count, by kind of what they need."""
    yield from (WardRow(WardPart.HELP, row.title, _("A group")) for row in _of(found, WardPart.HELP))
    rows = _of(found, NEEDS)
    number = sum(row.number for row in rows)
    if number:
        told = ": ".join((_("Things people would like"), in_words(number)))
        yield WardRow(WardPart.HELP, told, _kinds(rows), number=shown(number))


def _unheard(row: Told, place: Place) -> WardRow:
    where = reverse("journeys:initiative", args=(place.organisation.slug, row.programme, row.record))
    return WardRow(WardPart.UNHEARD, row.title, _("not reached by %(what)s") % {"what": row.text}, address=where)


def _fund(row: Told) -> WardRow:
    purpose, link = row.text.split(BETWEEN, 1)
    until = _("until %(day)s") % {"day": date_format(row.when, "j F Y")} if row.when else _("no last day")
    return WardRow(WardPart.FUNDING, row.title, f"{purpose} · {until}", address=link)


def in_words(number: int) -> str:
    """A count as it may be shown, by the one rule for small numbers."""
    seen = shown(number)
    if seen is None:
        return _("fewer than %(n)s") % {"n": OPENSAFELY.threshold + 1}
    return _("about %(n)s") % {"n": seen}


def _to_meet(found: list[Told], place: Place) -> Iterator[WardRow]:
    rows = _of(found, WardPart.MEET)
    where = reverse("people_it:ward_meet", args=(place.organisation.slug, place.pk))
    yield from (WardRow(WardPart.MEET, row.title, _("A group"), address=where) for row in rows if row.title)
    people = sum(not row.title for row in rows)
    if people:
        told = _("People who would like to talk with their councillor: %(n)s") % {"n": in_words(people)}
        yield WardRow(WardPart.MEET, told, number=shown(people), address=where)


def _session(row: Told, place: Place) -> WardRow:
    where = reverse("people_it:session", args=(place.organisation.slug, row.programme, row.record))
    return WardRow(WardPart.SESSIONS, row.title, row.text, when=row.when, address=where)


def cards_by_programme() -> QuerySet[WardInvitation]:
    """The cards that were made from a ward's page, each with the programme it invites to."""
    programme = Coalesce("session__programme", "link__programme", "offers_of", output_field=UUIDField())
    return WardInvitation.objects.annotate(programme=programme)
