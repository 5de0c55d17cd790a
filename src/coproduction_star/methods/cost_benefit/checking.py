"""What is wrong with a case, all of it at once: field, reason and remedy."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from coproduction_star.methods.errors import MethodError
from coproduction_star.methods.optimism import NotABias
from coproduction_star.methods.parameters import rule_packs

from .compiling import bias_rate, grade_of
from .model import (
    Case,
    Cost,
    Demand,
    Figure,
    Kind,
    Option,
    OptionKind,
    Outcome,
    Sector,
    Tag,
    TimeGiven,
    Transfer,
    Value,
    ValueKind,
)

LONGEST_HORIZON = 500
CHAIN_KINDS = {
    "in_need": {Kind.COUNT}, "reached": {Kind.SHARE}, "engaged": {Kind.SHARE}, "retained": {Kind.SHARE},
    "effect": {Kind.EFFECT, Kind.SHARE, Kind.COUNT}, "deadweight": {Kind.SHARE}, "attribution": {Kind.SHARE},
    "displacement": {Kind.SHARE}, "drop_off": {Kind.SHARE}, "own_correction": {Kind.SHARE},
}  # fmt: skip
RANGES = {
    Kind.SHARE: (0.0, 1.0, "A share is a number from 0 to 1: write 40 % as 0.4."),
    Kind.MONEY: (0.0, float("inf"), "Write an amount of 0 or more; what is saved or lost goes to the other side."),
    Kind.COUNT: (0.0, float("inf"), "People, hours and places are 0 or more."),
    Kind.EFFECT: (float("-inf"), float("inf"), ""),
    Kind.RATE: (-0.99, 10.0, "A yearly rate is written as a fraction: 2 % is 0.02."),
}


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that keeps a case from being calculated."""

    field: str
    reason: str
    remedy: str

    def __str__(self) -> str:
        """Show it in one line."""
        return f"{self.field}: {self.reason} {self.remedy}"


