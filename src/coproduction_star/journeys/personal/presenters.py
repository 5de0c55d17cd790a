import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coproduction_star.audit.models import Event
from coproduction_star.journeys.addresses import address, organisation_address
from coproduction_star.journeys.history import Line, lines
from coproduction_star.journeys.models import Decision, Kept, Promise
from coproduction_star.organisations.models import Membership

from .selectors import News, Waits

SHADES = {Kept.OPEN: "blue", Kept.KEPT: "green", Kept.PARTLY: "yellow", Kept.BROKEN: "red"}


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that waits, or that one can ask."""

    text: str
    address: str
    where: str
    due: dt.date | None = None
    late: bool = False
    tag: str = ""
    shade: str = ""


@dataclass(frozen=True, slots=True)
class Home:
    """An organisation the reader belongs to, or a programme they see."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class NewsLine:
    """One thing that happened; `where` is the programme, or None when it was not in one."""

    line: Line
    where: Home | None
    times: int = 1
    """How often it happened on that day, one after the other."""


@dataclass(frozen=True, slots=True)
class OnPaper:
    """How many of each list one printed side of A4 holds; the styles keep each row to a few lines."""

    waiting: int = 5
    promised: int = 4
    ask: int = 3
    news: int = 8
    homes: int = 4


@dataclass(frozen=True, slots=True)
class PersonalPage:
    """For me: what waits, what is new, what I can ask."""

    title: str
    name: str
    waiting: tuple[Item, ...]
    promised: tuple[Item, ...]
    since: dt.date | None
    news: tuple[NewsLine, ...]
    more: str
    ask: tuple[Item, ...]
    homes: tuple[Home, ...]
    looked: str
    found: str
    """Where to start an organisation, when this server lets anyone; else empty."""
    on_paper: OnPaper = OnPaper()


def personal_page(
    *,
    user: Any,
    memberships: Iterable[Membership],
    waits: Waits,
    news: News,
    since: dt.datetime | None,
    today: dt.date,
    may_found: bool,
) -> PersonalPage:
    more = ngettext("And at least %(number)s more.", "And at least %(number)s more.", news.more)
    page = PersonalPage(
        title=_("For me"),
        name=user.get_short_name(),
        waiting=tuple(_waiting(waits, today)),
        promised=tuple(_promised(promise, today) for promise in waits.promised),
        since=timezone.localdate(since) if since else None,
        news=tuple(_news(news)),
        more=more % {"number": news.more} if news.more > 0 else "",
        ask=tuple(_to_ask(news)),
        homes=tuple(
            Home(one.organisation.name, organisation_address("home", one.organisation)) for one in memberships
        ),
        looked=reverse("journeys:looked"),
        found=reverse("organisations:found") if may_found else "",
    )
    return replace(news.hidden.over(page), name=page.name)


def _news(news: News) -> Iterator[NewsLine]:
    """What is said in the same words of the same day and programme is said once, with how often."""
    told = zip(news.events, lines(news.events, hidden=news.hidden), strict=True)
    for (programme_id, _day, _words), same in groupby(told, key=_said):
        programme = news.programmes.get(programme_id)
        group = [line for _event, line in same]
        yield NewsLine(group[0], Home(programme.name, address("star", programme)) if programme else None, len(group))


def _said(one: tuple[Event, Line]) -> tuple[Any, dt.date, str]:
    event, line = one
    return event.programme_id, timezone.localdate(line.when), line.sentence


def _waiting(waits: Waits, today: dt.date) -> Iterator[Item]:
    for promise in waits.promises:
        text = _("You promised: %(what)s") % {"what": promise.what}
        yield Item(text, _at(promise), promise.programme.name, promise.due_on, promise.due_on < today)
    for promise in waits.judge:
        text = _("Say how it went: %(what)s") % {"what": promise.what}
        where = address("judge_promise", promise.programme, promise.pk)
        yield Item(text, where, promise.programme.name, promise.due_on, late=True)
    for programme in waits.declare:
        yield Item(_("Declare your interests"), address("interest", programme), programme.name)
    for one in waits.others:
        yield Item(one.title, one.address, "", one.due, one.due is not None and one.due < today)


def _promised(promise: Promise, today: dt.date) -> Item:
    """What I promised, open or judged lately, with how it stands."""
    kept = Kept(promise.kept)
    return Item(
        promise.what, _at(promise), promise.programme.name, promise.due_on,
        late=kept == Kept.OPEN and promise.due_on < today,
        tag="" if kept == Kept.OPEN else str(kept.label), shade=SHADES[kept],
    )  # fmt: skip


def _to_ask(news: News) -> Iterator[Item]:
    for decision in news.decisions:
        text = _("Why was this decided: %(what)s?") % {"what": decision.what.rstrip(".?")}
        yield Item(text, _at(decision), decision.programme.name)
    for promise in news.unjudged:
        text = _("What came of this promise: %(what)s?") % {"what": promise.what.rstrip(".?")}
        yield Item(text, _at(promise), promise.programme.name)


def _at(row: Promise | Decision) -> str:
    return f"{address('decisions', row.programme)}#{row._meta.model_name}-{row.pk}"
