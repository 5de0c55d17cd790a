"""The desk: what waits, what is proposed and why, and what stands alone."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from django.core.paginator import Page
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from rules import has_perm

from coproduction_star.journeys.addresses import step_address
from coproduction_star.journeys.frames import Frame, Link, programme_frame
from coproduction_star.journeys.hiding import Hidden
from coproduction_star.journeys.models import Programme
from coproduction_star.organisations.access import Access
from coproduction_star.people_it.models import MatchingRun, MatchKind, Need, Offer, Proposal, ProposalLeg, RunState
from coproduction_star.people_it.permissions import Permission
from coproduction_star.ui.drawing.numerals import numeral

from .addresses import at, desk_address, explained_address, roles_at
from .meeting import reasons_against
from .running import POINTS, STEPS, UNDER_WAY
from .selectors import Named, Waits
from .words import Part, alone_because, parts_of, said_of_run, why_of


@dataclass(frozen=True, slots=True)
class LegRow:
    """One helps another: who, with what, for what, and why; `parts` is what the score is made of."""

    gives: str
    offer: str
    gets: str
    wanted: str
    why: tuple[str, ...]
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class ProposalRow:
    """A proposal to decide on; `against` says why its people may not be introduced, and then `approve` is empty."""

    anchor: str
    heading: str
    score: str
    legs: tuple[LegRow, ...]
    against: tuple[str, ...]
    roles: str
    """Where what stands against it in a role can be met."""
    approve: str
    set_aside: str


@dataclass(frozen=True, slots=True)
class KindRows:
    """The proposals of one kind."""

    name: str
    rows: tuple[ProposalRow, ...]


@dataclass(frozen=True, slots=True)
class AloneRow:
    """Something asked for without a proposal, why, and offers that keep every condition though their words differ."""

    who: str
    words: str
    because: str
    offers: tuple[str, ...]
    propose: str
    """Where somebody is proposed for it by hand, or empty."""


@dataclass(frozen=True, slots=True)
class DeskPage:
    """The broker's page; empty addresses are not offered."""

    title: str
    frame: Frame
    lead: str
    waits: tuple[str, ...]
    run: "RunSaid | None"
    kinds: tuple[KindRows, ...]
    pages: Page[Any]
    alone: tuple[AloneRow, ...]
    more_alone: str
    start: str
    under_way: str
    weights: str
    fairness: str
    explained: str


@dataclass(frozen=True, slots=True)
class RunSaid:
    """The last run: when, how far it is, and what it came to."""

    when: str
    state: str
    is_under_way: bool
    failed: bool
    done: int
    all: int
    here: str
    sentences: tuple[str, ...]


MOST_ALONE = 30


def frame_of(programme: Programme, access: Access, *, deep: bool = False) -> Frame:
    frame = programme_frame(programme=programme, access=access, here="matching")
    links = [Link(_("People it"), step_address(programme, "people_it"))]
    links += [Link(_("Bring people together"), desk_address(programme))] if deep else []
    return replace(frame, up=(*frame.up, *links))


@dataclass(frozen=True, slots=True)
class Desk:
    """What the desk is made of, as it was read."""

    waits: Waits
    run: MatchingRun | None
    proposals: Page[Proposal]
    named: Mapping[str, Named]


def desk_page(*, programme: Programme, access: Access, desk: Desk, hidden: Hidden) -> DeskPage:
    may = has_perm(Permission.MATCH, access, programme)
    rows = [
        (one.kind if one.run else "", _proposal(one, programme, hidden, may=may)) for one in desk.proposals.object_list
    ]
    alone = _alone(desk, hidden, programme if may else None)
    run = said_of(desk.run, programme) if desk.run else None
    is_busy = run is not None and run.is_under_way
    return DeskPage(
        title=_("Bring people together"),
        frame=frame_of(programme, access),
        lead=_("First what must hold, then a score that anybody can read. You decide, and both are asked."),
        waits=tuple(_waits(desk.waits)),
        run=run,
        kinds=tuple(_by_kind(rows)),
        pages=desk.proposals,
        alone=alone[:MOST_ALONE],
        more_alone=_("There are %(number)s more.") % {"number": numeral(len(alone) - MOST_ALONE)}
        if len(alone) > MOST_ALONE
        else "",
        start=at("start_matching", programme) if may and not is_busy else "",
        under_way=at("matches_under_way", programme),
        weights=at("match_weights", programme),
        fairness=at("match_rates", programme),
        explained=explained_address(programme) if programme.published_at else "",
    )


def _by_kind(rows: Iterable[tuple[str, ProposalRow]]) -> Iterator[KindRows]:
    for kind, those in groupby(rows, key=lambda pair: pair[0]):
        yield KindRows(
            str(MatchKind(kind).label) if kind else _("Proposed by hand"), tuple(row for _kind, row in those)
        )


