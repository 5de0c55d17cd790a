"""Three ways to look at the same option, never mixed in one sum.

Cash: nominal, not discounted, only money that really moves in public budgets.
Public purse: real, discounted, all public costs and fiscal values, cashable or
not. Society: real, discounted, everything that counts for anybody.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from .flows import CASH_COSTS, Factors, Flow, Side, Sort, Values
from .model import Body, Case, Group

PENNY = 0.005


class PaysBack(StrEnum):
    """Whether money comes back."""

    YES = "yes"
    NEVER_OUT = "nothing is laid out"
    NOT_IN_TIME = "not within the years looked at"


@dataclass(frozen=True, slots=True)
class Payback:
    """When the sum of all years so far is no longer below zero, for good."""

    answer: PaysBack
    years: float | None = None
    """From the start of year 0, if money flows evenly within a year."""


@dataclass(frozen=True, slots=True)
class CashYear:
    """Nominal pounds of one year in public budgets."""

    year: int
    capital: float
    revenue: float
    contingency: float
    """Optimism bias that remains, held in reserve (paragraph 6.83); not part of the two before."""
    savings: float
    transfers: float
    """Received less paid."""
    net: float
    """Savings and transfers less capital and revenue, without contingency."""
    net_with_contingency: float


@dataclass(frozen=True, slots=True)
class BodyCash:
    """The cash lens of one public body, year by year."""

    body: str
    years: tuple[CashYear, ...]
    payback: Payback


@dataclass(frozen=True, slots=True)
class CashLens:
    """Nominal, undiscounted, cash only; ``None`` stands where no inflation was given."""

    bodies: tuple[BodyCash, ...]
    years: tuple[CashYear, ...]
    payback: Payback
    inflation_source: str


@dataclass(frozen=True, slots=True)
class PurseLine:
    """The purse of one public body, in real present values."""

    body: str
    costs: float
    of_which_in_kind: float
    fiscal_benefits: float
    transfers: float
    net: float
    by_year: tuple[float, ...]
    """Real and discounted, net, for each year."""
    payback: Payback


@dataclass(frozen=True, slots=True)
class PurseLens:
    """Real, discounted, every public body."""

    bodies: tuple[PurseLine, ...]
    costs: float
    fiscal_benefits: float
    transfers: float
    net: float
    """Net present budget impact."""
    financial_return: float | None
    """Fiscal benefits for each pound of public cost."""
    payback: Payback


@dataclass(frozen=True, slots=True)
class Share:
    """What one body or group pays and gains, in real present values; transfers are always shown here (6.37)."""

    who: str
    costs: float
    time_given: float
    """Hours given, which are part of the costs."""
    benefits: float
    transfers: float
    net: float
    weighted_net: float | None = None


@dataclass(frozen=True, slots=True)
class Loss:
    """What one body hands to another, in real present values: a value that is ``lost_by`` somebody, or a transfer."""

    name: str
    body: str
    group: str
    """Of which group of people the losers are; empty where nobody said."""
    gained_by: str
    amount: float


@dataclass(frozen=True, slots=True)
class SocietyYear:
    """Real pounds of one year, not discounted, with the benefits by sort."""

    year: int
    costs: float
    benefits: float
    net: float
    discounted: float


def payback_of(by_year: Sequence[float]) -> Payback:
    """Say when money laid out has come back for good.

    Examples
    --------
    >>> payback_of([-100.0, 40.0, 80.0, 10.0])
    Payback(answer=<PaysBack.YES: 'yes'>, years=2.75)
    """
    so_far, running = [], 0.0
    for amount in by_year:
        running += amount
        so_far.append(running)
    below = [year for year, reached in enumerate(so_far) if reached < -PENNY]
    if not below:
        return Payback(PaysBack.NEVER_OUT)
    last = below[-1]
    if last == len(so_far) - 1:
        return Payback(PaysBack.NOT_IN_TIME)
    return Payback(PaysBack.YES, last + 1 + min(1.0, -so_far[last] / by_year[last + 1]))


def cash_lens(case: Case, flows: Sequence[Flow], values: Values) -> CashLens | None:
    """Look at public cash; ``None`` where the case gives no inflation to make it nominal."""
    if not case.prices.inflation and case.horizon_years:
        return None
    index = _price_index(case)
    bodies = tuple(
        BodyCash(body.id, years, payback_of([year.net for year in years]))
        for body in case.bodies
        if (years := _cash_years([flow for flow in flows if flow.public and flow.body == body.id], values, index))
    )
    every = _cash_years([flow for flow in flows if flow.public], values, index)
    return CashLens(bodies, every, payback_of([year.net for year in every]), case.prices.inflation_source)


def _price_index(case: Case) -> list[float]:
    index, rates = [1.0], case.prices.inflation
    for year in range(case.horizon_years):
        index.append(index[-1] * (1.0 + rates[min(year, len(rates) - 1)]))
    return index


def _cash_years(flows: Sequence[Flow], values: Values, index: Sequence[float]) -> tuple[CashYear, ...]:
    moving = [flow for flow in flows if cash_share(flow, values)]
    if not moving:
        return ()
    rows = [(flow, flow.by_year(values, len(index) - 1)) for flow in sorted(moving, key=lambda flow: flow.id)]
    return tuple(_cash_year(year, [(flow, by_year[year] * level) for flow, by_year in rows], values)
                 for year, level in enumerate(index))  # fmt: skip


def _cash_year(year: int, amounts: Iterable[tuple[Flow, float]], values: Values) -> CashYear:
    sums = dict.fromkeys(("capital", "revenue", "contingency", "savings", "transfers"), 0.0)
    for flow, amount in amounts:
        if flow.sort in CASH_COSTS:
            bare = amount / flow.bias(values)
            sums[flow.sort.value] += bare
            sums["contingency"] += amount - bare
        elif flow.transfer:
            sums["transfers"] += flow.sign * amount * cash_share(flow, values)
        else:
            sums["savings"] += amount * cash_share(flow, values)
    net = sums["savings"] + sums["transfers"] - sums["capital"] - sums["revenue"]
    return CashYear(year=year, net=net, net_with_contingency=net - sums["contingency"], **sums)


def cash_share(flow: Flow, values: Values) -> float:
    """Say how much of a flow moves money: all of spending and transfers, the cashable part of fiscal values.

    A fiscal value that another loses is both: its gain releases what is cashable, its loss is paid in full.
    """
    if flow.sort is Sort.FISCAL:
        return float(values[flow.cashable]) if flow.cashable else 0.0
    return 1.0 if flow.sort in CASH_COSTS or flow.transfer else 0.0


def purse_lens(case: Case, flows: Sequence[Flow], values: Values, factors: Factors) -> PurseLens:
    """Look at the budgets of all public bodies together, and at each."""
    public = [flow for flow in flows if in_the_purse(flow)]
    lines = tuple(
        _purse_line(body.id, mine, values, factors)
        for body in case.bodies
        if (mine := [flow for flow in public if flow.body == body.id])
    )
    every = _purse_line("", public, values, factors)
    return PurseLens(
        bodies=lines,
        costs=every.costs,
        fiscal_benefits=every.fiscal_benefits,
        transfers=every.transfers,
        net=every.net,
        financial_return=every.fiscal_benefits / every.costs if every.costs else None,
        payback=every.payback,
    )


def in_the_purse(flow: Flow) -> bool:
    """Say whether a flow is a cost, a fiscal value, a residual value or a transfer of a public body."""
    return flow.public and (flow.side is Side.COST or flow.transfer or flow.sort in {Sort.FISCAL, Sort.RESIDUAL})


def _purse_line(body: str, flows: Sequence[Flow], values: Values, factors: Factors) -> PurseLine:
    def worth(kept: Callable[[Flow], bool]) -> float:
        return sum(float(flow.present(values, factors.of(flow))) for flow in flows if kept(flow))

    costs = worth(lambda flow: flow.side is Side.COST and not flow.transfer)
    benefits = worth(lambda flow: flow.side is Side.BENEFIT and not flow.transfer)
    moved = worth(lambda flow: flow.transfer and flow.sign > 0) - worth(lambda flow: flow.transfer and flow.sign < 0)
    by_year = net_by_year(flows, values, factors)
    return PurseLine(
        body=body,
        costs=costs,
        of_which_in_kind=worth(lambda flow: flow.sort is Sort.IN_KIND),
        fiscal_benefits=benefits,
        transfers=moved,
        net=benefits + moved - costs,
        by_year=by_year,
        payback=payback_of(by_year),
    )


def net_by_year(flows: Iterable[Flow], values: Values, factors: Factors) -> tuple[float, ...]:
    """Give the discounted net amount of each year."""
    sums = [0.0] * len(factors.standard)
    for flow in flows:
        amounts = flow.by_year(values, len(sums) - 1)
        for year, (amount, factor) in enumerate(zip(amounts, factors.of(flow), strict=True)):
            sums[year] += flow.sign * float(amount) * factor
    return tuple(sums)


def society_years(flows: Sequence[Flow], values: Values, factors: Factors) -> tuple[SocietyYear, ...]:
    """Look at everything that counts, year by year; ``flows`` are those the economic case counts."""
    last = len(factors.standard) - 1
    rows = [(flow, flow.by_year(values, last)) for flow in flows]
    discounted = net_by_year(flows, values, factors)
    sums = [
        [sum(float(amounts[year]) for flow, amounts in rows if flow.side is side) for side in Side]
        for year in range(last + 1)
    ]
    return tuple(
        SocietyYear(year, costs, benefits, benefits - costs, discounted[year])
        for year, (costs, benefits) in enumerate(sums)
    )


def who_pays_and_gains(
    who: Sequence[Body] | Sequence[Group], flows: Sequence[Flow], values: Values, factors: Factors
) -> tuple[Share, ...]:
    """Share an option out over bodies or over groups, with transfers."""
    return tuple(
        _share(one, mine, values, factors)
        for one in who
        if (mine := [flow for flow in flows if one.id == (flow.body if isinstance(one, Body) else flow.group)])
    )


def losses_of(flows: Sequence[Flow], values: Values, factors: Factors) -> tuple[Loss, ...]:
    """Name who loses what changes hands, the largest amount first; a loss below zero is no loss."""
    known = {flow.id: flow for flow in flows}
    found = [
        Loss(flow.name, flow.body, flow.group, known[_other_end(flow)].body, worth)
        for flow in flows
        if flow.transfer and flow.side is Side.COST and (worth := float(flow.present(values, factors.of(flow)))) > 0.0
    ]
    return tuple(sorted(found, key=lambda loss: (-loss.amount, loss.name, loss.body)))


def _other_end(paid: Flow) -> str:
    """Name the flow of whoever gains what this one pays."""
    line, _slash, end = paid.id.rpartition("/")
    return line if end == "lost" else f"{line}/gained"


def _share(one: Body | Group, flows: Sequence[Flow], values: Values, factors: Factors) -> Share:
    sums = dict.fromkeys(("costs", "time_given", "benefits", "transfers"), 0.0)
    for flow in flows:
        worth = float(flow.present(values, factors.of(flow)))
        column = "transfers" if flow.transfer else "costs" if flow.side is Side.COST else "benefits"
        sums[column] += worth * flow.sign if flow.transfer else worth
        sums["time_given"] += worth if flow.sort is Sort.TIME_GIVEN else 0.0
    net = sums["benefits"] + sums["transfers"] - sums["costs"]
    return Share(who=one.id, net=net, weighted_net=net * one.weight if isinstance(one, Group) else None, **sums)
