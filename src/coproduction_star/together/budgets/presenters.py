"""The pages of the team."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from rules import has_perm

from coproduction_star.journeys.frames import FormPage, Frame, programme_frame
from coproduction_star.journeys.models import Programme
from coproduction_star.organisations.access import Access
from coproduction_star.together.models import (
    Budget,
    BudgetProject,
    Eligibility,
    PaperBallot,
    Phase,
    Rule,
    SharedOut,
    State,
)
from coproduction_star.together.permissions import Permission

from .addresses import at
from .result_page import Result, result_of
from .selectors import agrees
from .wording import TONES, day, how_counted, phase_in_words, until, worth

HERE = "shared-budget"
STATE_TONES = {State.WAITING: "yellow", State.ELIGIBLE: "green", State.REFUSED: "red", State.WITHDRAWN: "grey"}
Acts = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class BudgetRow:
    title: str
    address: str
    phase: str
    tone: str
    said: str


@dataclass(frozen=True, slots=True)
class ListPage:
    title: str
    frame: Frame
    rows: tuple[BudgetRow, ...]
    acts: Acts


@dataclass(frozen=True, slots=True)
class ProjectRow:
    title: str
    words: str
    cost: str
    state: str
    tone: str
    reason: str
    equality: str
    became: str = ""
    say: str = ""
    """Where the team says what became of it."""
    check: str = ""
    withdraw: str = ""


@dataclass(frozen=True, slots=True)
class BudgetPage:
    title: str
    frame: Frame
    words: str
    phase: str
    tone: str
    now: str
    facts: tuple[tuple[str, str], ...]
    projects: tuple[ProjectRow, ...]
    acts: Acts
    outcomes: str
    """Where the button leads that puts the outcomes of the programme on the list."""
    public: str
    count: str
    """Where the button to count leads; empty where there is nothing to count."""
    being_counted: bool
    confirm: str
    result: Result | None
    back: str


@dataclass(frozen=True, slots=True)
class CodesPage:
    """`codes` were made just now, and are shown on this answer only."""

    title: str
    frame: Frame
    said: str
    codes: tuple[str, ...]
    about: str
    where: str
    until: str
    button: str
    back: str


@dataclass(frozen=True, slots=True)
class SheetRow:
    number: int
    said: str
    tone: str
    typed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SheetsPage:
    title: str
    frame: Frame
    lead: str
    rows: tuple[SheetRow, ...]
    button: str
    back: str
    theirs: tuple[()] = ()


def frame_of(programme: Programme, access: Access) -> Frame:
    return programme_frame(programme=programme, access=access, here=HERE)


def list_page(programme: Programme, *, access: Access, budgets: Iterable[Budget]) -> ListPage:
    acts: Acts = ()
    if has_perm(Permission.KEEP_BUDGETS, access, programme):
        acts = ((_("Open a shared budget"), at("new_budget", programme)),
                (_("Bring in a file of votes"), at("bring_votes", programme)))  # fmt: skip
    rows = tuple(_row(one, programme) for one in budgets)
    return ListPage(_("Shared budgets"), frame_of(programme, access), rows, acts)


def _row(budget: Any, programme: Programme) -> BudgetRow:
    phase = budget.phase()
    projects = budget.handed_in
    said = ngettext("%(number)s project", "%(number)s projects", projects) % {"number": projects}
    words = f"{worth(budget, budget.amount)} · {said} · {until(budget, phase)}"
    return BudgetRow(
        budget.title, at("budget", programme, budget.pk), phase_in_words(budget, phase), TONES[phase], words
    )


def budget_page(
    budget: Budget, *, access: Access, projects: Sequence[BudgetProject], numbers: Mapping[str, int]
) -> BudgetPage:
    programme, phase = budget.programme, budget.phase()
    keeps = has_perm(Permission.KEEP_BUDGETS, access, programme)
    decides = has_perm(Permission.COUNT_VOTES, access, programme)
    votes = budget.rule != Rule.PANEL
    may_count = votes and decides and phase is Phase.COUNT and not budget.asked_to_count
    may_confirm = decides and phase is Phase.DECIDED and budget.confirmed_on is None
    return BudgetPage(
        title=budget.title, frame=frame_of(programme, access), words=budget.words,
        phase=phase_in_words(budget, phase),
        tone=TONES[phase], now=until(budget, phase), facts=_facts(budget, numbers),
        projects=tuple(project_row(one, keeps=keeps, phase=phase) for one in projects),
        acts=(*(_acts(budget, phase) if keeps else ()), *(_panel_acts(budget, phase) if decides else ())),
        outcomes=at("put_outcomes_on", programme, budget.pk) if keeps and _takes_outcomes(budget, phase) else "",
        public=at("public_budget", programme, budget.pk) if programme.published_at else "",
        count=at("count_votes", programme, budget.pk) if may_count else "",
        being_counted=budget.asked_to_count and phase is Phase.COUNT,
        confirm=at("confirm_result", programme, budget.pk) if may_confirm else "",
        result=result_of(budget, projects), back=at("budgets", programme),
    )  # fmt: skip


def _facts(budget: Budget, numbers: Mapping[str, int]) -> tuple[tuple[str, str], ...]:
    days = {"end": day(budget.submit_until), "begin": day(budget.vote_from), "last": day(budget.vote_until)}
    who = str(Eligibility(budget.eligibility).label)
    counted = " / ".join(str(number) for number in numbers.values())
    shared = (_("What is shared out"), worth(budget, budget.amount))
    decided = (_("How it is decided"), how_counted(budget.rule, budget.sort))
    if budget.rule == Rule.PANEL:
        met = _("Projects until %(end)s, the panel meets from %(begin)s to %(last)s") % days
        return shared, (_("Days"), met), decided
    return (
        shared,
        (_("Days"), _("Projects until %(end)s, vote from %(begin)s to %(last)s") % days),
        (_("How people vote"), f"{budget.get_vote_kind_display()} ({budget.most})"),
        (_("Who may vote"), f"{who}: {budget.place_words}" if budget.place_words else who),
        decided,
        *(((_("Codes made, given in for paper, and votes"), counted),) if budget.counted_on is None else ()),
    )  # fmt: skip


def _takes_outcomes(budget: Budget, phase: Phase) -> bool:
    return budget.sort == SharedOut.PLACES and phase in {Phase.SUBMIT, Phase.CHECK}


def _panel_acts(budget: Budget, phase: Phase) -> Acts:
    if budget.rule != Rule.PANEL or phase not in {Phase.VOTE, Phase.COUNT}:
        return ()
    return ((_("Write down what the panel decided"), at("panel_decides", budget.programme, budget.pk)),)


def _acts(budget: Budget, phase: Phase) -> Acts:
    programme, acts = budget.programme, []
    if phase in {Phase.SUBMIT, Phase.CHECK}:
        acts.append((_("Change the budget"), at("change_budget", programme, budget.pk)))
    if budget.rule == Rule.PANEL:
        return tuple(acts)
    if budget.eligibility == Eligibility.CODES and phase in {Phase.SUBMIT, Phase.CHECK, Phase.VOTE}:
        acts.append((_("Make codes and print them"), at("voting_codes", programme, budget.pk)))
    if budget.eligibility == Eligibility.CODES and phase is Phase.VOTE:
        acts.append((_("Give a sheet of paper for a code"), at("give_in", programme, budget.pk)))
    if phase in {Phase.VOTE, Phase.COUNT}:
        acts.append((_("Type in sheets of paper"), at("sheets", programme, budget.pk)))
    return tuple(acts)


def project_row(project: BudgetProject, *, keeps: bool = False, phase: Phase = Phase.DECIDED) -> ProjectRow:
    programme, keys = project.budget.programme, (project.budget_id, project.pk)
    state = State(project.state)
    may_check = keeps and phase in {Phase.SUBMIT, Phase.CHECK} and state is not State.WITHDRAWN
    may_withdraw = keeps and phase is not Phase.DECIDED and state is not State.WITHDRAWN
    return ProjectRow(
        title=f"{project.number}. {project.title}", words=project.words,
        cost="" if project.budget.sort == SharedOut.PLACES else worth(project.budget, project.cost),
        state=str(state.label), tone=STATE_TONES[state], reason=project.reason, equality=project.equality,
        became=project.became,
        say=at("say_what_became", programme, *keys) if keeps and phase is Phase.DECIDED else "",
        check=at("check_project", programme, *keys) if may_check else "",
        withdraw=at("withdraw_project", programme, *keys) if may_withdraw else "",
    )  # fmt: skip


def form_page(programme: Programme, access: Access, *, title: str, button: str, back: str, lead: str = "") -> FormPage:
    return FormPage(title, frame_of(programme, access), button, back, lead)


def codes_page(budget: Budget, access: Access, *, made: int, codes: tuple[str, ...], address: str) -> CodesPage:
    said = ngettext("%(number)s code was made so far.", "%(number)s codes were made so far.", made) % {"number": made}
    return CodesPage(
        title=_("Codes to vote with"), frame=frame_of(budget.programme, access), said=said, codes=codes,
        about=budget.title, where=address, until=until(budget, Phase.VOTE), button=_("Make codes"),
        back=at("budget", budget.programme, budget.pk),
    )  # fmt: skip


def sheets_page(
    budget: Budget, access: Access, *, sheets: Mapping[int, Sequence[PaperBallot]], names: Mapping[str, str]
) -> SheetsPage:
    rows = tuple(_sheet(number, list(typed), names) for number, typed in sheets.items())
    return SheetsPage(
        title=_("Sheets of paper"), frame=frame_of(budget.programme, access),
        lead=_("Two different people type each sheet. It counts when both typed the same."), rows=rows,
        button=_("Keep this sheet"), back=at("budget", budget.programme, budget.pk),
    )  # fmt: skip


def _sheet(number: int, typed: list[PaperBallot], names: Mapping[str, str]) -> SheetRow:
    if agrees(typed):
        return SheetRow(number, _("Both typed the same"), "green", ())
    if len(typed) < 2:
        return SheetRow(number, _("Typed once: somebody else types it too"), "yellow", ())
    told = tuple(
        _("%(who)s typed: %(what)s") % {"who": one.by or _("Somebody"), "what": in_words(one.choices, names)}
        for one in typed
    )
    return SheetRow(number, _("Not the same: look at the sheet, and type it again"), "red", told)


def in_words(choices: Mapping[str, int], names: Mapping[str, str]) -> str:
    ordered = sorted(choices.items(), key=lambda one: (-one[1], int(one[0])))
    return ", ".join(f"{names.get(key, key)}: {points}" for key, points in ordered)
