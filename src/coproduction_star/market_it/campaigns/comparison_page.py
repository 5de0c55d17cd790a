"""The page of one comparison: what was agreed before, how far it is, and at its end what it tells."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from rules import has_perm

from coproduction_star.journeys.frames import Frame
from coproduction_star.market_it.models import ArmCount, Comparison
from coproduction_star.market_it.permissions import Permission
from coproduction_star.organisations.access import Access
from coproduction_star.ui.drawing.facts import Table

from .addresses import at
from .judging import ARMS, in_points, judged, plan_sentences, verdict_sentences, whole, whole_points
from .presenters import frame_of
from .wording import day, segment_called


@dataclass(frozen=True, slots=True)
class ComparisonPage:
    """One comparison. Links are empty without the right."""

    title: str
    frame: Frame
    state: str
    tone: str
    plan: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    lots: str
    lots_file: str
    table: Table | None
    """What was counted. What people did stays out of it while the comparison runs."""
    result: tuple[str, ...]
    waits: str
    """Why there is no result to see yet."""
    ended: str
    change: str
    draw: str
    begin: str
    count: str
    end: str
    remove: str
    back: str


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """A comparison on the page of its campaign."""

    title: str
    address: str
    about: str
    state: str
    tone: str
    said: str


def state_of(comparison: Comparison) -> tuple[str, str]:
    if comparison.ended_at:
        return _("Ended"), "grey"
    if comparison.began_at:
        return _("Running"), "green"
    return _("Agreed, not begun"), "blue"


def compared_row(comparison: Comparison) -> ComparedRow:
    state, tone = state_of(comparison)
    counts = counts_of(comparison)
    found = judged(comparison, counts)
    said = verdict_sentences(comparison, counts, found)[0] if found else ""
    return ComparedRow(
        title=comparison.measure, about=segment_called(comparison.segment), state=state, tone=tone, said=said,
        address=at("campaign_comparison", comparison.programme, comparison.campaign_id, comparison.pk),
    )  # fmt: skip


def counts_of(comparison: Comparison) -> dict[str, ArmCount]:
    return {one.arm: one for one in comparison.counts.all()}


def comparison_page(comparison: Comparison, *, access: Access) -> ComparisonPage:
    campaign, counts, (state, tone) = comparison.campaign, counts_of(comparison), state_of(comparison)
    keeps = has_perm(Permission.KEEP_CAMPAIGNS, access, comparison.programme) and not campaign.ended_at
    agreed, over = comparison.began_at is None, comparison.ended_at is not None
    found = judged(comparison, counts)

    def link(name: str, *, if_: bool) -> str:
        return at(name, comparison.programme, campaign.pk, comparison.pk) if if_ else ""

    return ComparisonPage(
        title=comparison.measure,
        frame=frame_of(comparison.programme, access, campaign),
        state=state,
        tone=tone,
        plan=plan_sentences(comparison),
        facts=tuple(_facts(comparison, counts)),
        lots=_lots(comparison),
        lots_file=link("comparison_lots", if_=bool(comparison.lots)),
        table=_table(counts, is_over=over) if counts else None,
        result=verdict_sentences(comparison, counts, found) if found else _nothing(comparison),
        waits=_waits(comparison, counts),
        ended=comparison.ended_because,
        change=link("change_comparison", if_=keeps and agreed),
        draw=link("draw_lots", if_=keeps and agreed and not comparison.lots),
        begin=link("begin_comparison", if_=keeps and agreed),
        count=link("count_comparison", if_=keeps and not agreed),
        end=link("end_comparison", if_=keeps and not agreed and not over),
        remove=link("remove_comparison", if_=keeps and agreed),
        back=at("campaign", comparison.programme, campaign.pk),
    )


def _facts(comparison: Comparison, counts: dict[str, ArmCount]) -> Any:
    yield _("Among whom"), segment_called(comparison.segment)
    yield _("Would do it with version A"), f"{whole_points(comparison.expected)}%"
    yield _("Smallest difference worth knowing"), _points(comparison.worth_knowing)
    yield _("How chance decides"), comparison.how_shared_out
    one = counts.get("A")
    if one:
        yield _("Counted"), f"{day(one.counted_on)} · {one.source}"


def _points(share: float) -> str:
    return _("%(n)s points") % {"n": whole_points(share)}


def _lots(comparison: Comparison) -> str:
    if not comparison.lots:
        return ""
    told = ngettext("Lots are drawn for %(n)s line.", "Lots are drawn for %(n)s lines.", len(comparison.lots))
    return told % {"n": whole(len(comparison.lots))}


def _table(counts: dict[str, ArmCount], *, is_over: bool) -> Table:
    head = (_("Version"), _("Reached"), *((_("Did it"), _("Share")) if is_over else ()))
    rows = (_cells(counts[arm], is_over=is_over) for arm in ARMS if arm in counts)
    return Table(_("What was counted"), head, tuple(rows))


def _cells(one: ArmCount, *, is_over: bool) -> tuple[str, ...]:
    known = (one.arm, whole(one.met))
    return (*known, whole(one.did), f"{in_points(one.did / one.met)}%" if one.met else "") if is_over else known


def _nothing(comparison: Comparison) -> tuple[str, ...]:
    return (_("It ended before anybody was counted, so it tells nothing."),) if comparison.ended_at else ()


def _waits(comparison: Comparison, counts: dict[str, ArmCount]) -> str:
    if comparison.began_at is None or comparison.ended_at is not None:
        return ""
    met = min((counts[arm].met for arm in ARMS if arm in counts), default=0) if set(counts) == set(ARMS) else 0
    return _(
        "The result is shown once each version has reached %(needed)s people; the version that lags has reached "
        "%(met)s. Whoever looks before, and stops when it looks good, finds differences that are not there."
    ) % {"needed": whole(comparison.needed), "met": whole(met)}
