import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from rules import has_perm

from coproduction_star.journeys.addresses import address, organisation_address
from coproduction_star.journeys.frames import Frame, Link, organisation_frame
from coproduction_star.journeys.hiding import Hidden
from coproduction_star.journeys.history import Line, lines
from coproduction_star.journeys.models import Initiative, Place, Status, WardCouncillor
from coproduction_star.journeys.permissions import Permission
from coproduction_star.organisations.access import Access
from coproduction_star.organisations.models import Organisation
from coproduction_star.ui.documents.download import DownloadLink, download_links
from coproduction_star.ui.drawing.chart import Chart
from coproduction_star.ui.drawing.numerals import numeral

from .mapping import map_of, map_of_one, place_address
from .selectors import About, PlaceRow

SHOWN = 100
SHADES = {"existing": "green", "improve": "yellow", "potential": "blue", "stopped": "grey"}


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """A place in the list; `lacks` says in words what is missing."""

    name: str
    code: str
    address: str
    counts: str
    lacks: str


@dataclass(frozen=True, slots=True)
class PlacesPage:
    """The map and its list."""

    title: str
    frame: Frame
    sentence: str
    chart: Chart | None
    downloads: tuple[DownloadLink, ...]
    lines: tuple[PlaceLine, ...]
    pages: Page[Any]
    may_keep: bool
    may_export: bool
    nothing: str


@dataclass(frozen=True, slots=True)
class InitiativeLine:
    title: str
    address: str
    programme: str
    status: str
    shade: str


@dataclass(frozen=True, slots=True)
class Choice:
    text: str
    address: str
    current: bool


@dataclass(frozen=True, slots=True)
class Joined:
    """A place that became part of this one, and where it is parted again."""

    name: str
    part: str


@dataclass(frozen=True, slots=True)
class PlacePage:
    """One place: what happens there, who speaks for it, where it lies."""

    id: UUID
    title: str
    frame: Frame
    code: str
    sentence: str
    chart: Chart | None
    lines: tuple[InitiativeLine, ...]
    pages: Page[Any]
    statuses: tuple[Choice, ...]
    query: str
    councillors: tuple[str, ...]
    programmes: tuple[Link, ...]
    earlier: str
    """What it was called before."""
    joined: tuple[Joined, ...]
    may_keep: bool
    panels: tuple[str, ...]
    history: tuple[Line, ...]


def places_page(
    *, organisation: Organisation, access: Access, rows: Sequence[PlaceRow], today: dt.date, number: str | None
) -> PlacesPage:
    may_keep = has_perm(Permission.KEEP_PLACES, access, organisation)
    pages = Paginator(rows, SHOWN).get_page(number)
    return PlacesPage(
        title=_("Places"),
        frame=organisation_frame(organisation=organisation),
        sentence=_sentence(rows),
        chart=map_of(organisation=organisation, rows=rows, today=today),
        downloads=download_links(organisation_address("places_file", organisation, "svg").removesuffix("svg")),
        lines=tuple(_line(row, organisation) for row in pages),
        pages=pages,
        may_keep=may_keep,
        may_export=bool(rows) and has_perm(Permission.EXPORT, access, organisation),
        nothing="" if rows else _nothing(may_keep=may_keep),
    )


def _nothing(*, may_keep: bool) -> str:
    if may_keep:
        return _("Here you will see every ward on a map, with what happens in each. Add one, or bring in all of them.")
    return _("A programme lead can add the wards. Then you see here what happens in each.")


def _sentence(rows: Sequence[PlaceRow]) -> str:
    if not rows:
        return ""
    number = ngettext("%(n)s place", "%(n)s places", len(rows)) % {"n": numeral(len(rows))}
    empty = sum(not row.number() for row in rows)
    if not empty:
        return _("%(number)s, and something happens or could start in each.") % {"number": number}
    told = ngettext(
        "%(number)s. In %(n)s of them nothing is written down yet.",
        "%(number)s. In %(n)s of them nothing is written down yet.",
        empty,
    )
    return told % {"number": number, "n": numeral(empty)}


