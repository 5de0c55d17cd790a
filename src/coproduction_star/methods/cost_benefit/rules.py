"""The rules of the guidance, asked of one case: kept, not kept, or not a matter of this case, each with why.

Paragraphs are those of The Green Book (2026), where nothing else is said. What cannot be worked out at all is
refused earlier, by ``checking``; here stands what somebody has to answer for.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from coproduction_star.methods.parameters import rule_pack
from coproduction_star.methods.sentences import worded
from coproduction_star.methods.wellbeing import is_large

from .compiling import flows_of
from .flows import CASH_COSTS, Flow
from .model import HEALTH_TAGS, Case, CostKind, Figure, Option, OptionKind, Tag
from .results import Appraisal, OptionResult
from .simulation import Simulation


class Verdict(StrEnum):
    """How a case stands to a rule."""

    PASS = "pass"  # noqa: S105 - no password
    FAIL = "fail"
    NOT_APPLICABLE = "not applicable"


@dataclass(frozen=True, slots=True)
class Ruling:
    """One rule and how the case stands to it."""

    paragraph: str
    rule: str
    verdict: Verdict
    why: str


@dataclass(frozen=True, slots=True)
class _Asked:
    """What rules are asked of."""

    case: Case
    option: Option
    """The preferred one."""
    result: OptionResult
    flows: tuple[Flow, ...]
    appraisal: Appraisal
    simulation: Simulation | None


Answer = tuple[Verdict, str]
PASS, FAIL, NOT = Verdict.PASS, Verdict.FAIL, Verdict.NOT_APPLICABLE


def rulings(case: Case, appraisal: Appraisal, simulation: Simulation | None = None) -> tuple[Ruling, ...]:
    """Ask every rule of a case that was worked out.

    Parameters
    ----------
    case
        The case.
    appraisal
        What it was worked out to.
    simulation
        Its draws, where there are any.

    Returns
    -------
    tuple of Ruling
        In order of paragraphs.
    """
    option = case.option(case.preferred)
    asked = _Asked(case, option, appraisal.option(case.preferred), flows_of(case, option), appraisal, simulation)
    return tuple(Ruling(paragraph, rule, *answer(asked)) for paragraph, rule, answer in RULES)


def _usual(asked: _Asked) -> Answer:
    [usual] = [option for option in asked.case.options if option.kind is OptionKind.BUSINESS_AS_USUAL]
    if usual.nothing_because:
        return PASS, worded("It is empty because: %(why)s", why=usual.nothing_because)
    metrics = asked.appraisal.option(usual.id).metrics
    if metrics.benefits == metrics.costs == 0:
        return FAIL, worded("All lines of %(name)s come to nothing, and it is not said why.", name=usual.name)
    return PASS, worded("%(name)s has its own costs and benefits.", name=usual.name)


def _shortlist(asked: _Asked) -> Answer:
    kinds = {option.kind for option in asked.case.options}
    missing = tuple(kind for kind in OptionKind if kind not in kinds and kind is not OptionKind.OTHER)
    if OptionKind.DO_MINIMUM in missing:
        return FAIL, worded("Missing: %(names)s.", names=missing)
    return PASS, worded("Missing, which may be right: %(names)s.", names=missing) if missing else worded(
        "All five kinds are there."
    )


def _horizon(asked: _Asked) -> Answer:
    usual = sorted(set(rule_pack(asked.case.rule_pack).horizons.values()))
    years = asked.case.horizon_years
    return (PASS if years in usual else FAIL), worded(
        "%(years)s years after year 0; the rules know %(listed)s.", years=years, listed=tuple(map(str, usual))
    )


def _not_valued(asked: _Asked) -> Answer:
    items = asked.option.not_valued
    if not items:
        return FAIL, worded("Nothing is named that has no price. Is that so?")
    return PASS, worded("%(number)s named, each with what it would need to be worth.", number=len(items))


def _transfers(asked: _Asked) -> Answer:
    moved = [flow for flow in asked.flows if flow.transfer]
    if not moved:
        return NOT, worded("No money only changes hands.")
    circular = [transfer.name for transfer in asked.option.transfers if transfer.paid_by == transfer.gained_by]
    circular += [
        value.name for outcome in asked.option.outcomes for value in outcome.values if value.lost_by == value.gained_by
    ]
    if circular:
        return FAIL, worded("Whoever pays gains it again, so nothing changes hands: %(names)s.", names=tuple(circular))
    return PASS, worded("In the economic case they are %(how)s; purse and shares hold them.", how=asked.case.transfers)


def _cash(asked: _Asked) -> Answer:
    if asked.result.cash is None:
        return FAIL, worded("No inflation is given, so there is no nominal cash.")
    return PASS, worded("Inflation: %(source)s.", source=asked.result.cash.inflation_source)


def _relative_prices(asked: _Asked) -> Answer:
    rising = [flow.name for flow in asked.flows if flow.growth]
    return (
        (PASS, worded("For: %(names)s.", names=tuple(rising)))
        if rising
        else (NOT, worded("No price is said to rise differently."))
    )


def _health(asked: _Asked) -> Answer:
    health = [flow for flow in asked.flows if flow.health]
    left = [flow.name for flow in asked.flows if flow.tags & HEALTH_TAGS and not flow.health]
    if left:
        return FAIL, worded("Not on the health schedule: %(names)s.", names=tuple(left))
    return (PASS, asked.appraisal.pack.health_schedule) if health else (NOT, worded("No health or life effects."))


def _large_changes(asked: _Asked) -> Answer:
    tagged = {flow.outcome for flow in asked.flows if Tag.WELLBY in flow.tags}
    effects = {
        outcome.name: asked.case.figures[outcome.effect] for outcome in asked.option.outcomes if outcome.id in tagged
    }
    large = [name for name, figure in effects.items() if _is_large(figure)]
    if not effects:
        return NOT, worded("No value is tagged as a WELLBY.")
    if large:
        return FAIL, worded(
            "Over half a point, so test that end with the compensating surplus: %(names)s.", names=tuple(large)
        )
    return PASS, worded("No change is over half a point.")


def _is_large(effect: Figure) -> bool:
    """Say whether a change is large at any end: a large harm is at the low one."""
    return any(is_large(end) for end in (effect.low, effect.central, effect.high) if end is not None)


def _ranges(asked: _Asked) -> Answer:
    names = {name for flow in asked.flows for name in flow.figures}
    certain = sorted(name for name in names if asked.case.figures[name].spread is None)
    if len(certain) == len(names):
        return FAIL, worded("No figure has a range.")
    if not certain:
        return PASS, worded("Taken as certain: none.")
    return PASS, worded("Taken as certain: %(names)s.", names=tuple(certain))


def _cost_bias(asked: _Asked) -> Answer:
    costs = [flow for flow in asked.flows if flow.sort in CASH_COSTS]
    bare = [flow.name for flow in costs if not flow.uplift and not flow.uplift_figure]
    if not costs:
        return NOT, worded("It costs no money.")
    return (
        (FAIL, worded("Without optimism bias: %(names)s.", names=tuple(bare)))
        if bare
        else (PASS, worded("Every cost has its bias."))
    )


def _benefit_bias(asked: _Asked) -> Answer:
    if not asked.option.outcomes:
        return NOT, worded("It has no outcomes.")
    trusted = [outcome.name for outcome in asked.option.outcomes if not outcome.corrected]
    if len(trusted) == len(asked.option.outcomes):
        return FAIL, worded(
            "Nothing is lowered: every outcome is said to be corrected already (%(names)s).", names=tuple(trusted)
        )
    return PASS, worded("Said to be corrected already: %(names)s.", names=tuple(trusted)) if trusted else worded(
        "Every outcome is corrected."
    )


def _verified(asked: _Asked) -> Answer:
    if not asked.result.corrections:
        return NOT, worded("It has no outcomes.")
    unsure = [each.outcome for each in asked.result.corrections if not each.verified]
    if unsure:
        return FAIL, worded("From a table nobody has verified: %(names)s.", names=tuple(unsure))
    return PASS, worded("No unverified correction is used.")


def _draws(asked: _Asked) -> Answer:
    if asked.simulation is None or not asked.simulation.uncertain:
        return NOT, worded("Nothing was drawn.")
    spread = next(each for each in asked.simulation.options if each.option == asked.option.id)
    return (PASS if spread.settled else FAIL), worded(
        "%(draws)s draws, seed %(seed)s.", draws=f"{asked.simulation.draws:,}", seed=asked.simulation.seed
    )


def _bodies(asked: _Asked) -> Answer:
    public = sorted({flow.body for flow in asked.flows if flow.public})
    return (PASS, f"{', '.join(public)}.") if public else (NOT, worded("No public body pays or gains."))


def _switches(asked: _Asked) -> Answer:
    found = [switch for switch in asked.appraisal.switches if switch.value is not None]
    if not found:
        return FAIL, worded("No figure alone changes the answer: say so, and try several together.")
    return PASS, worded(
        "%(number)s found in %(questions)s questions.", number=len(found), questions=len(asked.appraisal.switches)
    )


def _weights(asked: _Asked) -> Answer:
    if asked.result.weighted is None:
        return NOT, worded("No group has a weight.")
    if not any(flow.group for flow in asked.flows):
        return FAIL, worded("No line says which group it falls on, so the weighted sums are the unweighted ones.")
    return PASS, worded("Weighted sums stand beside unweighted ones.")


def _residual(asked: _Asked) -> Answer:
    capital = [cost for cost in asked.option.costs if cost.kind is CostKind.CAPITAL]
    bare = [cost.name for cost in capital if not cost.residual]
    if not capital:
        return NOT, worded("It has no capital costs.")
    return (
        (FAIL, worded("Nothing said of what is left of: %(names)s.", names=tuple(bare)))
        if bare
        else (PASS, worded("Given for each."))
    )


def _jobs(asked: _Asked) -> Answer:
    jobs = [
        outcome
        for outcome in asked.option.outcomes
        if any(value.tags & {Tag.EMPLOYMENT, Tag.WAGES} for value in outcome.values)
    ]
    bare = [outcome.name for outcome in jobs if not outcome.displacement]
    if not jobs:
        return NOT, worded("No value is tagged as jobs or wages.")
    return (
        (FAIL, worded("No displacement given for: %(names)s.", names=tuple(bare)))
        if bare
        else (PASS, worded("Displacement is given."))
    )


def _doubles(asked: _Asked) -> Answer:
    certain = [overlap for overlap in asked.appraisal.overlaps if overlap.certain]
    pairs = tuple(worded("%(one)s and %(other)s", one=each.one, other=each.other) for each in certain)
    if certain:
        return FAIL, worded("Counted twice: %(names)s.", names=pairs)
    return PASS, worded("%(number)s to be looked at.", number=len(asked.appraisal.overlaps))


def _rules() -> Iterator[tuple[str, str, Callable[[_Asked], Answer]]]:
    yield "4.19", worded("Business as usual is not put to zero."), _usual
    yield "5.18", worded("The shortlist has at least a do minimum beside."), _shortlist
    yield "6.11", worded("The horizon is one the rules know."), _horizon
    yield "6.28", worded("What has no price is told."), _not_valued
    yield "6.38", worded("Transfers are treated in one way, and it is said which."), _transfers
    yield "6.47", worded("The financial case is nominal."), _cash
    yield "6.50", worded("Relative price effects are in where they matter."), _relative_prices
    yield "6.58", worded("Health and life effects have their own rate."), _health
    yield (
        worded("Wellbeing guidance, p. 59"),
        worded("Large changes in wellbeing are tested another way."),
        _large_changes,
    )
    yield "6.68", worded("Figures have ranges."), _ranges
    yield "6.77", worded("The draws have settled."), _draws
    yield "6.79", worded("Costs are raised for optimism bias."), _cost_bias
    yield "6.79", worded("Benefits are lowered for optimism bias."), _benefit_bias
    yield "6.81", worded("Generic corrections come from guidance that was read."), _verified
    yield "6.87", worded("All public bodies count."), _bodies
    yield "6.104", worded("Switching values are given."), _switches
    yield "7.13", worded("Weighted values stand beside unweighted ones."), _weights
    yield "8.32", worded("Residual values are in."), _residual
    yield "8.41", worded("Jobs are displaced unless shown otherwise."), _jobs
    yield "8.4", worded("Nothing is counted twice."), _doubles


RULES = tuple(_rules())
