"""Today's layout and another side by side: what differs in words, then outcome by outcome and body by body."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from rules import has_perm

from coproduction_star.grow_it.indicators.addresses import at
from coproduction_star.grow_it.models import GovernanceBody, GovernanceLayout, LayoutState
from coproduction_star.grow_it.permissions import Permission
from coproduction_star.journeys.frames import Frame
from coproduction_star.journeys.models import Programme
from coproduction_star.methods.governance import Body
from coproduction_star.methods.sentences import in_language
from coproduction_star.organisations.access import Access
from coproduction_star.ui.drawing.chart import Chart
from coproduction_star.ui.drawing.facts import Table

from .drawing import drawn
from .map_page import frame_of
from .selectors import as_bodies, differences_of, gaps_of
from .wording import names_on, votes_on


@dataclass(frozen=True, slots=True)
class BesidePage:
    title: str
    frame: Frame
    lead: str
    differences: tuple[str, ...]
    closed: tuple[str, ...]
    """Gaps that the other layout closes."""
    opened: tuple[str, ...]
    outcomes: Table | None
    bodies: Table | None
    charts: tuple[tuple[str, Chart], ...]
    adopt: str
    back: str


def beside_page(
    layout: GovernanceLayout, *, programme: Programme, access: Access, today: Sequence[GovernanceBody],
    other: Sequence[GovernanceBody], outcomes: Mapping[str, str],
) -> BesidePage:  # fmt: skip
    old, new = as_bodies(today), as_bodies(other)
    told = tuple(in_language(one, _) for one in differences_of(today, other, outcomes))
    before, after = ([in_language(one.words, _) for one in gaps_of(outcomes, rows)] for rows in (today, other))
    may = layout.state == LayoutState.TRIAL and has_perm(Permission.ADOPT_LAYOUT, access, programme)
    named = ((_("Today"), old, "today"), (layout.title, new, "trial"))
    charts = ((name, drawn(outcomes, rows, source=programme.name, key=f"layout-{key}")) for name, rows, key in named)
    return BesidePage(
        title=_("Today and “%(trial)s”") % {"trial": layout.title}, frame=frame_of(programme, access),
        lead="" if told else _("Both say the same so far. Change the trial, then look again."), differences=told,
        closed=tuple(one for one in before if one not in after),
        opened=tuple(one for one in after if one not in before),
        outcomes=_outcomes(outcomes, old, new, layout.title), bodies=_bodies(old, new, layout.title),
        charts=tuple((name, one) for name, one in charts if one is not None),
        adopt=at("adopt_layout", programme, layout.pk) if may and told else "",
        back=at("layout", programme, layout.pk),
    )  # fmt: skip


def _outcomes(outcomes: Mapping[str, str], old: Sequence[Body], new: Sequence[Body], title: str) -> Table | None:
    if not outcomes:
        return None
    rows = tuple((words, _cell(key, old), _cell(key, new)) for key, words in outcomes.items())
    return Table(_("Who answers, and votes of residents"), (_("Outcome"), _("Today"), title), rows)


def _cell(key: str, bodies: Sequence[Body]) -> str:
    votes = votes_on(key, bodies)
    return names_on(key, bodies) if votes == "–" else f"{names_on(key, bodies)} ({votes})"


def _bodies(old: Sequence[Body], new: Sequence[Body], title: str) -> Table | None:
    """Every body of either layout; “–” where it is not there."""
    keys = dict.fromkeys([*(one.key for one in old), *(one.key for one in new)])
    before, after = {one.key: one for one in old}, {one.key: one for one in new}
    rows = tuple(
        ((after.get(key) or before[key]).name, _seats(before.get(key)), _seats(after.get(key))) for key in keys
    )
    return Table(_("Seats, and votes of residents"), (_("Body"), _("Today"), title), rows) if rows else None


def _seats(body: Body | None) -> str:
    if body is None:
        return "–"
    facts = {"seats": len(body.seats), "mine": body.resident_votes, "all": body.votes}
    return _("Seats: %(seats)s. Votes of residents: %(mine)s of %(all)s.") % facts
