"""What leaves the public page: the poster, the feed and the calendar of decisions."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from coproduction_star.journeys.hiding import Hidden
from coproduction_star.journeys.models import Programme
from coproduction_star.map_it.models import DecisionAhead, FrontDoor
from coproduction_star.ui.documents.calendar import Day, as_calendar
from coproduction_star.ui.drawing.qr import QRCode, qr_code

from .addresses import in_full, public_address, public_part
from .presenters import ahead_item, decided_item
from .selectors import Seen

THE_DAY_BEFORE = dt.timedelta(hours=15)
"""A day begins at midnight: nine in the morning of the day before."""
MORNING = dt.time(9)


@dataclass(frozen=True, slots=True)
class Poster:
    """One A4 sheet for a wall."""

    title: str
    organisation: str
    purpose: str
    answerable: str
    phone: str
    in_person: str
    post: str
    address: str
    shown_address: str
    code: QRCode
    back: str


def poster(programme: Programme, door: FrontDoor, *, hidden: Hidden) -> Poster:
    address = in_full(public_address(programme))
    return Poster(
        title=programme.name,
        organisation=programme.organisation.name,
        purpose=door.purpose or programme.summary,
        answerable=hidden.name(door.answerable) if door.answerable else "",
        phone=door.phone,
        in_person=door.in_person,
        post=door.post,
        address=address,
        shown_address=address.partition("://")[2].rstrip("/"),
        code=qr_code(address),
        back=public_address(programme),
    )


def feed(seen: Seen, *, language: str, hidden: Hidden) -> str:
    """Decisions taken and decisions to come, the newest first, as Atom (RFC 4287)."""
    programme = seen.programme
    here = in_full(public_address(programme))
    written = Atom1Feed(
        title=hidden.text(programme.name),
        link=here,
        description=hidden.text(seen.door.purpose or programme.summary),
        language=language,
        feed_url=in_full(public_part("public_feed", programme)),
        author_name=programme.organisation.name,
    )
    for decision in seen.decided:
        item = hidden.over(decided_item(decision))
        _add(written, f"decision-{decision.pk}", _("Decided: %(what)s") % {"what": item.title}, item.text, here,
             dt.datetime.combine(decision.decided_on, MORNING, timezone.get_current_timezone()))  # fmt: skip
    for one in seen.ahead:
        item = hidden.over(ahead_item(one))
        title = _("To be decided on %(day)s: %(what)s") % {"day": item.when, "what": item.title}
        _add(written, f"ahead-{one.pk}", title, item.text, here, one.made_at)
    text: str = written.writeString("utf-8")
    return text


def _add(feed: Atom1Feed, key: str, title: str, text: str, here: str, when: dt.datetime) -> None:
    feed.add_item(
        title=title, link=f"{here}#{key}", description=text, unique_id=f"{here}#{key}", pubdate=when, updateddate=when
    )


def calendar(programme: Programme, ahead: Iterable[DecisionAhead], *, now: dt.datetime, hidden: Hidden) -> bytes:
    here = in_full(public_address(programme))
    days = (
        Day(f"{one.pk}@co-production-star", hidden.text(one.what), one.on, hidden.text(one.how), here, THE_DAY_BEFORE)
        for one in ahead
    )
    return as_calendar(days, name=hidden.text(programme.name), now=now)
