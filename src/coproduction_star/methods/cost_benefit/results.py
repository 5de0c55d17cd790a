"""Appraise a case: every option under its rule pack, and the same case under another."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import isfinite

from coproduction_star.methods.parameters import Certainty, RulePack, Source, confidence_grades, rule_pack

from .checking import CaseRefused, Fault, refuse_faults
from .compiling import correction, factors_of, flows_of, grade_of, health_schedule, units_of
from .doubles import Overlap, overlaps
from .flows import Factors, Flow
from .lenses import (
    CashLens,
    Loss,
    PurseLens,
    Share,
    SocietyYear,
    cash_lens,
    losses_of,
    purse_lens,
    society_years,
    who_pays_and_gains,
)
from .metrics import Metrics, Weighted, counted, metrics_of, weighted
from .model import Case, NotValued, Option, OptionKind
from .sensitivity import Swing, swings
from .simulation import Simulation, simulate
from .switching import Needed, Switch, needed, switches


@dataclass(frozen=True, slots=True)
class Corrected:
    """What was taken off an outcome for how little is known."""

    outcome: str
    grade: int | None
    share: float | None
    """``None`` where a figure of the case's own says it; 0 where the effect is a harm, which is never made smaller."""
    verified: bool
    """False where the correction comes from a table nobody has checked against its source."""


@dataclass(frozen=True, slots=True)
class OptionResult:
    """One option through the three lenses, in absolute terms and against business as usual."""

    option: str
    name: str
    kind: OptionKind
    metrics: Metrics
    against_business_as_usual: Metrics
    """What it adds: the difference to business as usual, whose own sums stand beside and are not zero."""
    weighted: Weighted | None
    """``None`` where no group has a weight."""
    cash: CashLens | None
    purse: PurseLens
    society: tuple[SocietyYear, ...]
    bodies: tuple[Share, ...]
    groups: tuple[Share, ...]
    losses: tuple[Loss, ...]
    """What changes hands: who loses it, of which group of people, and who gains it."""
    corrections: tuple[Corrected, ...]
    cut_at_horizon: tuple[str, ...]
    """Outcomes whose effect goes on after the last year looked at."""
    not_valued: tuple[NotValued, ...]


@dataclass(frozen=True, slots=True)
class UsedPack:
    """The rules a result was made under."""

    id: str
    name: str
    edition: str
    standing: str
    standard_rates: Source
    health_schedule: str
    health_rates: Source
    first_year_discounting: str


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """The metrics of every option under another rule pack."""

    pack: UsedPack
    metrics: Mapping[str, Metrics]


@dataclass(frozen=True, slots=True)
class Appraisal:
    """Everything that is known about a case without drawing by chance."""

    title: str
    pack: UsedPack
    price_year: str
    deflator: str
    """Where the deflator is from; empty where nothing had to be converted."""
    horizon_years: int
    preferred: str
    transfers: str
    options: tuple[OptionResult, ...]
    switches: tuple[Switch, ...]
    swings: tuple[Swing, ...]
    needed: tuple[Needed, ...]
    overlaps: tuple[Overlap, ...]
    elsewhere: tuple[Elsewhere, ...]

    def option(self, wanted: str) -> OptionResult:
        """Find the result of an option by its id."""
        return next(result for result in self.options if result.option == wanted)


def appraise(case: Case, *, compare_with: Sequence[str] = ()) -> Appraisal:
    """Work a case out.

    Parameters
    ----------
    case
        The case.
    compare_with
        Ids of other rule packs to show the metrics under.

    Returns
    -------
    Appraisal
        Options in the order of the case; nothing is rounded.

    Raises
    ------
    CaseRefused
        With every fault of the case.
    """
    refuse_faults(case)
    flows = {option.id: flows_of(case, option) for option in case.options}
    factors, kept = factors_of(case), counted_flows(case)
    options = tuple(_option(case, option, flows, factors) for option in case.options)
    _refuse_endless(case, options)
    preferred = case.option(case.preferred)
    return Appraisal(
        title=case.title,
        pack=_used(case),
        price_year=case.prices.year,
        deflator=case.prices.conversion_source,
        horizon_years=case.horizon_years,
        preferred=case.preferred,
        transfers=case.transfers.value,
        options=options,
        switches=switches(kept, case.figures, factors, preferred=case.preferred),
        swings=swings(kept[case.preferred], case.figures, factors),
        needed=needed(preferred.not_valued, kept, case.figures, factors, preferred=case.preferred),
        overlaps=overlaps(flow for each in flows.values() for flow in each),
        elsewhere=tuple(_elsewhere(replace(case, rule_pack=other)) for other in compare_with),
    )


def _refuse_endless(case: Case, options: Sequence[OptionResult]) -> None:
    """Refuse sums that grew beyond every number, as a yearly rise of 1,000 % does over 500 years."""
    found = [
        Fault(
            f"options {place}",
            f"The sums of {result.name} grow beyond every number.",
            f"Lower the yearly rates, or look at fewer than {case.horizon_years} years.",
        )
        for place, result in enumerate(options, start=1)
        if not all(map(isfinite, _sums(result)))
    ]
    if found:
        raise CaseRefused(found)


def _sums(result: OptionResult) -> Iterator[float]:
    yield result.metrics.net_value
    yield from (year.net for year in result.society)
    yield from (year.net_with_contingency for year in (result.cash.years if result.cash else ()))


