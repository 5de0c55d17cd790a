"""From the lines of a case to flows."""

from collections.abc import Iterable, Iterator

from coproduction_star.methods.discounting import discount_factors
from coproduction_star.methods.optimism import Misjudged, remaining, upper_bound
from coproduction_star.methods.parameters import confidence_grades, rule_pack

from .flows import Factor, Factors, Flow, Form, Side, Sort, Term
from .model import (
    HEALTH_TAGS,
    Case,
    Cost,
    CostKind,
    Demand,
    Option,
    Outcome,
    Sector,
    Tag,
    TimeGiven,
    Transfer,
    Value,
    ValueKind,
)

COST_SORT = {CostKind.CAPITAL: Sort.CAPITAL, CostKind.REVENUE: Sort.REVENUE, CostKind.IN_KIND: Sort.IN_KIND}
VALUE_SORT = {ValueKind.FISCAL: Sort.FISCAL, ValueKind.ECONOMIC: Sort.ECONOMIC, ValueKind.SOCIAL: Sort.SOCIAL}
CHAIN = ("in_need", "reached", "engaged", "retained", "effect")
TAKEN_OFF = ("deadweight", "attribution", "displacement")


def factors_of(case: Case) -> Factors:
    """Give the discount factors of a case under its rule pack."""
    pack = rule_pack(case.rule_pack)
    years = case.horizon_years
    once = case.first_year_discounting
    standard = discount_factors(pack.schedule("standard"), last_year=years, first_year=once)
    if not has_health(case):
        return Factors(tuple(standard.tolist()))
    health = discount_factors(pack.schedule(health_schedule(case)), last_year=years, first_year=once)
    return Factors(tuple(standard.tolist()), tuple(health.tolist()))


def has_health(case: Case) -> bool:
    """Say whether anything of a case is discounted on the health schedule, which may end sooner than the other."""
    values = (value for option in case.options for outcome in option.outcomes for value in outcome.values)
    return any(on_health_schedule(case, value) for value in values)


def on_health_schedule(case: Case, value: Value) -> bool:
    """Say whether a value is a health or life effect: its own word, or else whether it is tagged a QALY or WELLBY.

    A figure that is the worth of a WELLBY always is one (wellbeing guidance, page 57).
    """
    said = bool(value.tags & HEALTH_TAGS) if value.health is None else value.health
    return said or case.figures[value.amount].wellby


def health_schedule(case: Case) -> str:
    """Name the schedule for health effects; one that the pack does not know falls back to the pack's own."""
    pack = rule_pack(case.rule_pack)
    return case.health_schedule if case.health_schedule in pack.schedules else pack.default_health


def flows_of(case: Case, option: Option) -> tuple[Flow, ...]:
    """Write an option down as flows."""
    return tuple(_flows(case, option))


def _flows(case: Case, option: Option) -> Iterator[Flow]:
    for cost in option.costs:
        yield from _cost(case, option, cost)
    for time in option.time_given:
        yield _time(case, option, time)
    for outcome in option.outcomes:
        for value in outcome.values:
            yield from _value(case, option, outcome, value)
    for transfer in option.transfers:
        yield from _transfer(case, option, transfer)


def _cost(case: Case, option: Option, cost: Cost) -> Iterator[Flow]:
    rate, figure = bias_rate(cost)
    yield Flow(
        id=f"{option.id}/{cost.id}",
        name=cost.name,
        option=option.id,
        side=Side.COST,
        sort=COST_SORT[cost.kind],
        body=cost.paid_by,
        public=_is_public(case, cost.paid_by),
        factors=_product(cost.amount, cost.quantity),
        terms=_terms(cost.spread.years),
        constant=conversion_of(case, cost.amount),
        uplift=rate,
        uplift_figure=figure,
        growth=cost.growth,
        group=cost.group,
        tags=cost.tags,
    )
    if cost.residual:
        yield _residual(case, option, cost)


def _residual(case: Case, option: Option, cost: Cost) -> Flow:
    return Flow(
        id=f"{option.id}/{cost.id}/residual",
        name=cost.name,
        option=option.id,
        side=Side.BENEFIT,
        sort=Sort.RESIDUAL,
        body=cost.paid_by,
        public=_is_public(case, cost.paid_by),
        factors=_product(cost.residual),
        terms=(Term(case.horizon_years, 1.0),),
        constant=conversion_of(case, cost.residual),
        group=cost.group,
    )


def _time(case: Case, option: Option, time: TimeGiven) -> Flow:
    return Flow(
        id=f"{option.id}/{time.id}",
        name=time.name,
        option=option.id,
        side=Side.COST,
        sort=Sort.TIME_GIVEN,
        body=time.given_by,
        public=False,
        factors=_product(time.hours, time.value_per_hour),
        terms=_terms(time.spread.years),
        constant=conversion_of(case, time.value_per_hour),
        group=time.group,
    )


def _value(case: Case, option: Option, outcome: Outcome, value: Value) -> Iterator[Flow]:
    share, own = correction(case, outcome)
    wellby = frozenset({Tag.WELLBY}) if case.figures[value.amount].wellby else frozenset()
    gain = Flow(
        id=f"{option.id}/{outcome.id}/{value.id}",
        name=value.name,
        option=option.id,
        side=Side.BENEFIT,
        sort=VALUE_SORT[value.kind],
        body=value.gained_by,
        public=_is_public(case, value.gained_by),
        factors=(*chain_of(outcome), Factor(value.amount)),
        terms=effect_terms(case, outcome),
        constant=conversion_of(case, value.amount),
        correction=share,
        correction_figure=own,
        drop_off=outcome.drop_off,
        growth=value.growth,
        health=on_health_schedule(case, value),
        transfer=bool(value.lost_by),
        cashable=value.cashable,
        group=value.group,
        code=value.code,
        outcome=outcome.id,
        tags=value.tags | wellby,
    )
    yield gain
    if value.lost_by:
        yield _other_side(case, gain, value)