class CaseRefused(MethodError):
    """A case with faults; ``faults`` lists every one."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(map(str, self.faults)))


def refuse_faults(case: Case) -> None:
    """Raise ``CaseRefused`` with every fault of a case; say nothing where there is none."""
    found = faults(case)
    if found:
        raise CaseRefused(found)


def faults(case: Case) -> tuple[Fault, ...]:
    """List every fault of a case."""
    return tuple(dict.fromkeys(_faults(case)))


def _faults(case: Case) -> Iterator[Fault]:
    yield from _frame(case)
    for name, figure in case.figures.items():
        yield from _figure(f"figures, {name}", figure)
    for demand in case.demands:
        yield from _demand(demand)
    yield from _repeats("bodies", [body.id for body in case.bodies])
    yield from _repeats("groups", [group.id for group in case.groups])
    yield from _repeats("demands", [demand.id for demand in case.demands])
    yield from _repeats("options", [option.id for option in case.options])
    for place, option in enumerate(case.options):
        yield from _option(case, option, f"options {place + 1}")


def _frame(case: Case) -> Iterator[Fault]:
    packs = [pack.id for pack in rule_packs()]
    if case.rule_pack not in packs:
        yield Fault("rule_pack", f"There is no rule pack {case.rule_pack!r}.", f"Use one of: {', '.join(packs)}.")
    if not 0 <= case.horizon_years <= LONGEST_HORIZON:
        yield Fault(
            "horizon_years",
            f"{case.horizon_years} years after year 0 cannot be.",
            "The end comes after the start: write 10 for eleven columns.",
        )
    if case.preferred not in {option.id for option in case.options}:
        yield Fault("preferred", f"No option is called {case.preferred!r}.", "Name the id of one of the options.")
    yield from _usual(case)
    for group in case.groups:
        if group.weight <= 0:
            yield Fault(f"groups, {group.id}", "A weight is above 0.", "Compute it from incomes, or write 1.")


def _usual(case: Case) -> Iterator[Fault]:
    usual = [option.name for option in case.options if option.kind is OptionKind.BUSINESS_AS_USUAL]
    if not usual:
        yield Fault(
            "options",
            "There is no business as usual.",
            "Add it with what it costs and brings today (The Green Book (2026), paragraph 4.19).",
        )
    if len(usual) > 1:
        yield Fault(
            "options",
            f"{len(usual)} options are business as usual: {', '.join(usual)}.",
            "Mark the one that happens today; every option is compared with it.",
        )


def _figure(field: str, figure: Figure) -> Iterator[Fault]:
    least, most, remedy = RANGES[figure.kind]
    for value in (figure.low, figure.central, figure.high):
        if value is not None and not least <= value <= most:
            yield Fault(field, f"{value:g} is out of range for a {figure.kind.value}.", remedy)
    if not figure.source.strip():
        yield Fault(field, "It has no source.", "Say where it is from, even if it is a guess.")
    if figure.grade is not None and figure.grade not in range(1, 7):
        yield Fault(field, f"Grade {figure.grade} is on no scale.", "Use 1 (best) to 6, or leave it out.")
    if figure.kind is Kind.MONEY and not figure.price_year:
        yield Fault(field, "It has no price year.", "Say in prices of which year it is, such as 2025/26.")
    low, high = figure.low, figure.high
    if (low is not None and low > figure.central) or (high is not None and high < figure.central):
        yield Fault(field, "Low, central and high are not in this order.", "Put the smallest first.")


def _demand(demand: Demand) -> Iterator[Fault]:
    field = f"demands, {demand.id}"
    if not demand.need or demand.need[0] <= 0:
        yield Fault(field, "Nobody is in need in year 0.", "Begin the series with a year in which somebody is.")
    if any(need < 0 for need in demand.need):
        yield Fault(field, "A number of people is below 0.", "Check the projection.")


def _repeats(field: str, ids: list[str]) -> Iterator[Fault]:
    for name, times in Counter(ids).items():
        if times > 1:
            yield Fault(field, f"{name!r} is there {times} times.", "Give each its own id.")


def _option(case: Case, option: Option, field: str) -> Iterator[Fault]:
    ids = [one.id for one in option.costs] + [one.id for one in option.time_given]
    ids += [one.id for one in option.outcomes] + [one.id for one in option.transfers]
    if not ids and not option.nothing_because.strip():
        yield Fault(
            field,
            f"{option.name} has no cost and no benefit.",
            "Give what it costs and brings, or say in nothing_because why there is nothing.",
        )
    yield from _repeats(field, ids)
    yield from _repeats(f"{field}, not_valued", [item.id for item in option.not_valued])
    for cost in option.costs:
        yield from _cost(case, cost, f"{field}, costs, {cost.id}")
    for given in option.time_given:
        yield from _time(case, given, f"{field}, time_given, {given.id}")
    for outcome in option.outcomes:
        yield from _outcome(case, outcome, f"{field}, outcomes, {outcome.id}")
    for transfer in option.transfers:
        yield from _transfer(case, transfer, f"{field}, transfers, {transfer.id}")
    for item in option.not_valued:
        yield from _named(case, f"{field}, not_valued, {item.id}, people", item.people, {Kind.COUNT})
    if option.unit and option.unit not in {outcome.id for outcome in option.outcomes}:
        yield Fault(f"{field}, unit", f"No outcome is called {option.unit!r}.", "Name the id of one of its outcomes.")


def _cost(case: Case, cost: Cost, field: str) -> Iterator[Fault]:
    if cost.sunk:
        yield Fault(
            field, "This is spent already and cannot be decided any more.",
            "Remove it; count what could still be got for what it bought (paragraph 6.32).",
        )  # fmt: skip
    yield from _money(case, f"{field}, amount", cost.amount)
    yield from _named(case, f"{field}, quantity", cost.quantity, {Kind.COUNT})
    yield from _named(case, f"{field}, growth", cost.growth, {Kind.RATE})
    if cost.residual:
        yield from _money(case, f"{field}, residual", cost.residual)
    yield from _body(case, f"{field}, paid_by", cost.paid_by)
    yield from _group(case, field, cost.group)
    yield from _years(case, f"{field}, years", cost.spread.years)
    if cost.bias is not None:
        yield from _named(case, f"{field}, bias", cost.bias.own_rate, {Kind.RATE, Kind.SHARE})
        try:
            bias_rate(cost)
        except (NotABias, MethodError) as refusal:
            yield Fault(f"{field}, bias", str(refusal), "")


def _time(case: Case, time: TimeGiven, field: str) -> Iterator[Fault]:
    yield from _named(case, f"{field}, hours", time.hours, {Kind.COUNT}, needed=True)
    yield from _money(case, f"{field}, value_per_hour", time.value_per_hour)
    yield from _body(case, f"{field}, given_by", time.given_by)
    yield from _group(case, field, time.group)
    yield from _years(case, f"{field}, years", time.spread.years)
    if any(body.id == time.given_by and body.sector is Sector.PUBLIC for body in case.bodies):
        yield Fault(f"{field}, given_by", "Paid staff give no time.", "Put their hours under costs, in kind.")


def _outcome(case: Case, outcome: Outcome, field: str) -> Iterator[Fault]:
    for step, kinds in CHAIN_KINDS.items():
        needed = step in {"in_need", "effect"}
        yield from _named(case, f"{field}, {step}", getattr(outcome, step), kinds, needed=needed)
    yield from _years(case, f"{field}, years", outcome.spread.years)
    if outcome.lag_years < 0:
        yield Fault(f"{field}, lag_years", "An effect before its cause cannot be.", "Write 0 or more years.")
    if outcome.lasts_years < 1:
        yield Fault(f"{field}, lasts_years", "It ends before it starts.", "Write 1 or more years.")
    if outcome.demand and outcome.demand not in {demand.id for demand in case.demands}:
        yield Fault(f"{field}, demand", f"No demand is called {outcome.demand!r}.", "Name the id of one, or none.")
    if outcome.corrected and not outcome.own_correction and grade_of(case, outcome) not in range(1, 7):
        yield Fault(
            field, "Nothing says how firm its figures are.",
            "Grade one of them from 1 to 6, give own_correction, or say corrected: false where it is done already.",
        )  # fmt: skip
    yield from _repeats(f"{field}, values", [value.id for value in outcome.values])
    for value in outcome.values:
        yield from _value(case, value, f"{field}, values, {value.id}")


def _value(case: Case, value: Value, field: str) -> Iterator[Fault]:
    yield from _money(case, f"{field}, amount", value.amount)
    yield from _named(case, f"{field}, cashable", value.cashable, {Kind.SHARE})
    yield from _named(case, f"{field}, growth", value.growth, {Kind.RATE})
    yield from _body(case, f"{field}, gained_by", value.gained_by)
    yield from _group(case, field, value.group)
    if value.lost_by:
        yield from _body(case, f"{field}, lost_by", value.lost_by)
    if Tag.TIME_GIVEN in value.tags:
        yield Fault(
            field, "Hours that people give are no saving.",
            "Put them under time_given: a contribution, and a cost to those who give them.",
        )  # fmt: skip
    public = any(body.id == value.gained_by and body.sector is Sector.PUBLIC for body in case.bodies)
    if value.kind is ValueKind.FISCAL and not public:
        yield Fault(
            f"{field}, gained_by", "A fiscal value goes to a public body.", "Name one, or call it economic or social."
        )
    if value.health is False and value.amount in case.figures and case.figures[value.amount].wellby:
        yield Fault(
            f"{field}, health", "A WELLBY is discounted on the health schedule.",
            "Leave health out (wellbeing guidance, page 57).",
        )  # fmt: skip
    if value.kind is not ValueKind.FISCAL and value.cashable:
        yield Fault(f"{field}, cashable", "Only a fiscal value can release cash.", "Leave cashable out.")


def _transfer(case: Case, transfer: Transfer, field: str) -> Iterator[Fault]:
    yield from _money(case, f"{field}, amount", transfer.amount)
    yield from _body(case, f"{field}, paid_by", transfer.paid_by)
    yield from _body(case, f"{field}, gained_by", transfer.gained_by)
    yield from _years(case, f"{field}, years", transfer.spread.years)
    for end in ("payer_group", "gainer_group"):
        yield from _group(case, field, getattr(transfer, end), end)


def _named(case: Case, field: str, name: str, kinds: set[Kind], *, needed: bool = False) -> Iterator[Fault]:
    if not name:
        if needed:
            yield Fault(field, "This is missing.", "Name one of the figures.")
        return
    if name not in case.figures:
        yield Fault(field, f"There is no figure {name!r}.", "Add it under figures, or name another.")
    elif case.figures[name].kind not in kinds:
        wanted = " or ".join(sorted(kind.value for kind in kinds))
        yield Fault(field, f"{name} is a {case.figures[name].kind.value}.", f"Name a figure that is a {wanted}.")


def _money(case: Case, field: str, name: str) -> Iterator[Fault]:
    yield from _named(case, field, name, {Kind.MONEY}, needed=True)
    figure = case.figures.get(name)
    if figure and figure.kind is Kind.MONEY and figure.price_year:
        year, known = case.prices.year, case.prices.conversions
        if figure.price_year != year and figure.price_year not in known:
            yield Fault(
                field,
                f"{name} is in prices of {figure.price_year} and the case in prices of {year}.",
                "Name a deflator that has both years under prices, or bring the amount to that year yourself.",
            )


def _body(case: Case, field: str, name: str) -> Iterator[Fault]:
    if name not in {body.id for body in case.bodies}:
        yield Fault(field, f"Nobody is called {name!r}.", "Add them under bodies, or name another.")


def _group(case: Case, field: str, name: str, box: str = "group") -> Iterator[Fault]:
    if name and name not in {group.id for group in case.groups}:
        yield Fault(f"{field}, {box}", f"No group is called {name!r}.", "Add it under groups, or name another.")


def _years(case: Case, field: str, years: tuple[float, ...]) -> Iterator[Fault]:
    if not any(years):
        yield Fault(field, "It falls in no year, or ends before it starts.", "Give a first and a last year in order.")
    if any(weight < 0 for weight in years):
        yield Fault(field, "A share of a year is below 0.", "Use 0 or more.")
    if len(years) > case.horizon_years + 1:
        yield Fault(
            field,
            f"It goes on to year {len(years) - 1}, after the last year {case.horizon_years}.",
            "End it sooner, or lengthen horizon_years.",
        )
