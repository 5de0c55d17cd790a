import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from rules import has_perm

from coproduction_star.focus_it.deciding import decision_address
from coproduction_star.focus_it.models import ComparedOption, Comparison, Criterion, CriterionScore, Outcome
from coproduction_star.focus_it.permissions import Permission
from coproduction_star.journeys.addresses import address, step_address
from coproduction_star.journeys.frames import Frame, Link, programme_frame
from coproduction_star.journeys.models import Programme
from coproduction_star.organisations.access import Access
from coproduction_star.ui.drawing.facts import Table
from coproduction_star.ui.drawing.numerals import decimals_of, numeral, reach

from .addresses import at, comparisons_address
from .measuring import MOST_CRITERIA, Content
from .results_page import Results


@dataclass(frozen=True, slots=True)
class ComparisonRow:
    """One comparison in the list."""

    title: str
    address: str
    state: str
    shade: str
    about: str


@dataclass(frozen=True, slots=True)
class ListPage:
    """The comparisons of a programme; `new` is empty for whoever may not set one up."""

    title: str
    frame: Frame
    lead: str
    rows: tuple[ComparisonRow, ...]
    new: str
    file: str


@dataclass(frozen=True, slots=True)
class FormPage:
    """A page that asks. `guidance` shows why steps are weighed; `remove` takes away what is asked about."""

    title: str
    frame: Frame
    button: str
    lead: str = ""
    theirs: tuple[tuple[str, str, str], ...] = ()
    guidance: bool = False
    remove: str = ""


@dataclass(frozen=True, slots=True)
class CriterionRow:
    """A criterion with its two ends; `edit` is empty once people weigh."""

    name: str
    measures: str
    worst: str
    best: str
    corners: str
    edit: str


@dataclass(frozen=True, slots=True)
class OptionRow:
    """An option; `gaps` says how many scores are missing, `outcome` what was decided about it."""

    title: str
    about_address: str
    cost: str
    gaps: str
    withdrawn: str
    outcome: str
    outcome_why: str
    edit: str
    score: str


@dataclass(frozen=True, slots=True)
class Leading:
    """What whoever leads can do now; an empty address is not offered."""

    options: str = ""
    criteria: str = ""
    costs: str = ""
    open: str = ""
    room: str = ""
    sheet: str = ""
    enter: str = ""
    who: str = ""
    close: str = ""
    reopen: str = ""


@dataclass(frozen=True, slots=True)
class ComparisonPage:
    """A comparison: where it stands, what comes next, what it shows, and what it is made of."""

    title: str
    frame: Frame
    state: str
    shade: str
    lead: str
    weigh: str
    weigh_button: str
    blind: str
    results: Results | None
    csv: str
    decide: str
    decision: str
    decision_address: str
    criteria: tuple[CriterionRow, ...]
    options: tuple[OptionRow, ...]
    withdrawn: tuple[OptionRow, ...]
    scores: Table | None
    sources: Table | None
    cost_words: str
    leading: Leading = field(default_factory=Leading)


def list_page(*, programme: Programme, access: Access, comparisons: Iterable[Any]) -> ListPage:
    may = has_perm(Permission.FACILITATE, access, programme)
    return ListPage(
        title=_("Weighted criteria"),
        frame=_frame(programme, access),
        lead=_(
            "For choices that need more than the Impact Matrix. Say what matters and how much is at stake. Then see "
            "which option comes out best, and how firm that is."
        ),
        rows=tuple(_row(one) for one in comparisons),
        new=f"{comparisons_address(programme)}new/" if may else "",
        file=f"{comparisons_address(programme)}new/file/" if may else "",
    )


def _row(comparison: Any) -> ComparisonRow:
    state, shade = state_of(comparison)
    options = ngettext("%(number)s option", "%(number)s options", comparison.number_of_options)
    criteria = ngettext("%(number)s criterion", "%(number)s criteria", comparison.number_of_criteria)
    said = (options % {"number": comparison.number_of_options}, criteria % {"number": comparison.number_of_criteria})
    return ComparisonRow(comparison.title, at("comparison", comparison), state, shade, ", ".join(said))


def state_of(comparison: Comparison) -> tuple[str, str]:
    if comparison.opened_at is None:
        return _("Being set up"), "grey"
    if comparison.closed_at is None:
        return _("Open for weighing"), "green"
    return _("Closed on %(day)s") % {"day": day(comparison.closed_at)}, "blue"


def day(moment: dt.datetime) -> str:
    return date_format(timezone.localtime(moment), "j F Y")


