"""What a document brings: its answer where there is enough for one, and everything that is still missing."""

import copy
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from coproduction_star.data.business_cases import Asked, read
from coproduction_star.data.parts import BadParts
from coproduction_star.data.parts import Part as Asking
from coproduction_star.focus_it.appraisal_documents import DemandGap, gaps_of
from coproduction_star.methods.cost_benefit import (
    Appraisal,
    CaseRefused,
    appraise,
    rulings,
    simulate_case,
    summary_table,
    without_bias,
)
from coproduction_star.methods.cost_benefit.compiling import correction, units_of
from coproduction_star.methods.cost_benefit.metrics import Metrics
from coproduction_star.methods.cost_benefit.model import Case, Option, OptionKind, Outcome
from coproduction_star.methods.cost_benefit.results import central
from coproduction_star.methods.cost_benefit.rules import Ruling
from coproduction_star.methods.cost_benefit.simulation import Simulation
from coproduction_star.methods.cost_benefit.summary import Row
from coproduction_star.methods.errors import MethodError

MOST_DRAWS = 10_000
"""A page draws no oftener, whatever a document asks for: the answer must follow an edit at once."""
QUICK_DRAWS = 2_000
MORE_THAN_A_PAGE_SHOWS = 400
NO_ANSWER = (BadParts, CaseRefused, MethodError)
"""Why a document has no answer."""


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing that is missing or cannot be: where, why and what to do, in the words of the library."""

    field: str
    reason: str
    remedy: str
    stops: bool = True
    """Whether there is no answer before it is mended."""


@dataclass(frozen=True, slots=True)
class Worked:
    """A case that could be worked out."""

    asked: Asked
    gaps: tuple[DemandGap, ...]
    """What doing nothing means, where a budget is given."""
    unbiased: Mapping[str, Metrics]
    """What every option would bring if no cost were raised for optimism; empty where none is."""
    appraisal: Appraisal
    simulation: Simulation
    rulings: tuple[Ruling, ...]
    summary: tuple[Row, ...]

    @property
    def case(self) -> Case:
        return self.asked.case


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer, or none yet, and what is missing."""

    worked: Worked | None
    gaps: tuple[Gap, ...]


@dataclass(frozen=True, slots=True)
class ChainStep:
    """One step from need to effect: the share at it, and how many are left after it."""

    step: str
    figure: str
    share: float | None
    left: float


def answer_to(content: dict[str, Any], *, draws: int = MOST_DRAWS) -> Answer:
    """Work a document out. The same document gives the same answer, so a page that is read again costs nothing."""
    return _answer(_text(content), draws, get_language() or "en")


def _text(content: dict[str, Any]) -> str:
    return json.dumps(content, sort_keys=False, ensure_ascii=False)


@lru_cache(maxsize=64)
def _answer(text: str, draws: int, _language: str) -> Answer:
    """Kept by language too: that a figure has no source yet is said in it."""
    content = json.loads(text)
    without = tuple(
        Gap(
            f"figures, {name}, source",
            "It has no source.",
            "Say where it is from, even if it is a guess.",
            stops=False,
        )
        for name, figure in content.get("figures", {}).items()
        if not figure.get("source") and not figure.get("published")
    )
    try:
        worked = work_out(_with_sources(content), draws=draws)
    except NO_ANSWER as error:
        return Answer(None, (*_told(content, error), *without))
    return Answer(worked, without)


def asked_of(content: dict[str, Any]) -> Asked:
    """The document read, without working it out. Raises one of `NO_ANSWER`."""
    return read(Asking.of(_with_sources(content)))


def stopping(content: dict[str, Any]) -> tuple[Gap, ...]:
    """What must be there before there is an answer. Nothing is drawn, so it is quick."""
    try:
        _appraised(_text(_with_sources(content)))
    except NO_ANSWER as error:
        return _told(content, error)
    return ()


def _told(content: dict[str, Any], error: Exception) -> tuple[Gap, ...]:
    if isinstance(error, BadParts):
        return (*_to_begin_with(content), *(Gap(one.field, one.reason, one.remedy) for one in error.problems))
    if isinstance(error, CaseRefused):
        return tuple(Gap(one.field, one.reason, one.remedy) for one in error.faults)
    return (Gap("settings", error.told if isinstance(error, MethodError) else str(error), ""),)


def _to_begin_with(content: dict[str, Any]) -> tuple[Gap, ...]:
    """What the library asks only of a case that it could read whole."""
    if any(one.get("kind") == OptionKind.BUSINESS_AS_USUAL for one in content.get("options", [])):
        return ()
    return (Gap("options", "There is no business as usual.", "Add it with what it costs and brings today."),)


def _with_sources(content: dict[str, Any]) -> dict[str, Any]:
    """A figure without a source counts meanwhile; that it has none is told beside the answer."""
    made = copy.deepcopy(content)
    for figure in made.get("figures", {}).values():
        if not figure.get("source") and not figure.get("published"):
            figure["source"] = _("no source yet")
    return made


def work_out(content: dict[str, Any], *, draws: int) -> Worked:
    """Work out a whole document. Raises BadParts or CaseRefused with everything that is wrong."""
    asked, appraisal = _appraised(_text(content))
    asked = replace(asked, draws=min(asked.draws, draws))
    simulation = simulate_case(asked.case, draws=asked.draws, seed=asked.seed)
    return Worked(
        asked, gaps_of(content, asked.gaps), without_bias(asked.case), appraisal, simulation,
        rulings(asked.case, appraisal, simulation), summary_table(asked.case, appraisal, simulation),
    )  # fmt: skip


@lru_cache(maxsize=16)
def _appraised(text: str) -> tuple[Asked, Appraisal]:
    """Whoever saves asks whether there is an answer, and the page after it shows one: it is worked out once."""
    asked = read(Asking.of(json.loads(text)))
    return asked, appraise(asked.case, compare_with=asked.compare_with)


CHAIN = ("in_need", "reached", "engaged", "retained", "effect")
TAKEN_OFF = ("deadweight", "attribution", "displacement")


def chain_of(case: Case, outcome: Outcome) -> tuple[ChainStep, ...]:
    """From the people in need to the effect that counts, at the best guesses, for one that begins in full."""
    values, left, steps = central(case), 1.0, []
    for step in CHAIN:
        name = getattr(outcome, step)
        if name:
            left *= values[name]
            steps.append(ChainStep(step, case.figures[name].title, None if step == "in_need" else values[name], left))
    for step in TAKEN_OFF:
        name = getattr(outcome, step)
        if name:
            left *= 1 - values[name]
            steps.append(ChainStep(step, case.figures[name].title, values[name], left))
    share, own = correction(case, outcome)
    taken = values[own] if own else share
    harm = values[outcome.effect] < 0
    if taken and not harm:
        left *= 1 - taken
        steps.append(ChainStep("correction", "", taken, left))
    return tuple(steps)


def wellbys_of(case: Case, option: Option) -> float:
    """How many WELLBYs an option brings over all years, counted and not priced."""
    values = central(case)
    counted = [
        float(sum(units_of(case, option, outcome).by_year(values, case.horizon_years)))
        for outcome in option.outcomes
        if any(case.figures[value.amount].wellby for value in outcome.values)
    ]
    return sum(counted)