def _line(row: PlaceRow, organisation: Organisation) -> PlaceLine:
    return PlaceLine(
        name=row.place.name,
        code=row.place.code,
        address=place_address(row.place, organisation),
        counts=counts_in_words(row),
        lacks=lacks_in_words(row),
    )


def lacks_in_words(row: PlaceRow) -> str:
    """What somebody who keeps places has still to say."""
    held = {_("boundary"): row.place.boundary, _("councillors"): row.councillors, _("code"): row.place.code}
    missing = ", ".join(words for words, there in held.items() if not there)
    return _("Still missing: %(what)s") % {"what": missing} if missing else ""


def counts_in_words(row: PlaceRow) -> str:
    """How many exist, could be better, could start; and what stopped, where something did."""
    if not row.number(*Status):
        return _("Nothing is written down here yet.")
    parts = (
        (Status.EXISTING, _("%(n)s exist")),
        (Status.IMPROVE, _("%(n)s could be better")),
        (Status.POTENTIAL, _("%(n)s could start")),
        (Status.STOPPED, _("%(n)s stopped")),
    )
    return " · ".join(
        words % {"n": numeral(row.number(status))}
        for status, words in parts
        if status != Status.STOPPED or row.number(status)
    )


def place_page(
    *, organisation: Organisation, access: Access, row: PlaceRow, pages: Page[Initiative], status: str,
    about: About, hidden: Hidden, today: dt.date, panels: tuple[str, ...],
) -> PlacePage:  # fmt: skip
    place = row.place
    return PlacePage(
        id=place.pk,
        title=place.name,
        frame=place_frame(organisation),
        code=place.code,
        sentence=counts_in_words(row),
        chart=map_of_one(row, organisation=organisation, today=today),
        lines=tuple(map(_initiative_line, pages)),
        pages=pages,
        statuses=_statuses(row, organisation, status),
        query=f"status={status}&" if status else "",
        councillors=tuple(named(seat, hidden) for seat in about.councillors),
        programmes=tuple(Link(one.name, address("star", one)) for one in about.programmes),
        earlier=", ".join(about.names.earlier),
        joined=tuple(_joined(key, name, organisation) for key, name in about.names.joined),
        may_keep=has_perm(Permission.KEEP_PLACES, access, organisation),
        panels=panels,
        history=lines(about.events, hidden=hidden),
    )


def _joined(joining: str, name: str, organisation: Organisation) -> Joined:
    return Joined(name, organisation_address("part_places", organisation, UUID(joining)))


def place_frame(organisation: Organisation, place: Place | None = None) -> Frame:
    """The way up from the page of a place, or from a page about it."""
    home = organisation_frame(organisation=organisation)
    up = (*home.up, Link(_("Places"), organisation_address("places", organisation)))
    if place is not None:
        up = (*up, Link(place.name, place_address(place, organisation)))
    return Frame(caption=place.name if place else organisation.name, up=up, links=())


def named(seat: WardCouncillor, hidden: Hidden) -> str:
    """With the party, unless the name is not shown now."""
    name = hidden.name(seat.participant)
    if not seat.party or seat.participant.pk in hidden.people:
        return name
    return f"{name} ({seat.party})"


def _initiative_line(initiative: Initiative) -> InitiativeLine:
    return InitiativeLine(
        title=initiative.title,
        address=address("initiative", initiative.programme, initiative.pk),
        programme=initiative.programme.name,
        status=str(Status(initiative.status).label),
        shade=SHADES[initiative.status],
    )


def _statuses(row: PlaceRow, organisation: Organisation, chosen: str) -> tuple[Choice, ...]:
    here = place_address(row.place, organisation)
    every = Choice(_("All (%(n)s)") % {"n": numeral(row.number(*Status))}, here, not chosen)
    facts = ((status, row.number(status)) for status in Status)
    return (
        every,
        *(
            Choice(f"{status.label} ({numeral(number)})", f"{here}?status={status.value}", chosen == status)
            for status, number in facts
            if number
        ),
    )