def _frame(programme: Programme, access: Access, *links: Link) -> Frame:
    frame = programme_frame(programme=programme, access=access, here="weighted-criteria")
    focus = Link(_("Focus it"), step_address(programme, "focus_it"))
    return replace(frame, up=(*frame.up, focus, *links))


def inside(comparison: Comparison, access: Access, *, deep: bool = True) -> Frame:
    up = [Link(_("Weighted criteria"), comparisons_address(comparison.programme))]
    up += [Link(comparison.title, at("comparison", comparison))] if deep else []
    return _frame(comparison.programme, access, *up)


def new_page(*, programme: Programme, access: Access) -> FormPage:
    up = Link(_("Weighted criteria"), comparisons_address(programme))
    lead = _("Next you say what matters, and how each option does on it. Nobody weighs anything before that.")
    return FormPage(_("Set up a comparison"), _frame(programme, access, up), _("Set it up"), lead)


def from_file_page(*, programme: Programme, access: Access) -> FormPage:
    up = Link(_("Weighted criteria"), comparisons_address(programme))
    lead = _("Options, scales, scores and costs come in. How other methods are set in the file is left out.")
    return FormPage(_("Bring in a comparison"), _frame(programme, access, up), _("Bring it in"), lead)


def form_page(*, comparison: Comparison, access: Access, title: str, button: str, **more: Any) -> FormPage:
    return FormPage(title, inside(comparison, access), button, **more)


def comparison_page(*, content: Content, access: Access, blind: bool, results: Results | None) -> ComparisonPage:
    comparison = content.comparison
    state, shade = state_of(comparison)
    weighs = has_perm(Permission.WEIGH, access, comparison) and comparison.is_open
    may_lead = has_perm(Permission.FACILITATE, access, comparison)
    has_weighed = comparison.is_open and not blind
    rows = [_option_row(option, content, edit=may_lead) for option in content.options]
    return ComparisonPage(
        title=comparison.title,
        frame=inside(comparison, access, deep=False),
        state=state,
        shade=shade,
        lead=_lead(content, weighs=weighs, has_weighed=has_weighed),
        weigh=at("weigh", comparison) if weighs else "",
        weigh_button=_("Look at my weights") if has_weighed else _("Say what matters to you"),
        blind=_blind(comparison, weighs=weighs) if blind else "",
        results=results,
        csv=at("comparison_csv", comparison) if results and results.panels else "",
        decide=_decide(comparison, access),
        decision=comparison.decision.what if comparison.decision else "",
        decision_address=decision_address(comparison.decision, comparison.programme),
        criteria=tuple(
            _criterion_row(one, edit=may_lead and comparison.opened_at is None) for one in content.criteria
        ),
        options=tuple(row for row in rows if not row.withdrawn),
        withdrawn=tuple(row for row in rows if row.withdrawn),
        scores=_scores(content),
        sources=_sources(content),
        cost_words=comparison.cost_words,
        leading=_leading(content) if may_lead else Leading(),
    )


def _lead(content: Content, *, weighs: bool, has_weighed: bool) -> str:
    comparison = content.comparison
    if comparison.opened_at is None:
        return _next_step(content)
    if comparison.closed_at is not None:
        return ""
    if not weighs:
        return _("People are saying now what matters to them, each alone.")
    if has_weighed:
        return _("You have said what matters to you. Thank you. You can change it until weighing is closed.")
    return _("Say what each step is worth to you, alone. It takes about ten minutes.")


def _next_step(content: Content) -> str:
    """What is still missing before people can weigh."""
    if not content.criteria:
        return _("Being set up. Next: add what matters, each with its worst and its best.")
    gaps = sum(content.gaps(option) for option in content.living)
    if gaps:
        told = ngettext("Next: %(number)s score is missing.", "Next: %(number)s scores are missing.", gaps)
        return " ".join((_("Being set up."), told % {"number": gaps}))
    if not content.is_whole:
        return _("Being set up. Next: add options, so that there are at least two.")
    return _("Everything is there. Weighing can be opened.")


def _blind(comparison: Comparison, *, weighs: bool) -> str:
    if comparison.opened_at is None:
        return ""
    if weighs:
        return _(
            "You will see what groups think when you have said what matters to you. So nobody pulls anybody along."
        )
    return _("What groups think is shown when weighing is closed.")


def _decide(comparison: Comparison, access: Access) -> str:
    may = has_perm(Permission.DECIDE, access, comparison.programme)
    if comparison.closed_at is None or comparison.is_decided or not may:
        return ""
    return at("decide_comparison", comparison)