def _other_side(case: Case, gain: Flow, value: Value) -> Flow:
    return Flow(
        id=f"{gain.id}/lost",
        name=gain.name,
        option=gain.option,
        side=Side.COST,
        sort=Sort.TRANSFER,
        body=value.lost_by,
        public=_is_public(case, value.lost_by),
        factors=gain.factors,
        terms=gain.terms,
        constant=gain.constant,
        correction=gain.correction,
        correction_figure=gain.correction_figure,
        drop_off=gain.drop_off,
        growth=gain.growth,
        health=gain.health,
        transfer=True,
        group=value.loser_group,
        outcome=gain.outcome,
    )


def _transfer(case: Case, option: Option, transfer: Transfer) -> Iterator[Flow]:
    sides = (
        ("paid", Side.COST, transfer.paid_by, transfer.payer_group),
        ("gained", Side.BENEFIT, transfer.gained_by, transfer.gainer_group),
    )
    for end, side, body, group in sides:
        yield Flow(
            id=f"{option.id}/{transfer.id}/{end}",
            name=transfer.name,
            option=option.id,
            side=side,
            sort=Sort.TRANSFER,
            body=body,
            public=_is_public(case, body),
            factors=_product(transfer.amount),
            terms=_terms(transfer.spread.years),
            constant=conversion_of(case, transfer.amount),
            transfer=True,
            group=group,
        )


def units_of(case: Case, option: Option, outcome: Outcome) -> Flow:
    """Count an outcome without pricing it: what a unit cost is divided by."""
    share, own = correction(case, outcome)
    return Flow(
        id=f"{option.id}/{outcome.id}",
        name=outcome.name,
        option=option.id,
        side=Side.BENEFIT,
        sort=Sort.UNITS,
        body="",
        public=False,
        factors=chain_of(outcome),
        terms=effect_terms(case, outcome),
        correction=share,
        correction_figure=own,
        drop_off=outcome.drop_off,
        outcome=outcome.id,
    )


def chain_of(outcome: Outcome) -> tuple[Factor, ...]:
    """Write the cohort chain as a product: in need × reached × … × (1 − deadweight) × …."""
    steps = (getattr(outcome, step) for step in CHAIN)
    less = (getattr(outcome, step) for step in TAKEN_OFF)
    return (
        *(Factor(name) for name in steps if name),
        *(Factor(name, Form.COMPLEMENT) for name in less if name),
    )


def effect_terms(case: Case, outcome: Outcome) -> tuple[Term, ...]:
    """Say in which years the effect of those who begin in each year falls; what lies past the horizon is cut."""
    series = next((demand for demand in case.demands if demand.id == outcome.demand), None)
    return tuple(
        Term(begun + outcome.lag_years + age, weight * _follows(series, begun), age)
        for begun, weight in enumerate(outcome.spread.years)
        for age in range(outcome.lasts_years)
        if weight and begun + outcome.lag_years + age <= case.horizon_years
    )


def _follows(series: Demand | None, year: int) -> float:
    return series.need[min(year, len(series.need) - 1)] / series.need[0] if series else 1.0


def correction(case: Case, outcome: Outcome) -> tuple[float, str]:
    """Give the share that the bias correction takes off, or the name of the figure that says it."""
    if outcome.own_correction:
        return 0.0, outcome.own_correction
    grade = grade_of(case, outcome)
    if not outcome.corrected or grade is None:
        return 0.0, ""
    return confidence_grades()[grade].correction, ""


def grade_of(case: Case, outcome: Outcome) -> int | None:
    """Give the grade that decides the correction: the outcome's own, or the weakest along its chain."""
    if outcome.grade is not None:
        return outcome.grade
    names = (getattr(outcome, step) for step in (*CHAIN, *TAKEN_OFF, "drop_off"))
    grades = [case.figures[name].grade for name in names if name in case.figures]
    return max((grade for grade in grades if grade is not None), default=None)


def bias_rate(cost: Cost) -> tuple[float, str]:
    """Give the optimism bias that remains on a cost, or the name of the figure that says it."""
    if cost.bias is None:
        return 0.0, ""
    if cost.bias.own_rate:
        return 0.0, cost.bias.own_rate
    of = Misjudged.CAPITAL if cost.kind is CostKind.CAPITAL else Misjudged.REVENUE
    return remaining(upper_bound(cost.bias.mix, of=of), cost.bias.mitigations), ""


def conversion_of(case: Case, name: str) -> float:
    """Give the factor that brings a money figure to the prices of the case."""
    year = case.figures[name].price_year
    return 1.0 if year in {"", case.prices.year} else case.prices.conversions[year]


def _product(*names: str) -> tuple[Factor, ...]:
    return tuple(Factor(name) for name in names if name)


def _terms(years: Iterable[float]) -> tuple[Term, ...]:
    return tuple(Term(year, weight) for year, weight in enumerate(years) if weight)


def _is_public(case: Case, body: str) -> bool:
    return case.body(body).sector is Sector.PUBLIC
