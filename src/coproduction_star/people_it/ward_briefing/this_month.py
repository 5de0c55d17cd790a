"""What a councillor can do this month: connect, ask, unblock, thank, report back."""

import datetime as dt
from collections.abc import Iterator, Sequence

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from coproduction_star.journeys.models import Kept, Place
from coproduction_star.journeys.steps import WardPart, WardRow
from coproduction_star.organisations.election import is_on

from .selectors import Brief


def this_month(brief: Brief, today: dt.date) -> Iterator[tuple[str, str]]:
    """Five lines, one for each verb, with what on the page it is about; and where that leads."""
    held = is_on(brief.place.organisation, today)
    yield _connect(brief, held=held)
    yield _ask(brief.rows)
    yield _unblock(brief.rows)
    yield _thank(brief, held=held)
    yield _report_back(brief, today)


def rules(place: Place, today: dt.date) -> Iterator[tuple[str, str]]:
    """What holds for this page: an election, and people's data."""
    yield _election(place, today), ""
    yield _("No resident is named. Counts of people are rounded, and small ones are not shown."), ""
    yield _("Use what is here for your work in the ward, and not for a campaign."), ""


def _election(place: Place, today: dt.date) -> str:
    start, end = place.organisation.election_from, place.organisation.election_until
    if start is None or end is None or end < today:
        return _("No election period is set.")
    days = {"start": date_format(start, "j F Y"), "end": date_format(end, "j F Y")}
    if today < start:
        return _("From %(start)s to %(end)s it is the time before an election: no councillor is named.") % days
    return (
        _(
            "Until %(end)s: no councillor is named, quoted or pictured; no new cards, and no thanks in a councillor’s "
            "name. Facts stay."
        )
        % days
    )


def _first(rows: Sequence[WardRow], part: WardPart) -> WardRow | None:
    return next((row for row in rows if row.part == part), None)


def _connect(brief: Brief, *, held: bool) -> tuple[str, str]:
    meet, offers, session = (_first(brief.rows, part) for part in (WardPart.MEET, WardPart.OFFERS, WardPart.SESSIONS))
    if meet:
        return _("Connect: meet somebody who would like to talk with you."), meet.address
    if offers:
        return _("Connect: think who could use what people here offer, and tell the broker."), ""
    if session and not held:
        return _("Connect: bring somebody along to “%(what)s”.") % {"what": session.title}, session.address
    return _("Connect: tell the team of one group or place in the ward that is not on this page."), ""


def _ask(rows: Sequence[WardRow]) -> tuple[str, str]:
    ahead = _first(rows, WardPart.AHEAD)
    if ahead:
        words = _("Ask: what do residents think, before it is decided: %(what)s")
        return words % {"what": ahead.title}, ahead.address
    unheard = _first(rows, WardPart.UNHEARD)
    if unheard:
        return _("Ask somebody who is not reached: %(who)s") % {"who": unheard.title}, unheard.address
    return _("Ask one person who is not on this page what a good week is for them."), ""


def _unblock(rows: Sequence[WardRow]) -> tuple[str, str]:
    risk, barrier = _first(rows, WardPart.RISKS), _first(rows, WardPart.BARRIERS)
    if risk:
        return _("Unblock: ask the team what would help with “%(what)s”.") % {"what": risk.title}, risk.address
    if barrier:
        return _("Unblock: find out who could move this: %(what)s") % {"what": barrier.title}, ""
    return _("Unblock: ask the team what stands in their way, and who could move it."), ""


def _thank(brief: Brief, *, held: bool) -> tuple[str, str]:
    if held:
        return _("Thank: after the election. Until then nobody is thanked in a councillor’s name."), ""
    story = _first(brief.rows, WardPart.STORIES)
    if story:
        return _("Thank the people behind it: %(what)s") % {"what": story.title}, story.address
    return _("Thank one person who does something for others, and say what for."), ""


def _report_back(brief: Brief, today: dt.date) -> tuple[str, str]:
    late = next((one for one in brief.promised.few if one.kept == Kept.OPEN and one.due_on < today), None)
    if late:
        return _("Report back: say what came of it: %(what)s") % {"what": late.what}, ""
    return _("Report back: tell one group what came of what they said."), ""
