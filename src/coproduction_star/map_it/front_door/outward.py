"""What leaves a public page: the poster, the feed and the calendar of decisions, of a programme or of a place."""

import datetime as dt
import re
from dataclasses import dataclass, replace

from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coproduction_star.journeys.hiding import Hidden
from coproduction_star.journeys.models import Place, Programme
from coproduction_star.map_it.models import FrontDoor
from coproduction_star.organisations.models import Organisation
from coproduction_star.ui.documents.calendar import Day, as_calendar
from coproduction_star.ui.drawing.qr import QRCode, qr_code

from .addresses import in_full, part_of, public_address, public_place_address
from .gathered import PER_PAGE, About, ahead, decided, doors_at
from .items import ahead_item, decided_item, shortened
from .presenters import Reach, purpose_of_a_place, reach_of

THE_DAY_BEFORE = dt.timedelta(hours=15)
"""A day begins at midnight: nine in the morning of the day before."""
MORNING = dt.time(9)
ON_A_POSTER = 3
"""Programmes; more leave no room for words that can be read from two steps away."""
LETTERS_ALONE, LETTERS_OF_EACH = 160, 50
"""How long a way to reach a programme may be on a poster: of one programme, and of each of several. The rest stands on
the page it leads to."""
MUCH = 450
"""With more letters than these, smaller ones keep it on one sheet."""


@dataclass(frozen=True, slots=True)
class Poster:
    """One A4 sheet for a wall."""

    title: str
    organisation: str
    purpose: str
    full: bool
    """Whether there is so much to say that it needs smaller letters."""
    reached: tuple[Reach, ...]
    named: bool
    """Whether each programme stands by its name: there is more than the one of the title."""
    more: str
    """How many programmes there was no room for, in words."""
    address: str
    shown_address: tuple[str, ...]
    """Without the protocol, in the parts between which a line may end."""
    code: QRCode
    back: str


def poster(programme: Programme, door: FrontDoor, *, hidden: Hidden) -> Poster:
    return _poster(
        title=programme.name,
        organisation=programme.organisation,
        purpose=door.purpose or programme.summary,
        reached=(reach_of(programme, door, hidden=hidden, listens=False),),
        back=public_address(programme),
    )


def place_poster(
    place: Place, programmes: tuple[Programme, ...], *, organisation: Organisation, hidden: Hidden
) -> Poster:
    few = programmes[:ON_A_POSTER]
    reached = (reach_of(one, door, hidden=hidden, listens=False) for one, door in zip(few, doors_at(few), strict=True))
    page = _poster(
        title=place.name,
        organisation=organisation,
        purpose=purpose_of_a_place(),
        reached=tuple(reached),
        back=public_place_address(place, organisation),
        letters=LETTERS_OF_EACH,
    )
    return replace(page, named=True, more=_more(len(programmes) - len(few)))


def _more(number: int) -> str:
    if not number:
        return ""
    said = ngettext("And %(n)s more programme: see the page.", "And %(n)s more programmes: see the page.", number)
    return said % {"n": number}


def _poster(
    *, title: str, organisation: Organisation, purpose: str, reached: tuple[Reach, ...], back: str,
    letters: int = LETTERS_ALONE,
) -> Poster:  # fmt: skip
    address = in_full(back)
    short = tuple(_cut(reach, letters) for reach in reached)
    return Poster(
        title=title,
        organisation=organisation.name,
        purpose=shortened(purpose),
        full=_length(title, shortened(purpose), address, short) > MUCH,
        reached=short,
        named=False,
        more="",
        address=address,
        shown_address=tuple(re.findall(r"[^/]+/?", address.partition("://")[2].rstrip("/"))),
        code=qr_code(address),
        back=back,
    )


def _cut(reach: Reach, letters: int) -> Reach:
    ways = tuple(replace(way, text=shortened(way.text, letters)) for way in reach.ways)
    return replace(reach, name=shortened(reach.name, letters), ways=ways)


def _length(title: str, purpose: str, address: str, reached: tuple[Reach, ...]) -> int:
    said = (word for reach in reached for word in (reach.name, reach.answerable, *(way.text for way in reach.ways)))
    return sum(map(len, (title, purpose, address, *said)))


def feed(about: About, *, organisation: Organisation, title: str, purpose: str, language: str, hidden: Hidden) -> str:
    """Decisions taken and decisions to come, the newest first, as Atom (RFC 4287)."""
    here = in_full(_page_of(about, organisation))
    written = Atom1Feed(
        title=hidden.text(title),
        link=here,
        description=hidden.text(purpose),
        language=language,
        feed_url=in_full(part_of("feed", about, organisation)),
        author_name=organisation.name,
    )
    for decision in decided(about)[:PER_PAGE]:
        item = hidden.over(decided_item(decision))
        _add(written, f"decision-{decision.pk}", _("Decided: %(what)s") % {"what": item.title}, item.text, here,
             dt.datetime.combine(decision.decided_on, MORNING, timezone.get_current_timezone()))  # fmt: skip
    for one in ahead(about)[:PER_PAGE]:
        item = hidden.over(ahead_item(one))
        said = _("To be decided on %(day)s: %(what)s") % {"day": item.when, "what": item.title}
        _add(written, f"ahead-{one.pk}", said, item.text, here, one.made_at)
    text: str = written.writeString("utf-8")
    return text


def _page_of(about: About, organisation: Organisation) -> str:
    return public_place_address(about.place, organisation) if about.place else public_address(about.programmes[0])


def _add(feed: Atom1Feed, key: str, title: str, text: str, here: str, when: dt.datetime) -> None:
    feed.add_item(
        title=title, link=f"{here}#{key}", description=text, unique_id=f"{here}#{key}", pubdate=when, updateddate=when
    )


def calendar(about: About, *, organisation: Organisation, name: str, now: dt.datetime, hidden: Hidden) -> bytes:
    here = in_full(_page_of(about, organisation))
    days = (
        Day(f"{one.pk}@co-production-star", hidden.text(one.what), one.on, hidden.text(one.how), here, THE_DAY_BEFORE)
        for one in ahead(about)
    )
    return as_calendar(days, name=hidden.text(name), now=now)
