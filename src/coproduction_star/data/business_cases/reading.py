"""Read a business case from JSON: docs/reference/business-case.md has the format, with a JSON Schema beside it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from coproduction_star.data.parts import Part
from coproduction_star.methods.cost_benefit import model as m
from coproduction_star.methods.demand import Year
from coproduction_star.methods.discounting import FirstYear
from coproduction_star.methods.distributional import welfare_weight
from coproduction_star.methods.errors import MethodError
from coproduction_star.methods.optimism import Mitigation
from coproduction_star.methods.parameters import LATEST, RulePack, rule_pack, rule_packs
from coproduction_star.methods.sentences import worded

from .demand import read_demand
from .figures import read_figures, read_prices

FORMAT = "coproduction-star/business-case/1"
FEWEST_DRAWS, MOST_DRAWS, USUAL_DRAWS = 100, 10_000_000, 10_000
Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Asked:
    """A case, and what to do with it."""

    case: m.Case
    compare_with: tuple[str, ...]
    draws: int
    seed: int
    gaps: dict[str, tuple[Year, ...]]
    """By demand: what doing nothing means, where a budget is given."""


def read(file: Part) -> Asked:
    """Read a whole file. Raises ``BadParts`` with every problem that can be seen without calculating."""
    if file.text("format", default=FORMAT) != FORMAT:
        file.complain(
            "format",
            worded("This is another format, or another version of it."),
            worded('Write "%(format)s".', format=FORMAT),
        )
    pack = _pack(file)
    horizon = _horizon(file, pack)
    prices = read_prices(file.part("prices"))
    demands = [read_demand(part) for part in file.parts("demands", may_be_absent=True)]
    case = m.Case(
        title=file.text("title"),
        rule_pack=pack.id,
        prices=prices.prices,
        horizon_years=horizon,
        figures=read_figures(file.part("figures"), prices, pack),
        bodies=tuple(_body(part) for part in file.parts("bodies")),
        options=tuple(_option(part, horizon) for part in file.parts("options")),
        preferred=file.text("preferred"),
        first_year=_first_year(file),
        health_schedule=_health(file, pack),
        groups=tuple(_group(part, pack) for part in file.parts("groups", may_be_absent=True)),
        demands=tuple(demand.series for demand in demands),
        transfers=file.choice("transfers", m.Transfers, default=m.Transfers.LEFT_OUT),
        first_year_discounting=file.choice("first_year_discounting", FirstYear, default=FirstYear.UNDISCOUNTED),
    )
    chance = file.part("simulation")
    asked = Asked(
        case=case,
        compare_with=_others(file),
        draws=chance.whole_number("draws", default=USUAL_DRAWS, lowest=FEWEST_DRAWS, highest=MOST_DRAWS),
        seed=chance.whole_number("seed", default=1, lowest=0, highest=2**32 - 1),
        gaps={demand.series.id: demand.gap for demand in demands if demand.gap},
    )
    file.refuse_problems()
    return asked


def _pack(file: Part) -> RulePack:
    name, known = file.text("rule_pack", default=LATEST), [pack.id for pack in rule_packs()]
    if name in known:
        return rule_pack(name)
    file.complain(
        "rule_pack",
        worded("There is no rule pack %(name)s.", name=repr(name)),
        worded("Use one of: %(names)s.", names=tuple(known)),
    )
    return rule_pack()


def _others(file: Part) -> tuple[str, ...]:
    names, known = file.texts("compare_with", default=()), [pack.id for pack in rule_packs()]
    for name in names:
        if name not in known:
            file.complain(
                "compare_with",
                worded("There is no rule pack %(name)s.", name=repr(name)),
                worded("Use some of: %(names)s.", names=tuple(known)),
            )
    return names


def _horizon(file: Part, pack: RulePack) -> int:
    kind = file.text("proposal_type", default="other")
    if kind not in pack.horizons:
        file.complain(
            "proposal_type",
            worded("%(kind)s is no type of proposal.", kind=repr(kind)),
            worded("Use one of: %(names)s.", names=tuple(pack.horizons)),
        )
    years = pack.horizons.get(kind, 10)
    return file.whole_number("horizon_years", default=years, lowest=0, highest=500)


def _first_year(file: Part) -> int | None:
    return file.whole_number("first_year", lowest=1900, highest=2200) if file.has("first_year") else None


def _health(file: Part, pack: RulePack) -> str:
    name = file.text("health_schedule", default=pack.default_health)
    if name not in pack.health_schedules():
        known = pack.health_schedules()
        file.complain(
            "health_schedule",
            worded("%(pack)s has no schedule %(name)s.", pack=pack.name, name=repr(name)),
            worded("Use one of: %(names)s.", names=known),
        )
        return pack.default_health
    return name


def _body(part: Part) -> m.Body:
    return m.Body(
        part.text("id"),
        part.text("name"),
        part.choice("sector", m.Sector),
        originating=part.flag("originating", default=False),
    )


def _group(part: Part, pack: RulePack) -> m.Group:
    name, source = part.text("id"), part.text("source")
    weight = part.number("weight", lowest=0.0) if part.has("weight") else _weight(part, pack)
    return m.Group(name, part.text("name"), weight, source)


def _weight(part: Part, pack: RulePack) -> float:
    group, everybody = part.number("median_income", lowest=0.0), part.number("population_median_income", lowest=0.0)
    try:
        return welfare_weight(population=everybody, group=group, elasticity=pack.elasticity.value)
    except MethodError:
        if not (part.has("median_income") and part.has("population_median_income")):
            return 1.0
        part.complain(
            "median_income", worded("A median income is above 0."), worded("Give both equivalised medians, or weight.")
        )
        return 1.0


def _option(part: Part, horizon: int) -> m.Option:
    def each(key: str, make: Callable[[Part, int], Made]) -> tuple[Made, ...]:
        return tuple(make(line, horizon) for line in part.parts(key, may_be_absent=True))

    return m.Option(
        id=part.text("id"),
        name=part.text("name"),
        kind=part.choice("kind", m.OptionKind),
        description=part.text("description", default="", longest=5_000),
        costs=each("costs", _cost),
        time_given=each("time_given", _time),
        outcomes=each("outcomes", _outcome),
        transfers=each("transfers", _transfer),
        not_valued=each("not_valued", _not_valued),
        unit=part.text("unit", default=""),
        nothing_because=part.text("nothing_because", default="", longest=2_000),
    )


def _cost(part: Part, horizon: int) -> m.Cost:
    return m.Cost(
        id=part.text("id"),
        name=part.text("name"),
        kind=part.choice("kind", m.CostKind),
        paid_by=part.text("paid_by"),
        amount=part.text("amount"),
        spread=_years(part, horizon),
        quantity=part.text("quantity", default=""),
        bias=_bias(part.part("bias")) if part.has("bias") else None,
        growth=part.text("growth", default=""),
        residual=part.text("residual", default=""),
        sunk=part.flag("sunk", default=False),
        group=part.text("group", default=""),
        tags=_tags(part),
    )


def _bias(part: Part) -> m.Bias:
    mix = part.part("mix")
    return m.Bias(
        mix={kind: mix.number(kind, lowest=0.0, highest=1.0) for kind in mix.names()},
        mitigations=tuple(
            Mitigation(
                each.text("cause"),
                each.number("contribution", lowest=0.0, highest=1.0),
                each.number("prevented", lowest=0.0, highest=1.0),
            )
            for each in part.parts("mitigations", may_be_absent=True)
        ),
        own_rate=part.text("own_rate", default=""),
    )


def _time(part: Part, horizon: int) -> m.TimeGiven:
    return m.TimeGiven(
        id=part.text("id"),
        name=part.text("name"),
        given_by=part.text("given_by"),
        hours=part.text("hours"),
        value_per_hour=part.text("value_per_hour"),
        spread=_years(part, horizon),
        group=part.text("group", default=""),
    )


def _outcome(part: Part, horizon: int) -> m.Outcome:
    steps = ("reached", "engaged", "retained", "deadweight", "attribution", "displacement", "own_correction",
             "drop_off", "demand")  # fmt: skip
    grade = part.whole_number("grade", lowest=1, highest=6) if part.has("grade") else None
    return m.Outcome(
        id=part.text("id"),
        name=part.text("name"),
        in_need=part.text("in_need"),
        effect=part.text("effect"),
        values=tuple(_value(value) for value in part.parts("values", may_be_absent=True)),
        spread=_years(part, horizon),
        grade=grade,
        corrected=part.flag("corrected", default=True),
        lag_years=part.whole_number("lag_years", default=0, lowest=0, highest=500),
        lasts_years=part.whole_number("lasts_years", default=1, lowest=1, highest=501),
        **{step: part.text(step, default="") for step in steps},
    )


def _value(part: Part) -> m.Value:
    named = ("cashable", "lost_by", "loser_group", "growth", "group", "code")
    return m.Value(
        id=part.text("id"),
        name=part.text("name"),
        amount=part.text("amount"),
        kind=part.choice("kind", m.ValueKind),
        gained_by=part.text("gained_by"),
        health=part.flag("health") if part.has("health") else None,
        tags=_tags(part),
        **{name: part.text(name, default="") for name in named},
    )


def _transfer(part: Part, horizon: int) -> m.Transfer:
    return m.Transfer(
        id=part.text("id"),
        name=part.text("name"),
        amount=part.text("amount"),
        paid_by=part.text("paid_by"),
        gained_by=part.text("gained_by"),
        spread=_years(part, horizon),
        payer_group=part.text("payer_group", default=""),
        gainer_group=part.text("gainer_group", default=""),
    )


def _not_valued(part: Part, _horizon: int) -> m.NotValued:
    return m.NotValued(
        id=part.text("id"),
        name=part.text("name"),
        description=part.text("description", longest=5_000),
        nature=part.choice("nature", m.Nature),
        better=part.flag("better"),
        who=part.text("who", default=""),
        people=part.text("people", default=""),
    )


def _years(part: Part, horizon: int) -> m.Spread:
    """Read which years a line falls in: from first to last, or a multiplier for each year from the first on."""
    if not part.has("years"):
        part.complain(
            "years", worded("Nothing says which years it falls in."), worded('Add "years": {"first": 0, "last": 3}.')
        )
    years = part.part("years")
    first = years.whole_number("first", default=0, lowest=0, highest=horizon)
    if years.has("each"):
        each = years.numbers("each", lowest=0.0)
        if first + len(each) > horizon + 1 or not any(each):
            years.complain(
                "each",
                worded("%(number)s years from year %(first)s on do not fit.", number=len(each), first=first),
                worded("End in year %(horizon)s.", horizon=horizon),
            )
        return m.Spread((*(0.0,) * first, *each))
    last = years.whole_number("last", default=first, lowest=0, highest=horizon)
    if last < first:
        years.complain(
            "last",
            worded("It ends in year %(last)s and starts in year %(first)s.", last=last, first=first),
            worded("Put the earlier year first."),
        )
        return m.Spread((1.0,))
    return m.Spread.every_year(first, last)


def _tags(part: Part) -> frozenset[m.Tag]:
    known = {tag.value: tag for tag in m.Tag}
    said = part.texts("tags", default=())
    for word in said:
        if word not in known:
            part.complain(
                "tags",
                worded("%(word)s is no tag.", word=repr(word)),
                worded("Use some of: %(names)s.", names=tuple(known)),
            )
    return frozenset(known[word] for word in said if word in known)