def _criterion_row(one: Criterion, *, edit: bool) -> CriterionRow:
    corners = ", ".join(
        _("%(level)s is worth %(value)s") % {"level": plain_number(level), "value": plain_number(value)}
        for level, value in one.points
    )
    return CriterionRow(
        name=one.name,
        measures=f"{one.measures} ({one.unit})",
        worst=_end(one.worst, one.unit, one.worst_words),
        best=_end(one.best, one.unit, one.best_words),
        corners=_("Its scale has corners: %(corners)s.") % {"corners": corners} if corners else "",
        edit=at("matter", one.comparison, one.pk) if edit else "",
    )


def _end(value: float, unit: str, words: str) -> str:
    told = f"{plain_number(value)} {unit}"
    return f"{told}: {words}" if words else told


def plain_number(value: float) -> str:
    return numeral(value, decimals=decimals_of([value]))


def _option_row(option: ComparedOption, content: Content, *, edit: bool) -> OptionRow:
    comparison, initiative = content.comparison, option.initiative
    here = initiative is not None and initiative.removed_at is None
    gaps = content.gaps(option)
    may = edit and comparison.closed_at is None
    return OptionRow(
        title=option.title,
        about_address=address("initiative", comparison.programme, initiative.pk) if initiative and here else "",
        cost=_cost(option),
        gaps=ngettext("%(number)s score is missing", "%(number)s scores are missing", gaps) % {"number": gaps}
        if gaps else "",
        withdrawn=option.withdrawn_why if option.withdrawn_at else "",
        outcome=str(option.get_outcome_display()) if option.outcome != Outcome.OPEN else "",
        outcome_why=option.outcome_why,
        edit=at("compared_option", comparison, option.pk) if may else "",
        score=at("score_option", comparison, option.pk) if may and content.criteria else "",
    )  # fmt: skip


def _cost(option: ComparedOption) -> str:
    if option.cost is None:
        return ""
    return _("costs %(cost)s (%(source)s)") % {"cost": plain_number(option.cost), "source": option.cost_source}


def _scores(content: Content) -> Table | None:
    """The consequence table: options down, criteria across, before anybody's weights."""
    if not content.criteria or not content.scores:
        return None
    rows = tuple(
        (option.title, *(_score(content.scores.get((option.pk, one.pk))) for one in content.criteria))
        for option in content.living
    )
    head = tuple(f"{one.name} ({one.unit})" for one in content.criteria)
    return Table(_("How each option does, before anything is weighed"), (_("Option"), *head), rows)


def _score(score: CriterionScore | None) -> str:
    if score is None:
        return "–"
    if score.low == score.high:
        return plain_number(score.central)
    decimals = decimals_of([score.low, score.high])
    return f"{plain_number(score.central)} ({reach(score.low, score.high, decimals=decimals)})"


def _sources(content: Content) -> Table | None:
    named = {one.pk: one.name for one in content.criteria}
    rows = tuple(
        (option.title, one.name, str(score.get_basis_display()), score.source)
        for option in content.living
        for one in content.criteria
        if (score := content.scores.get((option.pk, one.pk)))
    )
    if not rows or not named:
        return None
    return Table(_("Where the scores come from"), (_("Option"), _("What matters"), _("Kind"), _("Source")), rows)


def _leading(content: Content) -> Leading:
    comparison = content.comparison
    if comparison.closed_at is not None:
        return Leading(reopen=at("reopen_comparison", comparison))
    always: Mapping[str, str] = {
        "options": at("add_compared_options", comparison), "costs": at("costs", comparison),
    }  # fmt: skip
    if comparison.opened_at is None:
        room = len(content.criteria) < MOST_CRITERIA
        return Leading(
            **always,
            criteria=at("add_matter", comparison) if room else "",
            open=at("open_comparison", comparison) if content.is_whole else "",
        )
    return Leading(
        **always, room=at("weigh_in_room", comparison), sheet=at("weighing_sheet", comparison),
        enter=at("enter_weights", comparison), who=at("who_weighs", comparison),
        close=at("close_comparison", comparison),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class SheetPage:
    """A weighing sheet, to print once for each person."""

    title: str
    programme: str
    organisation: str
    steps: tuple[str, ...]
    groups: tuple[str, ...]
    back: str


def sheet_page(*, comparison: Comparison, steps: Sequence[str], groups: Sequence[str]) -> SheetPage:
    programme = comparison.programme
    back = at("comparison", comparison)
    names = (programme.name, programme.organisation.name)
    return SheetPage(comparison.title, *names, tuple(steps), tuple(groups), back)