def _waits(waits: Waits) -> Iterator[str]:
    offers = ngettext("%(number)s offer waits.", "%(number)s offers wait.", waits.offers)
    needs = ngettext("%(number)s need waits.", "%(number)s needs wait.", waits.needs)
    roles = ngettext("%(number)s role looks for people.", "%(number)s roles look for people.", waits.roles)
    asking = ngettext(
        "%(number)s proposal was approved, and somebody has not answered yet.",
        "%(number)s proposals were approved, and somebody has not answered yet.", waits.asking,
    )  # fmt: skip
    for words, number in ((offers, waits.offers), (needs, waits.needs), (roles, waits.roles), (asking, waits.asking)):
        yield words % {"number": numeral(number)}


def said_of(run: MatchingRun, programme: Programme) -> RunSaid:
    return RunSaid(
        when=date_format(localtime(run.finished_at or run.made_at), "j F Y, H:i"),
        state=str(RunState(run.state).label),
        is_under_way=run.state in UNDER_WAY,
        failed=run.state == RunState.FAILED,
        done=STEPS[RunState(run.state)],
        all=STEPS[RunState.DONE],
        here=at("matching_run", programme, run.pk),
        sentences=tuple(said_of_run(run.result)) if run.state == RunState.DONE else (),
    )


def _proposal(one: Proposal, programme: Programme, hidden: Hidden, *, may: bool) -> ProposalRow:
    against = reasons_against(one)
    return ProposalRow(
        anchor=f"proposal-{one.pk}",
        heading=heading_of(one, hidden),
        score=_scored(one),
        legs=tuple(leg_row(leg, one, hidden) for leg in one.legs.all()),
        against=against,
        roles=roles_at(programme) if against and any(leg.role for leg in one.legs.all()) else "",
        approve=at("approve_proposal", programme, one.pk) if may and not against else "",
        set_aside=at("set_aside_proposal", programme, one.pk) if may else "",
    )


def _scored(one: Proposal) -> str:
    if one.run is None:
        return _("%(kind)s, proposed by %(who)s") % {
            "kind": MatchKind(one.kind).label, "who": one.proposed_by or _("somebody who left")
        }  # fmt: skip
    return _("Score %(score)s of 1") % {"score": numeral(one.score / POINTS, decimals=2)}


def heading_of(one: Proposal, hidden: Hidden) -> str:
    """Everybody in it, in the order in which they help."""
    legs = list(one.legs.all())
    names = [giver(leg.offer, hidden) for leg in legs]
    if len(legs) == 1:
        return _("%(who)s → %(whom)s") % {"who": names[0], "whom": receiver(legs[0], hidden)}
    return " → ".join([*names, names[0]])


def leg_row(leg: ProposalLeg, of: Proposal, hidden: Hidden) -> LegRow:
    return LegRow(
        gives=giver(leg.offer, hidden), offer=leg.offer.words, gets=receiver(leg, hidden), wanted=wanted_of(leg),
        why=why_of(leg) if of.run else (of.proposed_because,),
        parts=parts_of(leg, of.run.weights) if of.run else (),
    )  # fmt: skip


def giver(one: Offer | Need, hidden: Hidden) -> str:
    return one.entry.group or hidden.name(one.participant)


def _who(one: Named, hidden: Hidden) -> str:
    return one.group or hidden.name(one.participant)


def receiver(leg: ProposalLeg, hidden: Hidden) -> str:
    if leg.need:
        return giver(leg.need, hidden)
    return _("the role “%(title)s”") % {"title": leg.role.title} if leg.role else _("the idea “%(title)s”") % {
        "title": leg.idea.title
    }  # fmt: skip


def wanted_of(leg: ProposalLeg) -> str:
    return leg.need.words if leg.need else leg.role.words if leg.role else leg.idea.summary


def _alone(desk: Desk, hidden: Hidden, programme: Programme | None) -> tuple[AloneRow, ...]:
    """In the order in which they came: nobody is ranked by need."""
    listed = desk.run.result.get("alone", ()) if desk.run else ()
    return tuple(
        AloneRow(
            who=_who(desk.named[one["need"]], hidden),
            words=desk.named[one["need"]].words,
            because=alone_because(one["because"]),
            offers=tuple(
                f"{_who(desk.named[key], hidden)}: {desk.named[key].words}"
                for key in one["offers"] if key in desk.named
            ),
            propose=at("propose_by_hand", programme, "need", one["need"]) if programme else "",
        )
        for one in listed
        if one["need"] in desk.named
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class RunPage:
    """How far a run is."""

    title: str
    frame: Frame
    run: RunSaid
    sentence: str
    desk: str


def run_page(run: MatchingRun, *, programme: Programme, access: Access) -> RunPage:
    said = said_of(run, programme)
    told = _("Step %(done)s of %(all)s: %(state)s") % {"done": said.done, "all": said.all, "state": said.state}
    return RunPage(
        _("Looking for who could help whom"), frame_of(programme, access, deep=True), said, told,
        desk_address(programme),
    )  # fmt: skip
