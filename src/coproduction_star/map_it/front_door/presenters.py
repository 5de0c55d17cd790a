"""The public pages: a programme, a place, an organisation, and their lists in full."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coproduction_star.journeys.hiding import Hidden
from coproduction_star.journeys.models import Decision, Initiative, Kept, Programme, Promise, Status
from coproduction_star.journeys.steps import PublicPlace, PublicRow
from coproduction_star.map_it.models import DecisionAhead
from coproduction_star.organisations.models import Organisation
from coproduction_star.voices.models import Contribution

from .addresses import public_address, public_home_address, public_part, public_place_address, tell_us_address
from .selectors import FEW, PER_PAGE, Home, Seen, SeenPlace

SHORT = 240
SHADES = {Status.EXISTING: "green", Status.IMPROVE: "yellow", Status.POTENTIAL: "blue", Status.STOPPED: "grey"}
KEPT_SHADES = {Kept.OPEN: "grey", Kept.KEPT: "green", Kept.PARTLY: "yellow", Kept.BROKEN: "red"}
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
class Item:
    """One thing of a list: what, more about it, when, and a word with a colour."""

    title: str
    text: str = ""
    when: str = ""
    tag: str = ""
    shade: str = "grey"
    address: str = ""


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
class PublicPage:
    """The public page of a programme."""

    title: str
    organisation: str
    home: str
    purpose: str
    outcomes: tuple[str, ...]
    answerable: str
    place: str
    place_address: str
    closed: tuple[str, ...]
    """What people said and what came of it, once the programme is closed."""
    parts: tuple[Part, ...]
    ways: tuple[Way, ...]
    tell_us: str
    feed: str
    calendar: str
    poster: str
    preview: bool


@dataclass(frozen=True, slots=True)
class PlacePage:
    """The public page of a place."""

    title: str
    organisation: str
    home: str
    programmes: tuple[Item, ...]
    councillors: tuple[str, ...]
    parts: tuple[Part, ...]


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
    programme, door = seen.programme, seen.door
    place = programme.place
    return PublicPage(
        title=programme.name,
        organisation=programme.organisation.name,
        home=public_home_address(programme.organisation),
        purpose=door.purpose or programme.summary,
        outcomes=tuple(outcome.words for outcome in seen.outcomes),
        answerable=hidden.name(door.answerable) if door.answerable else "",
        place=str(place or ""),
        place_address=public_place_address(place, programme.organisation) if place and place.published_at else "",
        closed=tuple(filter(None, (programme.heard, programme.decided))) if programme.closed_at else (),
        parts=_parts(seen),
        ways=_ways(seen),
        tell_us=tell_us_address(programme) if seen.listens else "",
        feed=public_part("public_feed", programme),
        calendar=public_part("public_calendar", programme) if seen.ahead else "",
        poster=public_part("public_poster", programme),
        preview=preview,
    )


def _parts(seen: Seen) -> tuple[Part, ...]:
    programme = seen.programme
    rows = {place: [row for row in seen.rows if row.place is place] for place in PublicPlace}
    found = {
        "happening": [*map(happening_item, seen.happening[:FEW]), *_step_items(rows, PublicPlace.HAPPENING)],
        "ahead": [*map(ahead_item, seen.ahead[:FEW]), *_step_items(rows, PublicPlace.AHEAD)],
        "said": [*map(said_item, seen.said[:FEW]), *_step_items(rows, PublicPlace.SAID)],
        "decided": [*map(decided_item, seen.decided[:FEW]), *_step_items(rows, PublicPlace.DECIDED)],
        "promised": [*map(promise_item, seen.promised[:FEW]), *_step_items(rows, PublicPlace.PROMISED)],
    }
    notes = {"said": _answers(seen), "promised": _promises(seen)}
    longer = {name for name in found if len(getattr(seen, name)) > FEW}
    parts = [
        Part(
            slug=name,
            heading=HEADINGS[name](),
            items=tuple(items),
            nothing=NOTHING[name](),
            note=notes.get(name, ""),
            more=public_part("public_list", programme, name) if name in longer else "",
        )
        for name, items in found.items()
    ]
    stories = _step_items(rows, PublicPlace.STORY)
    if stories:
        parts.insert(1, Part("stories", _("Stories"), tuple(stories), ""))
    return tuple(parts)


def _step_items(rows: dict[PublicPlace, list[PublicRow]], place: PublicPlace) -> list[Item]:
    return [Item(row.title, row.text, _day(row.when), address=row.address) for row in rows[place]]


def _ways(seen: Seen) -> tuple[Way, ...]:
    """How to join in, ask or object: on line, by phone, on paper, in person."""
    door, rows = seen.door, [row for row in seen.rows if row.place is PublicPlace.JOIN]
    ways = [
        Way(_("By phone"), door.phone),
        Way(_("On paper"), door.post),
        Way(_("In person"), door.in_person),
        *(Way(row.title, row.text, row.address) for row in rows),
    ]
    return tuple(way for way in ways if way.text or way.address)


def happening_item(initiative: Initiative) -> Item:
    shade = SHADES[Status(initiative.status)]
    return Item(
        initiative.title, _shortened(initiative.summary), str(initiative.place or ""),
        initiative.get_status_display(), shade,
    )  # fmt: skip


def ahead_item(ahead: DecisionAhead) -> Item:
    return Item(ahead.what, ahead.how, _day(ahead.on))


def said_item(said: Contribution) -> Item:
    became = said.answer or (_("Answer by %(day)s") % {"day": _day(said.answer_due)} if not said.answered_at else "")
    tag = said.get_outcome_display() if said.answered_at else _late_or_waiting(said)
    return Item(f"“{said.words}”", became, _day(timezone.localdate(said.made_at)), tag, "blue")


def _late_or_waiting(said: Contribution) -> str:
    return _("Answer is late") if said.answer_due < timezone.localdate() else _("Waits for an answer")


def decided_item(decision: Decision) -> Item:
    return Item(decision.what, decision.why, _day(decision.decided_on))


def promise_item(promise: Promise) -> Item:
    """Without the name of a person: only bodies are named."""
    said = _("By %(day)s") % {"day": _day(promise.due_on)}
    who = f"{promise.who_in_words} · {said}" if promise.who_in_words else said
    late = promise.kept == Kept.OPEN and promise.due_on < timezone.localdate()
    tag = _("Late") if late else promise.get_kept_display()
    return Item(promise.what, promise.note, who, tag, "red" if late else KEPT_SHADES[Kept(promise.kept)])


def _answers(seen: Seen) -> str:
    answers = seen.answers
    if not answers.heard:
        return ""
    said = {"heard": answers.heard, "answered": answers.answered, "late": answers.late + answers.answered_late}
    heard = ngettext("%(heard)s person told us something.", "%(heard)s people told us something.", answers.heard)
    return f"{heard % said} " + _("%(answered)s have an answer; %(late)s were or are late.") % said


def _promises(seen: Seen) -> str:
    figures = seen.promises
    if not (figures.kept or figures.partly or figures.broken or figures.open):
        return ""
    said = {"kept": figures.kept, "partly": figures.partly, "broken": figures.broken, "late": figures.late}
    return _("%(kept)s kept, %(partly)s partly kept, %(broken)s broken, %(late)s late.") % said


def _shortened(text: str) -> str:
    return text if len(text) <= SHORT else text[:SHORT].rsplit(" ", 1)[0] + " …"


def _day(day: dt.date | None) -> str:
    return date_format(day, "j F Y") if day else ""


def place_page(seen: SeenPlace, *, organisation: Organisation, hidden: Hidden) -> PlacePage:
    return PlacePage(
        title=seen.place.name,
        organisation=organisation.name,
        home=public_home_address(organisation),
        programmes=tuple(map(programme_item, seen.programmes)),
        councillors=_councillors(seen, hidden),
        parts=(
            _place_part("happening", map(happening_item, seen.happening[:PER_PAGE])),
            _place_part("ahead", map(ahead_item, seen.ahead[:FEW])),
            _place_part("said", map(said_item, seen.said[:FEW])),
            _place_part("decided", map(decided_item, seen.decided[:FEW])),
        ),
    )


def _place_part(name: str, items: Iterable[Item]) -> Part:
    return Part(name, HEADINGS[name](), tuple(items), NOTHING[name]())


def _councillors(seen: SeenPlace, hidden: Hidden) -> tuple[str, ...]:
    seats = seen.ward.councillors if seen.ward else ()
    named = [(hidden.name(seat.participant), seat.party, seat.participant.pk in hidden.people) for seat in seats]
    return tuple(dict.fromkeys(f"{name} ({party})" if party and not gone else name for name, party, gone in named))


def programme_item(programme: Programme) -> Item:
    return Item(
        programme.name, _shortened(programme.summary), str(programme.place or ""), address=public_address(programme)
    )


def home_page(home: Home, *, organisation: Organisation) -> HomePage:
    return HomePage(
        title=organisation.name,
        lead=_("What we and the people who live here do together."),
        programmes=tuple(map(programme_item, home.programmes)),
        places=tuple(Item(place.name, address=public_place_address(place, organisation)) for place in home.places),
        nothing="" if home.programmes else _("Nothing is public yet."),
    )


ITEMS = {
    "happening": happening_item,
    "ahead": ahead_item,
    "said": said_item,
    "decided": decided_item,
    "promised": promise_item,
}


def list_page(kind: str, pages: Page[Any], *, programme: Programme) -> ListPage:
    part = Part(kind, HEADINGS[kind](), tuple(map(ITEMS[kind], pages)), NOTHING[kind]())
    return ListPage(HEADINGS[kind](), programme.name, public_address(programme), part, pages)
