"""The words of the governance map."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coproduction_star.grow_it.models import BodyKind, GovernanceBody, GovernanceLayout, GovernanceSeat, LayoutState
from coproduction_star.journeys.hiding import Hidden
from coproduction_star.methods.governance import Body, Gap, owners

TONES = {Gap.NOBODY: "red", Gap.SEVERAL: "yellow", Gap.NO_VOTE: "orange", Gap.EMPTY: "grey", Gap.IDLE: "grey"}
STATES = {
    LayoutState.TODAY: "green", LayoutState.TRIAL: "blue", LayoutState.FORMER: "grey", LayoutState.DROPPED: "grey",
}  # fmt: skip


def title_of(layout: GovernanceLayout | None) -> str:
    return _("Who decides what") if layout is None or layout.state == LayoutState.TODAY else layout.title


def kind_of(body: GovernanceBody) -> str:
    return str(BodyKind(body.kind).label)


def who_sits(seat: GovernanceSeat, hidden: Hidden) -> str:
    """The name where one stands there and the person is still here."""
    if seat.participant is None or seat.participant.erased_at:
        return ""
    return hidden.name(seat.participant)


def votes_in_words(seat: GovernanceSeat) -> str:
    if seat.resident:
        return _("Resident, with a vote") if seat.votes else _("Resident, without a vote")
    return _("With a vote") if seat.votes else _("Without a vote")


def votes_on(outcome: str, bodies: Sequence[Body]) -> str:
    """“2 of 9”: votes of residents among all votes of those who answer for it."""
    held = owners(outcome, bodies)
    if not held:
        return "–"
    facts = {"mine": sum(one.resident_votes for one in held), "all": sum(one.votes for one in held)}
    return _("%(mine)s of %(all)s") % facts


def names_on(outcome: str, bodies: Sequence[Body]) -> str:
    return ", ".join(one.name for one in owners(outcome, bodies)) or _("Nobody")


def lead_of(bodies: Sequence[Body]) -> str:
    if not bodies:
        return _("Write down who decides, who sits there, and which residents have a vote.")
    number, seats = len(bodies), sum(len(one.seats) for one in bodies)
    told = (
        ngettext("%(n)s body.", "%(n)s bodies.", number) % {"n": number},
        ngettext("%(n)s seat.", "%(n)s seats.", seats) % {"n": seats},
        _("Votes of residents: %(mine)s of %(all)s.")
        % {"mine": sum(one.resident_votes for one in bodies), "all": sum(one.votes for one in bodies)},
    )
    return " ".join(told)
