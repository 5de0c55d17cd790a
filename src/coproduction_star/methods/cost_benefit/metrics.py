"""The four summary metrics of social value, and the two sides they are made of.

No band of value for money is ever derived from a ratio (The Green Book (2026),
paragraphs 6.98 to 6.100), and no cost of raising public funds is added
(paragraph 6.44).
"""

from collections.abc import Iterable
from dataclasses import dataclass

from .flows import Factors, Flow, Side, Values
from .model import Transfers


@dataclass(frozen=True, slots=True)
class Metrics:
    """Table 10 of the Green Book (2026), in real present values."""

    benefits: float
    """PVB."""
    costs: float
    """PVC, the sum of the next two."""
    public_costs: float
    outside_costs: float
    """Costs that households, businesses and charities bear, time given among them."""
    net_value: float
    """NPSV = PVB − PVC."""
    benefit_cost_ratio: float | None
    """BCR = PVB ÷ PVC; ``None`` without costs."""
    return_on_public_cost: float | None
    """RPSC = (PVB − costs outside the public sector) ÷ public costs; ``None`` without public costs."""
    units: float | None = None
    """How many units of the outcome are counted over all years."""
    unit_cost: float | None = None
    """NPUC: PVC for each unit counted; ``None`` where none is gained."""
    unit_cost_discounted: float | None = None
    """PVC for each unit, where a later unit counts less as a later pound does."""


@dataclass(frozen=True, slots=True)
class Weighted:
    """The same sums with a pound weighing more where there is less; shown beside the others, never instead."""

    benefits: float
    costs: float
    net_value: float


def metrics_from(
    *, benefits: float, public_costs: float, outside_costs: float,
    units: float | None = None, discounted_units: float | None = None,
) -> Metrics:  # fmt: skip
    """Put the metrics together from present values.

    Examples
    --------
    >>> found = metrics_from(benefits=150.0, public_costs=80.0, outside_costs=20.0)
    >>> found.net_value, found.benefit_cost_ratio, found.return_on_public_cost
    (50.0, 1.5, 1.625)
    """
    costs = public_costs + outside_costs
    return Metrics(
        benefits=benefits,
        costs=costs,
        public_costs=public_costs,
        outside_costs=outside_costs,
        net_value=benefits - costs,
        benefit_cost_ratio=_ratio(benefits, costs),
        return_on_public_cost=_ratio(benefits - outside_costs, public_costs),
        units=units,
        unit_cost=_ratio(costs, units),
        unit_cost_discounted=_ratio(costs, discounted_units),
    )


def _ratio(above: float, below: float | None) -> float | None:
    return above / below if below is not None and below > 0 else None


def counted(flows: Iterable[Flow], transfers: Transfers) -> tuple[Flow, ...]:
    """Keep what the economic case counts, in an order that does not depend on how it was entered."""
    kept = (flow for flow in flows if not flow.transfer or transfers is Transfers.BOTH_SIDES)
    return tuple(sorted(kept, key=lambda flow: flow.id))


def metrics_of(
    flows: Iterable[Flow], values: Values, factors: Factors, *, transfers: Transfers, units: Flow | None = None
) -> Metrics:
    """Give the metrics of an option from its flows."""
    benefits = public = outside = 0.0
    for flow in counted(flows, transfers):
        worth = float(flow.present(values, factors.of(flow)))
        if flow.side is Side.BENEFIT:
            benefits += worth
        elif flow.public:
            public += worth
        else:
            outside += worth
    years = len(factors.standard) - 1
    return metrics_from(
        benefits=benefits,
        public_costs=public,
        outside_costs=outside,
        units=float(sum(units.by_year(values, years))) if units else None,
        discounted_units=float(units.present(values, factors.of(units))) if units else None,
    )


def weighted(
    flows: Iterable[Flow], values: Values, factors: Factors, *, transfers: Transfers, weights: dict[str, float]
) -> Weighted:
    """Give the weighted sums; what falls on no group weighs 1. Transfers between groups count here (6.37)."""
    sums = {Side.BENEFIT: 0.0, Side.COST: 0.0}
    for flow in sorted(flows, key=lambda flow: flow.id):
        if flow.transfer and transfers is Transfers.LEFT_OUT and not weights:
            continue
        worth = float(flow.present(values, factors.of(flow)))
        sums[flow.side] += worth * weights.get(flow.group, 1.0)
    benefits, costs = sums[Side.BENEFIT], sums[Side.COST]
    return Weighted(benefits, costs, benefits - costs)
