import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coproduction_star.journeys.addresses import address, organisation_address
from coproduction_star.journeys.history import Line, lines
from coproduction_star.journeys.models import Decision, Promise
from coproduction_star.organisations.models import Membership

from .selectors import News, Waits


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that waits, or that one can ask."""

    text: str
    address: str
    where: str
    due: dt.date | None = None
    late: bool = False


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


@dataclass(frozen=True, slots=True)
class PersonalPage:
    """For me: what waits, what is new, what I can ask."""

    title: str
    name: str
    waiting: tuple[Item, ...]
    since: dt.date | None
    news: tuple[NewsLine, ...]
    more: str
    ask: tuple[Item, ...]
    homes: tuple[Home, ...]
    looked: str
    found: str
    """Where to start an organisation, when this server lets anyone; else empty."""


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
        since=since.date() if since else None,
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
    for event, line in zip(news.events, lines(news.events, hidden=news.hidden), strict=True):
        programme = news.programmes.get(event.programme_id)
        yield NewsLine(line, Home(programme.name, address("star", programme)) if programme else None)


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


def _to_ask(news: News) -> Iterator[Item]:
    for decision in news.decisions:
        text = _("Why was this decided: %(what)s?") % {"what": decision.what.rstrip(".?")}
        yield Item(text, _at(decision), decision.programme.name)
    for promise in news.unjudged:
        text = _("What came of this promise: %(what)s?") % {"what": promise.what.rstrip(".?")}
        yield Item(text, _at(promise), promise.programme.name)


def _at(row: Promise | Decision) -> str:
    return f"{address('decisions', row.programme)}#{row._meta.model_name}-{row.pk}"
