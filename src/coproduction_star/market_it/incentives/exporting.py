"""A plan as a document and as tables: the same words as on its page. No cell is a formula."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from coproduction_star.data.cases.cells import cell_of
from coproduction_star.data.workbook_writing import workbook
from coproduction_star.journeys.hiding import Hidden
from coproduction_star.market_it.models import IncentivePlan, PlanBarrier, PlanItem
from coproduction_star.market_it.pounds import money
from coproduction_star.ui.documents.download import Document
from coproduction_star.ui.documents.word import WordDocument

from .plan_page import PlanPage
from .wording import decider_of

PLAN_HEAD = (
    "title", "audience", "who", "what", "when", "baseline", "hoped_for", "unit", "source", "counted_on", "by_when",
    "ethics_passed_on", "decided_by", "decided_on", "things", "offered",
)  # fmt: skip
ITEM_HEAD = (
    "what", "menu", "audience", "phase", "polarity", "worth_money", "could_count_as_income", "barrier", "cost",
    "cost_words", "who_pays", "take_care", "appeal", "leaves_entitlements", "warning_read_on", "offered_on",
    "decided_by",
)  # fmt: skip
BARRIER_HEAD = ("barrier", "words", "known_from", "source", "people", "of_people")


def item_heads() -> tuple[str, ...]:
    """What the columns of an item are called for a person, in the reader's language, in the order of `ITEM_HEAD`."""
    return (
        _("What"), _("From the menu"), _("For whom"), _("When it helps"), _("Draws or holds back"), _("Worth money"),
        _("Could count as income"), _("Helps with"), _("Cost"), _("What the cost is for"), _("Who pays"),
        _("Take care"), _("If somebody finds it unfair"), _("Nobody’s entitlement hangs on it"),
        _("Warning read on"), _("Offered since"), _("Decided by"),
    )  # fmt: skip


def barrier_heads() -> tuple[str, ...]:
    """The same of what stops people, in the order of `BARRIER_HEAD`."""
    return (_("On the list"), _("Words"), _("How it is known"), _("From where"), _("People"), _("Of how many people"))


def plan_cells(plan: Any) -> list[str]:
    facts = (
        plan.title, plan.audience, plan.who, plan.what, plan.when, plan.baseline, plan.hoped_for, plan.unit,
        plan.source, plan.counted_on, plan.by_when, _day(plan.ethics_answered_at), *decided(plan), plan.lines,
        plan.offered,
    )  # fmt: skip
    return _cells(facts)


def decided(plan: IncentivePlan) -> tuple[str, Any]:
    """By whom, and on which day, as the record of the programme says it."""
    return (plan.decision.decided_by, plan.decision.decided_on) if plan.decision else ("", None)


def plans_csv(plans: Iterable[Any], hidden: Hidden) -> bytes:
    """With a byte-order mark so that spreadsheets read the letters right."""
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(PLAN_HEAD)
    writer.writerows(hidden.over(plan_cells(one)) for one in plans)
    return ("\ufeff" + file.getvalue()).encode()


def plan_workbook(
    plan: IncentivePlan, items: Iterable[PlanItem], barriers: Iterable[PlanBarrier], page: PlanPage, hidden: Hidden
) -> bytes:
    sheets = {
        _("Plan"): [(_("What"), _("Words")), *map(_cells, (*page.facts, (_("State"), page.state)))],
        _("What stops people"): [barrier_heads(), *map(_barrier, barriers)],
        _("Incentives"): [item_heads(), *(_item(one, plan) for one in items)],
        _("The ethics gate"): [(_("Question"), _("Answer"), _("Words")), *map(_cells, page.ethics)],
        _("Still missing"): [(_("What"),), *map(_cells, ((one,) for one in (*page.lacks, *_gaps(page))))],
        _("Columns"): [(_("In this file"), _("In every language")), *zip(barrier_heads(), BARRIER_HEAD, strict=True),
                       *zip(item_heads(), ITEM_HEAD, strict=True)],
    }  # fmt: skip
    return workbook({name: [hidden.over(list(row)) for row in rows] for name, rows in sheets.items()})


def _item(one: PlanItem, plan: IncentivePlan) -> list[str]:
    barrier = (one.barrier.barrier or one.barrier.words) if one.barrier else ""
    return _cells((
        one.words, one.incentive, one.audience, one.phase, one.polarity, _yes(one.financial), _yes(one.is_payment),
        barrier, money(one.cost_pence) if one.cost_pence is not None else "", one.cost_words, one.who_pays,
        one.caution, one.appeal, _yes(one.leaves_entitlements), _day(one.warned_at), one.offered_on,
        decider_of(plan, one),
    ))  # fmt: skip


def _barrier(one: PlanBarrier) -> list[str]:
    return _cells((one.barrier, one.words, one.how, one.source, one.people, one.of_people))


def _yes(said: object) -> str:
    return "yes" if said else "no"


def _day(moment: Any) -> Any:
    return timezone.localdate(moment) if moment else ""


def _cells(facts: Sequence[Any]) -> list[str]:
    return [cell_of("" if one is None else str(one)) for one in facts]


def _gaps(page: PlanPage) -> Iterator[str]:
    for block in page.blocks:
        yield from (f"{block.name}: {words}" for words in block.gaps)
    yield from page.gaps


def plan_word(plan: IncentivePlan, page: PlanPage, *, name: str) -> Document:
    """The plan to send round: the behaviour, what stops people, what is offered, what is missing, and the gate."""
    paper = WordDocument(
        title=page.title, language=get_language() or "en", author=plan.programme.organisation.name, made=plan.made_at
    )
    paper.cover([plan.programme.name, page.state])
    paper.heading(_("The behaviour"))
    paper.table([_("What"), _("Words")], page.facts, widths=[1, 2], caption=_("The behaviour, part by part"))
    paper.heading(_("What stops people"))
    paper.bullets(" · ".join(part for part in (one.title, one.known) if part) for one in page.barriers)
    paper.heading(_("What is offered"))
    for block in page.blocks:
        _audience(paper, block)
    paper.heading(_("What is still missing"))
    paper.bullets([*page.lacks, *_gaps(page)] or [_("Nothing.")])
    paper.heading(_("The ethics gate"))
    paper.table([_("Question"), _("Answer"), _("Words")], page.ethics, widths=[2, 1, 3], caption=_("The ethics gate"))
    return paper.document(name)


def _audience(paper: WordDocument, block: Any) -> None:
    paper.heading(block.name, 2)
    for item in block.items:
        paper.paragraph(" · ".join((item.phase, *(words for words, _tone in item.tags))), lead=item.words)
        paper.bullets([*(f"{name}: {said}" for name, said in item.facts), *item.lacks])
    paper.bullets(block.gaps)
