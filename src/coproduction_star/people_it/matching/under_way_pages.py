"""What became of approved proposals, and the pages on which a broker types what somebody said."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from statistics import median
from typing import Any

from django.core.paginator import Page
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from rules import has_perm

from coproduction_star.journeys.frames import Frame
from coproduction_star.journeys.hiding import Hidden
from coproduction_star.journeys.models import Programme
from coproduction_star.organisations.access import Access
from coproduction_star.people_it.models import AskedPerson, MatchKind, Proposal, Said
from coproduction_star.people_it.permissions import Permission
from coproduction_star.people_it.reaching import ByHand
from coproduction_star.ui.drawing.numerals import numeral

from .addresses import at
from .presenters import frame_of, heading_of
from .selectors import Stage, Times, stage_of

SHADES = {
    Stage.ASKING: "yellow",
    Stage.DECLINED: "grey",
    Stage.INTRODUCED: "blue",
    Stage.OVER: "green",
}


@dataclass(frozen=True, slots=True)
class AskedRow:
    """Somebody who was asked: what they said, how to reach them, and where their answer is typed in."""

    name: str
    said: str
    reach: str
    type_answer: str
    type_outcome: str
    came_of_it: str


@dataclass(frozen=True, slots=True)
class UnderWayRow:
    """One approved proposal, and how far it is."""

    anchor: str
    heading: str
    kind: str
    state: str
    shade: str
    when: str
    people: tuple[AskedRow, ...]


@dataclass(frozen=True, slots=True)
class UnderWayPage:
    """Whoever was asked, what they said, and how long answers take."""

    title: str
    frame: Frame
    answers: tuple[str, ...]
    rows: tuple[UnderWayRow, ...]
    pages: Page[Any]


@dataclass(frozen=True, slots=True)
class FormPage:
    """A page that asks."""

    title: str
    frame: Frame
    button: str
    lead: str = ""
    theirs: tuple[tuple[str, str, str], ...] = ()


def under_way_page(
    *, programme: Programme, access: Access, proposals: Page[Proposal], times: Times, hidden: Hidden, by_hand: ByHand
) -> UnderWayPage:
    may = has_perm(Permission.MATCH, access, programme)
    return UnderWayPage(
        title=_("What became of matches"),
        frame=frame_of(programme, access, deep=True),
        answers=tuple(answer_times(times)),
        rows=tuple(_row(one, programme, hidden, by_hand, may=may) for one in proposals.object_list),
        pages=proposals,
    )


def answer_times(times: Times) -> Iterator[str]:
    """For the service, never for one person."""
    if times.to_ask:
        days = ngettext(
            "Half of all offers and needs were taken up within %(days)s day.",
            "Half of all offers and needs were taken up within %(days)s days.", round(median(times.to_ask)),
        )  # fmt: skip
        yield days % {"days": numeral(round(median(times.to_ask)))}
    if times.to_answer:
        days = ngettext(
            "Half of all answers came within %(days)s day.", "Half of all answers came within %(days)s days.",
            round(median(times.to_answer)),
        )  # fmt: skip
        yield days % {"days": numeral(round(median(times.to_answer)))}


def _row(one: Proposal, programme: Programme, hidden: Hidden, by_hand: ByHand, *, may: bool) -> UnderWayRow:
    stage = stage_of(one)
    names = {
        Stage.ASKING: _("Waits for an answer"), Stage.DECLINED: _("Somebody said no"),
        Stage.INTRODUCED: _("Introduced"), Stage.OVER: _("Told what came of it"),
    }  # fmt: skip
    return UnderWayRow(
        anchor=f"match-{one.pk}",
        heading=heading_of(one, hidden),
        kind=str(MatchKind(one.kind).label),
        state=names.get(stage, ""),
        shade=SHADES.get(stage, "grey"),
        when=_("Asked on %(day)s") % {"day": day_of(one.approved_at)},
        people=tuple(_asked(person, stage, programme, hidden, by_hand, may=may) for person in one.asked.all()),
    )


def _asked(
    one: AskedPerson, stage: Stage, programme: Programme, hidden: Hidden, by_hand: ByHand, *, may: bool
) -> AskedRow:
    is_open = stage in {Stage.ASKING, Stage.INTRODUCED}
    return AskedRow(
        name=hidden.name(one.participant),
        said=_said(one),
        reach=_reach(one, by_hand),
        type_answer=at("type_match_answer", programme, one.pk) if may and is_open and one.said != Said.NO else "",
        type_outcome=at("type_outcome", programme, one.pk) if may and stage in {Stage.INTRODUCED, Stage.OVER} else "",
        came_of_it=came_of_it(one),
    )


def _said(one: AskedPerson) -> str:
    if one.said:
        return _("said %(what)s on %(day)s") % {
            "what": str(Said(one.said).label).lower(), "day": day_of(one.said_at)
        }  # fmt: skip
    if one.nudged_at:
        return _("has not answered, and was reminded on %(day)s") % {"day": day_of(one.nudged_at)}
    return _("has not answered yet")


def _reach(one: AskedPerson, by_hand: ByHand) -> str:
    """How it is safe to reach them, where no letter goes: that they are asked, introduced or written to."""
    return by_hand.told(one.participant) or ("" if one.said else _("A letter went out by e-mail."))


def came_of_it(one: AskedPerson) -> str:
    told = getattr(one, "outcome", None)
    if told is None:
        return ""
    hours = _("%(hours)s hours") % {"hours": numeral(float(told.hours), decimals=1)} if told.hours is not None else ""
    good = _("good for them: %(good)s") % {"good": told.get_was_good_display()} if told.was_good else ""
    return " · ".join(filter(None, (told.get_happened_display(), hours, good)))


def day_of(moment: dt.datetime | None) -> str:
    return date_format(timezone.localtime(moment), "j F Y") if moment else ""


def set_aside_page(*, proposal: Proposal, programme: Programme, access: Access, hidden: Hidden) -> FormPage:
    lead = heading_of(proposal, hidden)
    return FormPage(_("Set a proposal aside"), frame_of(programme, access, deep=True), _("Set it aside"), lead)


def typed_page(*, asked: AskedPerson, programme: Programme, access: Access, title: str, hidden: Hidden) -> FormPage:
    lead = _("For %(name)s. It is written down that you typed it for them.") % {"name": hidden.name(asked.participant)}
    return FormPage(title, frame_of(programme, access, deep=True), _("Save it"), lead)


def who_is_asked(asked: Iterable[AskedPerson], by_hand: ByHand) -> str:
    """What a broker is told: who gets a letter, and whom they must ask themselves."""
    waiting = [one for one in asked if not one.said]
    number = sum(by_hand.is_for(one.participant) for one in waiting)
    told = _("Approved. Everybody in it is asked.")
    if not number:
        return told
    by_you = ngettext(
        "%(number)s of them gets no e-mail: ask them yourself.",
        "%(number)s of them get no e-mail: ask them yourself.", number,
    )  # fmt: skip
    return f"{told} {by_you % {'number': numeral(number)}}"
