"""The appraisal summary table: one row an option, five columns, an expected value and its uncertainty in each.

The Green Book (2026), Table 12, paragraphs 9.3 to 9.6. The cells hold numbers
and words of the case; the sentences around them belong to whoever shows them.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from .lenses import CashYear, Share
from .model import Case, NotValued, OptionKind
from .results import Appraisal, OptionResult
from .simulation import Simulation
from .simulation import Spread as Spreading
from .switching import Switch

ORDER = tuple(OptionKind)
CLOSEST = 3


@dataclass(frozen=True, slots=True)
class Described:
    """Column 1: what it is, and why it is preferred or not."""

    description: str
    preferred: bool
    behind_preferred: float
    """Net value below that of the preferred option; negative where it is above."""
    chance_best: float | None


@dataclass(frozen=True, slots=True)
class SocialValue:
    """Column 2: the metrics, absolute, with their range."""

    net_value: float
    benefits: float
    costs: float
    benefit_cost_ratio: float | None
    return_on_public_cost: float | None
    unit_cost: float | None
    low: float | None
    """Nine draws in ten lie between low and high."""
    high: float | None
    chance_positive: float | None
    closest_switches: tuple[Switch, ...]


@dataclass(frozen=True, slots=True)
class Unmonetised:
    """Column 3: what could not be valued, and what it would need to be worth."""

    items: tuple[NotValued, ...]
    lacking: float
    """What is missing to a net value of zero; 0 where nothing is."""


@dataclass(frozen=True, slots=True)
class Finances:
    """Column 4: nominal public money by year, and the reserve for what remains uncertain."""

    years: tuple[CashYear, ...]
    net: float | None
    contingency: float | None
    present_net: float
    """Net present budget impact, in real terms."""


@dataclass(frozen=True, slots=True)
class Distribution:
    """Column 5: who pays and gains, by body and by group, with the weighted value beside."""

    bodies: tuple[Share, ...]
    groups: tuple[Share, ...]
    weighted_net_value: float | None
    losers: tuple[str, ...]
    """Bodies and groups that are worse off."""


@dataclass(frozen=True, slots=True)
class Row:
    """One option."""

    option: str
    name: str
    kind: OptionKind
    described: Described
    value: SocialValue
    unmonetised: Unmonetised
    finances: Finances
    distribution: Distribution


def summary_table(case: Case, appraisal: Appraisal, simulation: Simulation | None = None) -> tuple[Row, ...]:
    """Make the rows, from business as usual to the less ambitious and other options."""
    spreads = {spread.option: spread for spread in simulation.options} if simulation else {}
    best = appraisal.option(appraisal.preferred).metrics.net_value
    rows = [
        _row(case, result, appraisal, best=best, spread=spreads.get(result.option)) for result in appraisal.options
    ]
    return tuple(sorted(rows, key=lambda row: ORDER.index(row.kind)))


def _row(case: Case, result: OptionResult, appraisal: Appraisal, *, best: float, spread: Spreading | None) -> Row:
    metrics, preferred = result.metrics, result.option == appraisal.preferred
    return Row(
        option=result.option,
        name=result.name,
        kind=result.kind,
        described=Described(
            description=case.option(result.option).description,
            preferred=preferred,
            behind_preferred=best - metrics.net_value,
            chance_best=spread.chance_best if spread else None,
        ),
        value=_value(result, spread, appraisal.switches if preferred else ()),
        unmonetised=Unmonetised(result.not_valued, max(0.0, -metrics.net_value)),
        finances=_finances(result),
        distribution=_distribution(result),
    )


def _value(result: OptionResult, spread: Spreading | None, switches: Sequence[Switch]) -> SocialValue:
    metrics = result.metrics
    return SocialValue(
        net_value=metrics.net_value,
        benefits=metrics.benefits,
        costs=metrics.costs,
        benefit_cost_ratio=metrics.benefit_cost_ratio,
        return_on_public_cost=metrics.return_on_public_cost,
        unit_cost=metrics.unit_cost,
        low=spread.percentiles[5] if spread else None,
        high=spread.percentiles[95] if spread else None,
        chance_positive=spread.chance_positive if spread else None,
        closest_switches=tuple(each for each in switches if each.value is not None)[:CLOSEST],
    )


def _finances(result: OptionResult) -> Finances:
    years = result.cash.years if result.cash else ()
    return Finances(
        years=years,
        net=sum(year.net for year in years) if result.cash else None,
        contingency=sum(year.contingency for year in years) if result.cash else None,
        present_net=result.purse.net,
    )


def _distribution(result: OptionResult) -> Distribution:
    losers = tuple(share.who for share in (*result.bodies, *result.groups) if share.net < 0)
    return Distribution(
        bodies=result.bodies,
        groups=result.groups,
        weighted_net_value=result.weighted.net_value if result.weighted else None,
        losers=losers,
    )
