"""The public pages: a programme, a place, an organisation, and their lists in full."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from django.core.paginator import Page
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coproduction_star.journeys.hiding import Hidden
from coproduction_star.journeys.models import Place, Programme, Status
from coproduction_star.journeys.places.mapping import map_of_one
from coproduction_star.journeys.places.selectors import PlaceRow
from coproduction_star.journeys.steps import PublicPlace, PublicRow
from coproduction_star.map_it.models import FrontDoor
from coproduction_star.organisations.models import Organisation
from coproduction_star.ui.drawing.chart import Chart
from coproduction_star.voices.subjects import wrong_here_address, wrong_on_paper_address

from .addresses import part_of, public_address, public_home_address, public_place_address, tell_us_address
from .gathered import FEW, About, Seen
from .items import ITEMS, Item, in_words, programme_item, shortened
from .selectors import Home

HEADINGS = {
    "happening": lambda: _("What is happening"),
    "ahead": lambda: _("What will be decided, and when"),
    "said": lambda: _("What people said, and what came of it"),
    "decided": lambda: _("What was decided, and why"),
    "promised": lambda: _("What was promised, and whether it was kept"),
}
NOTHING = {
    "happening": lambda: _("Nothing is shown here yet."),
    "ahead": lambda: _("No decision is planned."),
    "said": lambda: _("Nobody has told us anything yet. You could be the first."),
    "decided": lambda: _("Nothing has been decided yet."),
    "promised": lambda: _("Nothing has been promised yet."),
}


@dataclass(frozen=True, slots=True)
class Part:
    """One heading of a public page with its first few things; `more` leads to all of them."""

    slug: str
    heading: str
    items: tuple[Item, ...]
    nothing: str
    note: str = ""
    more: str = ""


@dataclass(frozen=True, slots=True)
class Way:
    """One way to join in, to ask or to object."""

    name: str
    text: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Reach:
    """How one programme is reached, and who answers for it."""

    name: str
    address: str
    purpose: str
    answerable: str
    ways: tuple[Way, ...]
    tell_us: str
    """Empty when nobody listens."""


@dataclass(frozen=True, slots=True)
class PublicPage:
    """The public page of a programme or of a place."""

    title: str
    organisation: str
    home: str
    purpose: str
    outcomes: tuple[str, ...]
    place: str
    """Where a programme is; empty on the page of a place."""
    place_address: str
    closed: tuple[str, ...]
    """What people said and what came of it, once the programme is closed."""
    parts: tuple[Part, ...]
    reached: tuple[Reach, ...]
    """The programme; or the first few programmes of a place."""
    all_programmes: str
    """Where the other programmes of a place are."""
    is_place: bool
    ways: tuple[Way, ...]
    """Further ways to join in, which steps tell of."""
    tell_us: str
    chart: Chart | None
    """The outline of a place that has one."""
    counted: str
    """The same figures in words."""
    councillors: tuple[str, ...]
    clock: tuple[str, ...]
    """How long the service takes; of a programme only."""
    wrong: tuple[Item, ...]
    """Where to say that something on the page is wrong or missing; one for each programme that listens."""
    wrong_on_paper: str
    """Where the form of the page of a programme is printed."""
    feed: str
    calendar: str
    poster: str
    preview: bool


@dataclass(frozen=True, slots=True)
class PlacePanel:
    """Where the public page of a place is and since when; empty while there is none."""

    address: str = ""
    since: str = ""


@dataclass(frozen=True, slots=True)
class HomePage:
    """Everything an organisation shows the public."""

    title: str
    lead: str
    programmes: tuple[Item, ...]
    places: tuple[Item, ...]
    nothing: str


@dataclass(frozen=True, slots=True)
class ListPage:
    """One list in full."""

    title: str
    caption: str
    up: str
    part: Part
    pages: Page[Any]


def public_page(seen: Seen, *, hidden: Hidden, preview: bool = False) -> PublicPage:
    programme, door = seen.about.programmes[0], seen.doors[0]
    place = programme.place
    reached = _reached(seen, hidden)
    return PublicPage(
        title=programme.name,
        organisation=programme.organisation.name,
        home=public_home_address(programme.organisation),
        purpose=door.purpose or programme.summary,
        outcomes=tuple(outcome.words for outcome in seen.outcomes),
        place=str(place or ""),
        place_address=public_place_address(place, programme.organisation) if place and _is_open(place) else "",
        closed=tuple(filter(None, (programme.heard, programme.decided))) if programme.closed_at else (),
        is_place=False,
        reached=reached,
        all_programmes="",
        tell_us=reached[0].tell_us,
        chart=None,
        counted="",
        councillors=(),
        wrong=() if preview else _wrong_at(seen, public_address(programme)),
        wrong_on_paper=wrong_on_paper_address(programme),
        preview=preview,
        **_common(seen, programme.organisation),
    )


def place_page(seen: Seen, *, place: Place, organisation: Organisation, hidden: Hidden) -> PublicPage:
    reached = _reached(seen, hidden)
    listens = [one.tell_us for one in reached if one.tell_us]
    return PublicPage(
        title=place.name,
        organisation=organisation.name,
        home=public_home_address(organisation),
        purpose=purpose_of_a_place(),
        outcomes=(),
        place="",
        place_address="",
        closed=(),
        is_place=True,
        reached=reached,
        all_programmes=part_of("list", seen.about, organisation, "programmes")
        if len(seen.about.programmes) > FEW
        else "",
        tell_us=("#programmes" if len(listens) > 1 else listens[0]) if listens else "",
        chart=map_of_one(PlaceRow(place, seen.by_status), organisation=organisation, today=timezone.localdate()),
        counted=_counted(seen),
        councillors=_councillors(seen, hidden),
        wrong=_wrong_at(seen, public_place_address(place, organisation)),
        wrong_on_paper="",
        preview=False,
        **_common(seen, organisation),
    )


def purpose_of_a_place() -> str:
    return _("What is going on here, what will be decided, and how to have your say.")


def _common(seen: Seen, organisation: Organisation) -> dict[str, Any]:
    """What both pages say in the same way."""
    return {
        "parts": _parts(seen, organisation),
        "ways": _ways(_row_items(seen.rows, PublicPlace.JOIN)),
        "feed": part_of("feed", seen.about, organisation),
        "calendar": part_of("calendar", seen.about, organisation) if seen.ahead else "",
        "poster": part_of("poster", seen.about, organisation),
        "clock": seen.clock,
    }


def _parts(seen: Seen, organisation: Organisation) -> tuple[Part, ...]:
    notes = {"said": _answers(seen), "promised": _promises(seen)}
    parts = []
    for name, heading in HEADINGS.items():
        found = getattr(seen, name)
        items = (*items_of(name, found[:FEW], about=seen.about), *_row_items(seen.rows, PublicPlace(name)))
        more = part_of("list", seen.about, organisation, name) if len(found) > FEW else ""
        parts.append(Part(name, heading(), items, NOTHING[name](), notes.get(name, ""), more))
    stories = tuple(_row_items(seen.rows, PublicPlace.STORY))
    if stories:
        parts.insert(1, Part("stories", _("Stories"), stories, ""))
    return tuple(parts)


def items_of(kind: str, rows: Iterable[Any], *, about: About) -> Iterator[Item]:
    """On the page of a place each says its programme, not the place."""
    of = {one.pk: one.name for one in about.programmes} if about.place and kind != "programmes" else {}
    for row in rows:
        item = ITEMS[kind](row)
        if not of:
            yield item
        else:
            when = "" if kind == "happening" else item.when
            yield replace(item, when=" · ".join(filter(None, (when, of[row.programme_id]))))


def _row_items(rows: Iterable[PublicRow], place: PublicPlace) -> Iterator[Item]:
    return (Item(row.title, row.text, in_words(row.when), address=row.address) for row in rows if row.place is place)


def _ways(items: Iterable[Item]) -> tuple[Way, ...]:
    return tuple(Way(item.title, item.text or item.title, item.address) for item in items)


def _reached(seen: Seen, hidden: Hidden) -> tuple[Reach, ...]:
    pairs = zip(seen.about.programmes, seen.doors, strict=False)
    return tuple(reach_of(one, door, hidden=hidden, listens=one.pk in seen.listening) for one, door in pairs)


def reach_of(programme: Programme, door: FrontDoor, *, hidden: Hidden, listens: bool) -> Reach:
    ways = (Way(_("By phone"), door.phone), Way(_("On paper"), door.post), Way(_("In person"), door.in_person))
    return Reach(
        name=programme.name,
        address=public_address(programme),
        purpose=shortened(door.purpose or programme.summary),
        answerable=_who_answers(door, hidden),
        ways=tuple(way for way in ways if way.text),
        tell_us=tell_us_address(programme) if listens else "",
    )


def _who_answers(door: FrontDoor, hidden: Hidden) -> str:
    person = door.answerable
    return hidden.name(person) if person is not None and not person.is_gone else ""


def _wrong_at(seen: Seen, here: str) -> tuple[Item, ...]:
    listening = (one for one in seen.about.programmes[:FEW] if one.pk in seen.listening)
    return tuple(Item(one.name, address=wrong_here_address(one, here)) for one in listening)


def _answers(seen: Seen) -> str:
    answers = seen.answers
    if not answers.heard:
        return ""
    said = {"heard": answers.heard, "answered": answers.answered, "late": answers.late + answers.answered_late}
    sentences = (
        ngettext("%(heard)s person told us something.", "%(heard)s people told us something.", said["heard"]),
        ngettext("%(answered)s has an answer.", "%(answered)s have an answer.", said["answered"]),
        ngettext("%(late)s answer is or was late.", "%(late)s answers are or were late.", said["late"]),
    )
    return " ".join(sentence % said for sentence in sentences)


def _promises(seen: Seen) -> str:
    figures = seen.promises
    if not (figures.kept or figures.partly or figures.broken or figures.open):
        return ""
    said = {"kept": figures.kept, "partly": figures.partly, "broken": figures.broken, "late": figures.late}
    return _("%(kept)s kept, %(partly)s partly kept, %(broken)s broken, %(late)s late.") % said


def _counted(seen: Seen) -> str:
    """How many initiatives of each status the place has."""
    return ". ".join(f"{one.label}: {seen.by_status[one]}" for one in Status if seen.by_status.get(one))


def _councillors(seen: Seen, hidden: Hidden) -> tuple[str, ...]:
    seats = seen.councillors
    named = [(hidden.name(seat.participant), seat.party, seat.participant.pk in hidden.people) for seat in seats]
    return tuple(dict.fromkeys(f"{name} ({party})" if party and not gone else name for name, party, gone in named))


def _is_open(place: Place) -> bool:
    return place.published_at is not None and place.published_at <= timezone.now()


def place_panel(place: Place, *, organisation: Organisation) -> PlacePanel:
    if place.published_at is None or not _is_open(place):
        return PlacePanel()
    since = date_format(timezone.localtime(place.published_at), "j F Y")
    return PlacePanel(public_place_address(place, organisation), since)


def home_page(home: Home, *, organisation: Organisation) -> HomePage:
    return HomePage(
        title=organisation.name,
        lead=_("What we and the people who live here do together."),
        programmes=tuple(map(programme_item, home.programmes)),
        places=tuple(Item(place.name, address=public_place_address(place, organisation)) for place in home.places),
        nothing="" if home.programmes else _("Nothing is public yet."),
    )


def list_page(kind: str, pages: Page[Any], *, about: About, organisation: Organisation) -> ListPage:
    heading = HEADINGS.get(kind, lambda: _("Programmes here"))()
    part = Part(kind, heading, tuple(items_of(kind, pages, about=about)), NOTHING.get(kind, str)())
    if about.place:
        return ListPage(heading, about.place.name, public_place_address(about.place, organisation), part, pages)
    programme = about.programmes[0]
    return ListPage(heading, programme.name, public_address(programme), part, pages)
