"""What is wrong with a case, all of it at once: field, reason and remedy."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from coproduction_star.methods.errors import MethodError
from coproduction_star.methods.parameters import rule_packs
from coproduction_star.methods.sentences import worded

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
    Kind.SHARE: (0.0, 1.0, worded("A share is a number from 0 to 1: write 40 % as 0.4.")),
    Kind.MONEY: (
        0.0,
        float("inf"),
        worded("Write an amount of 0 or more; what is saved or lost goes to the other side."),
    ),
    Kind.COUNT: (0.0, float("inf"), worded("People, hours and places are 0 or more.")),
    Kind.EFFECT: (float("-inf"), float("inf"), ""),
    Kind.RATE: (-0.99, 10.0, worded("A yearly rate is written as a fraction: 0.02 for 2 %.")),
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
        yield Fault(
            "rule_pack",
            worded("There is no rule pack %(name)s.", name=repr(case.rule_pack)),
            worded("Use one of: %(names)s.", names=tuple(packs)),
        )
    if not 0 <= case.horizon_years <= LONGEST_HORIZON:
        yield Fault(
            "horizon_years",
            worded("%(years)s years after year 0 cannot be.", years=case.horizon_years),
            worded("The end comes after the start: write 10 for eleven columns."),
        )
    if case.preferred not in {option.id for option in case.options}:
        yield Fault(
            "preferred",
            worded("No option is called %(name)s.", name=repr(case.preferred)),
            worded("Name the id of one of the options."),
        )
    yield from _usual(case)
    for group in case.groups:
        if group.weight <= 0:
            yield Fault(
                f"groups, {group.id}", worded("A weight is above 0."), worded("Compute it from incomes, or write 1.")
            )


def _usual(case: Case) -> Iterator[Fault]:
    usual = [option.name for option in case.options if option.kind is OptionKind.BUSINESS_AS_USUAL]
    if not usual:
        yield Fault(
            "options",
            worded("There is no business as usual."),
            worded("Add it with what it costs and brings today (The Green Book (2026), paragraph 4.19)."),
        )
    if len(usual) > 1:
        yield Fault(
            "options",
            worded("%(number)s options are business as usual: %(names)s.", number=len(usual), names=tuple(usual)),
            worded("Mark the one that happens today; every option is compared with it."),
        )


def _figure(field: str, figure: Figure) -> Iterator[Fault]:
    least, most, remedy = RANGES[figure.kind]
    for value in (figure.low, figure.central, figure.high):
        if value is not None and not least <= value <= most:
            yield Fault(
                field,
                worded("%(number)s is out of range for a %(kind)s.", number=f"{value:g}", kind=figure.kind),
                remedy,
            )
    if not figure.source.strip():
        yield Fault(field, worded("It has no source."), worded("Say where it is from, even if it is a guess."))
    if figure.grade is not None and figure.grade not in range(1, 7):
        yield Fault(
            field,
            worded("Grade %(grade)s is on no scale.", grade=figure.grade),
            worded("Use 1 (best) to 6, or leave it out."),
        )
    if figure.kind is Kind.MONEY and not figure.price_year:
        yield Fault(
            field, worded("It has no price year."), worded("Say in prices of which year it is, such as 2025/26.")
        )
    low, high = figure.low, figure.high
    if (low is not None and low > figure.central) or (high is not None and high < figure.central):
        yield Fault(field, worded("Low, central and high are not in this order."), worded("Put the smallest first."))


def _demand(demand: Demand) -> Iterator[Fault]:
    field = f"demands, {demand.id}"
    if not demand.need or demand.need[0] <= 0:
        yield Fault(
            field, worded("Nobody is in need in year 0."), worded("Begin the series with a year in which somebody is.")
        )
    if any(need < 0 for need in demand.need):
        yield Fault(field, worded("A number of people is below 0."), worded("Check the projection."))


def _repeats(field: str, ids: list[str]) -> Iterator[Fault]:
    for name, times in Counter(ids).items():
        if times > 1:
            yield Fault(
                field,
                worded("%(name)s is there %(times)s times.", name=repr(name), times=times),
                worded("Give each its own id."),
            )


def _option(case: Case, option: Option, field: str) -> Iterator[Fault]:
    ids = [one.id for one in option.costs] + [one.id for one in option.time_given]
    ids += [one.id for one in option.outcomes] + [one.id for one in option.transfers]
    if not ids and not option.nothing_because.strip():
        yield Fault(
            field,
            worded("%(name)s has no cost and no benefit.", name=option.name),
            worded("Give what it costs and brings, or say in nothing_because why there is nothing."),
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
        yield Fault(
            f"{field}, unit",
            worded("No outcome is called %(name)s.", name=repr(option.unit)),
            worded("Name the id of one of its outcomes."),
        )


def _cost(case: Case, cost: Cost, field: str) -> Iterator[Fault]:
    if cost.sunk:
        yield Fault(
            field, worded("This is spent already and cannot be decided any more."),
            worded("Remove it; count what could still be got for what it bought (paragraph 6.32)."),
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
        except MethodError as refusal:
            yield Fault(f"{field}, bias", refusal.told, "")


def _time(case: Case, time: TimeGiven, field: str) -> Iterator[Fault]:
    yield from _named(case, f"{field}, hours", time.hours, {Kind.COUNT}, needed=True)
    yield from _money(case, f"{field}, value_per_hour", time.value_per_hour)
    yield from _body(case, f"{field}, given_by", time.given_by)
    yield from _group(case, field, time.group)
    yield from _years(case, f"{field}, years", time.spread.years)
    if any(body.id == time.given_by and body.sector is Sector.PUBLIC for body in case.bodies):
        yield Fault(
            f"{field}, given_by", worded("Paid staff give no time."), worded("Put their hours under costs, in kind.")
        )


def _outcome(case: Case, outcome: Outcome, field: str) -> Iterator[Fault]:
    for step, kinds in CHAIN_KINDS.items():
        needed = step in {"in_need", "effect"}
        yield from _named(case, f"{field}, {step}", getattr(outcome, step), kinds, needed=needed)
    yield from _years(case, f"{field}, years", outcome.spread.years)
    if outcome.lag_years < 0:
        yield Fault(
            f"{field}, lag_years", worded("An effect before its cause cannot be."), worded("Write 0 or more years.")
        )
    if outcome.lasts_years < 1:
        yield Fault(f"{field}, lasts_years", worded("It ends before it starts."), worded("Write 1 or more years."))
    if outcome.demand and outcome.demand not in {demand.id for demand in case.demands}:
        yield Fault(
            f"{field}, demand",
            worded("No demand is called %(name)s.", name=repr(outcome.demand)),
            worded("Name the id of one, or none."),
        )
    if outcome.corrected and not outcome.own_correction and grade_of(case, outcome) not in range(1, 7):
        yield Fault(
            field, worded("Nothing says how firm its figures are."),
            worded("Grade one of them from 1 to 6, give own_correction, or say corrected: false where it is done."),
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
        yield from _group(case, field, value.loser_group, "loser_group")
    elif value.loser_group:
        yield Fault(
            f"{field}, lost_by",
            worded("A group loses it, and nobody says which body that is."),
            worded("Name the body in lost_by, or leave loser_group out."),
        )
    if Tag.TIME_GIVEN in value.tags:
        yield Fault(
            field, worded("Hours that people give are no saving."),
            worded("Put them under time_given: a contribution, and a cost to those who give them."),
        )  # fmt: skip
    public = any(body.id == value.gained_by and body.sector is Sector.PUBLIC for body in case.bodies)
    if value.kind is ValueKind.FISCAL and not public:
        yield Fault(
            f"{field}, gained_by",
            worded("A fiscal value goes to a public body."),
            worded("Name one, or call it economic or social."),
        )
    if value.health is False and value.amount in case.figures and case.figures[value.amount].wellby:
        yield Fault(
            f"{field}, health", worded("A WELLBY is discounted on the health schedule."),
            worded("Leave health out (wellbeing guidance, page 57)."),
        )  # fmt: skip
    if value.kind is not ValueKind.FISCAL and value.cashable:
        yield Fault(
            f"{field}, cashable", worded("Only a fiscal value can release cash."), worded("Leave cashable out.")
        )


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
            yield Fault(field, worded("This is missing."), worded("Name one of the figures."))
        return
    if name not in case.figures:
        yield Fault(
            field,
            worded("There is no figure %(name)s.", name=repr(name)),
            worded("Add it under figures, or name another."),
        )
    elif case.figures[name].kind not in kinds:
        yield Fault(
            field,
            worded("%(name)s is a %(kind)s.", name=name, kind=case.figures[name].kind),
            worded("Name a figure that is a %(kinds)s.", kinds=_either(kinds)),
        )


def _either(kinds: set[Kind]) -> str:
    first, *others = sorted(kinds)
    said: str = first
    for other in others:
        said = worded("%(one)s or %(other)s", one=said, other=other)
    return said


def _money(case: Case, field: str, name: str) -> Iterator[Fault]:
    yield from _named(case, field, name, {Kind.MONEY}, needed=True)
    figure = case.figures.get(name)
    if figure and figure.kind is Kind.MONEY and figure.price_year:
        year, known = case.prices.year, case.prices.conversions
        if figure.price_year != year and figure.price_year not in known:
            yield Fault(
                field,
                worded(
                    "%(name)s is in prices of %(year)s and the case in prices of %(of)s.",
                    name=name,
                    year=figure.price_year,
                    of=year,
                ),
                worded("Name a deflator that has both years under prices, or bring the amount to that year yourself."),
            )


def _body(case: Case, field: str, name: str) -> Iterator[Fault]:
    if name not in {body.id for body in case.bodies}:
        yield Fault(
            field,
            worded("Nobody is called %(name)s.", name=repr(name)),
            worded("Add them under bodies, or name another."),
        )


def _group(case: Case, field: str, name: str, box: str = "group") -> Iterator[Fault]:
    if name and name not in {group.id for group in case.groups}:
        no_group = worded("No group is called %(name)s.", name=repr(name))
        yield Fault(f"{field}, {box}", no_group, worded("Add it under groups, or name another."))


def _years(case: Case, field: str, years: tuple[float, ...]) -> Iterator[Fault]:
    if not any(years):
        yield Fault(
            field,
            worded("It falls in no year, or ends before it starts."),
            worded("Give a first and a last year in order."),
        )
    if any(weight < 0 for weight in years):
        yield Fault(field, worded("A share of a year is below 0."), worded("Use 0 or more."))
    if len(years) > case.horizon_years + 1:
        yield Fault(
            field,
            worded(
                "It goes on to year %(year)s, after the last year %(last)s.",
                year=len(years) - 1,
                last=case.horizon_years,
            ),
            worded("End it sooner, or lengthen horizon_years."),
        )