def simulate_case(case: Case, *, draws: int, seed: int) -> Simulation:
    """Draw every uncertain figure of a case; see ``simulation.simulate``. Raises ``CaseRefused``."""
    refuse_faults(case)
    return simulate(
        counted_flows(case), case.figures, factors_of(case), preferred=case.preferred, draws=draws, seed=seed
    )


def without_bias(case: Case) -> dict[str, Metrics]:
    """Give the metrics of every option if no cost were raised for optimism; to be shown beside, never instead.

    Nothing is given where no cost has a bias. The case has no faults: `appraise` refuses one that has.
    """
    if not any(cost.bias for option in case.options for cost in option.costs):
        return {}
    bare = [
        replace(option, costs=tuple(replace(cost, bias=None) for cost in option.costs)) for option in case.options
    ]  # fmt: skip
    plain, factors = replace(case, options=tuple(bare)), factors_of(case)
    return {one.id: option_metrics(plain, one, flows_of(plain, one), factors) for one in plain.options}


def counted_flows(case: Case) -> dict[str, tuple[Flow, ...]]:
    """Give, by option, the flows that the economic case counts."""
    return {option.id: counted(flows_of(case, option), case.transfers) for option in case.options}


def central(case: Case) -> dict[str, float]:
    """Give every figure at its central value."""
    return {name: figure.central for name, figure in case.figures.items()}


def _option(case: Case, option: Option, flows: Mapping[str, Sequence[Flow]], factors: Factors) -> OptionResult:
    values, mine = central(case), flows[option.id]
    usual = next(each for each in case.options if each.kind is OptionKind.BUSINESS_AS_USUAL)
    metrics = option_metrics(case, option, mine, factors)
    return OptionResult(
        option=option.id,
        name=option.name,
        kind=option.kind,
        metrics=metrics,
        against_business_as_usual=_difference(metrics, option_metrics(case, usual, flows[usual.id], factors)),
        weighted=_weighted(case, mine, factors),
        cash=cash_lens(case, mine, values),
        purse=purse_lens(case, mine, values, factors),
        society=society_years(counted(mine, case.transfers), values, factors),
        bodies=who_pays_and_gains(case.bodies, mine, values, factors),
        groups=who_pays_and_gains(case.groups, mine, values, factors),
        losses=losses_of(mine, values, factors),
        corrections=tuple(_corrected(case, outcome.id, option) for outcome in option.outcomes),
        cut_at_horizon=cut_at_horizon(case, option),
        not_valued=option.not_valued,
    )


def option_metrics(case: Case, option: Option, flows: Sequence[Flow], factors: Factors) -> Metrics:
    """Give the metrics of one option, with a unit cost where it names an outcome to count."""
    outcome = next((each for each in option.outcomes if each.id == option.unit), None)
    units = units_of(case, option, outcome) if outcome else None
    return metrics_of(flows, central(case), factors, transfers=case.transfers, units=units)


def _difference(one: Metrics, usual: Metrics) -> Metrics:
    benefits = one.benefits - usual.benefits
    public, outside = one.public_costs - usual.public_costs, one.outside_costs - usual.outside_costs
    costs = public + outside
    return Metrics(
        benefits=benefits,
        costs=costs,
        public_costs=public,
        outside_costs=outside,
        net_value=benefits - costs,
        benefit_cost_ratio=benefits / costs if costs > 0 else None,
        return_on_public_cost=(benefits - outside) / public if public > 0 else None,
    )


def _weighted(case: Case, flows: Sequence[Flow], factors: Factors) -> Weighted | None:
    weights = {group.id: group.weight for group in case.groups}
    if not weights:
        return None
    return weighted(flows, central(case), factors, transfers=case.transfers, weights=weights)


def _corrected(case: Case, name: str, option: Option) -> Corrected:
    outcome = next(each for each in option.outcomes if each.id == name)
    share, own = correction(case, outcome)
    grade = None if own or not outcome.corrected else grade_of(case, outcome)
    verified = grade is None or confidence_grades()[grade].source.certainty is not Certainty.UNVERIFIED
    harm = case.figures[outcome.effect].central < 0
    return Corrected(name, grade, None if own else 0.0 if harm else share, verified)


def cut_at_horizon(case: Case, option: Option) -> tuple[str, ...]:
    """Name the outcomes whose effect would go on after the last year looked at."""
    return tuple(
        outcome.id
        for outcome in option.outcomes
        if any(
            weight and begun + outcome.lag_years + outcome.lasts_years - 1 > case.horizon_years
            for begun, weight in enumerate(outcome.spread.years)
        )
    )


def _elsewhere(case: Case) -> Elsewhere:
    factors = factors_of(case)
    found = {option.id: option_metrics(case, option, flows_of(case, option), factors) for option in case.options}
    return Elsewhere(_used(case), found)


def _used(case: Case) -> UsedPack:
    pack: RulePack = rule_pack(case.rule_pack)
    health = pack.schedule(health_schedule(case))
    return UsedPack(
        id=pack.id,
        name=pack.name,
        edition=pack.edition,
        standing=pack.standing,
        standard_rates=pack.schedule("standard").source,
        health_schedule=health.name,
        health_rates=health.source,
        first_year_discounting=case.first_year_discounting.value,
    )
