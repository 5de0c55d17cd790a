"""What the page of a ward says of People it: who lives there, offers and needs as protected counts, whom to meet."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping

from django.db.models import Exists, OuterRef, Q, QuerySet, TextField, UUIDField, Value
from django.db.models.functions import Coalesce, Concat
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from coproduction_star.journeys.models import Place
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
    WardInvitation,
)
from coproduction_star.people_it.offered import State, in_state

OFFERS, NEEDS, UNANSWERED = "offers", "needs", "unanswered"
BETWEEN = "\n"
LIVING = Q(programme__archived_at__isnull=True)


def ward_rows(place: Place) -> Iterator[WardRow]:
    """In one query. Persons are counted; a group that wants to be met is named, a person is not."""
    found = _found(place, timezone.localdate())
    yield from (_figure(row) for row in _of(found, WardPart.LIVES))
    yield from _counts(found)
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
    sessions = LearningSession.objects.filter(
        LIVING, place=place, on__gte=today, published_at__isnull=False, cancelled_because=""
    )
    return read(
        columns(figures, WardPart.LIVES, title="name", text="said", programme=""),
        counted(Offer.objects.filter(living), OFFERS, by="kind"),
        counted(Need.objects.filter(living), NEEDS, by="kind"),
        counted(Offer.objects.filter(living, answered_at__isnull=True), UNANSWERED),
        columns(willing(place), WardPart.MEET, title="group"),
        columns(sessions, WardPart.SESSIONS, title="title", text="where", when="on"),
    )


def _of(found: Iterable[Told], part: str) -> list[Told]:
    return [row for row in found if row.part == part]


def _figure(row: Told) -> WardRow:
    value, period, source = row.text.split(BETWEEN, 2)
    return WardRow(WardPart.LIVES, row.title, f"{value} ({period})", source=source)


def _counts(found: list[Told]) -> Iterator[WardRow]:
    names: Mapping[str, str] = {
        OFFERS: _("Things people offer"), NEEDS: _("Things people would like"),
        UNANSWERED: _("Offers that nobody has answered yet"),
    }  # fmt: skip
    for part, name in names.items():
        rows = _of(found, part)
        number = sum(row.number for row in rows)
        if number:
            seen = shown(number)
            kinds = ", ".join(str(Kind(row.title).label) for row in rows if row.title and shown(row.number))
            yield WardRow(WardPart.OFFERS, f"{name}: {in_words(number)}", kinds, number=seen)


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
