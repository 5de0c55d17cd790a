"""Cases for the documents: the published ones, one that says everything a case can say, and some made by chance."""

import json
import random
from dataclasses import replace
from pathlib import Path

from tests.library.methods.cost_benefit.youth import NOW, PROGRAMME, SAFER, WORK, YOUTH, figure, ranged, with_preferred

from coproduction_star.data.business_cases import read
from coproduction_star.data.parts import Part
from coproduction_star.methods.cost_benefit import Case, appraise
from coproduction_star.methods.cost_benefit.model import (
    Bias,
    Body,
    Cost,
    CostKind,
    Demand,
    Figure,
    Kind,
    Nature,
    NotValued,
    Option,
    OptionKind,
    Outcome,
    Prices,
    Sector,
    Spread,
    TimeGiven,
    Transfer,
    Transfers,
    Value,
    ValueKind,
)
from coproduction_star.methods.discounting import FirstYear
from coproduction_star.methods.optimism import Mitigation

EXAMPLE = json.loads((Path(__file__).parents[4] / "docs/reference/business-case.example.json").read_text())
ASKED = read(Part.of(EXAMPLE))
OTHER_PACKS = ("green-book-2022", "review-2026")
HOSTILE = "=cmd|' /C calc'!A0 #set text(red) <b>&amp; *x* \"q\" \x0b"


def everything() -> Case:
    """One case with every kind of line: bias, residual value, rise, transfers, demand, harm, own correction."""
    bias = Bias({"standard_buildings": 1.0}, (Mitigation("brief", 0.5, 0.5),))
    hall = Cost("hall", "Hall", CostKind.CAPITAL, "council", "hall", Spread((0.0, 0.5, 1.0)), bias=bias,
                growth="dearer", residual="left")  # fmt: skip
    staff = Cost("own", "Staff", CostKind.REVENUE, "council", "programme", NOW, bias=Bias(own_rate="ours"))
    rooms = Cost("rooms", "Rooms", CostKind.IN_KIND, "council", "today", Spread((1.0, 1.0)), quantity="families")
    lasting = replace(
        WORK, id="lasting", spread=Spread((1.0, 0.5)), lag_years=1, lasts_years=4, drop_off="fading", demand="need",
        displacement="half", attribution="tenth", corrected=True, grade=4,
    )  # fmt: skip
    harm = Outcome("harm", "Worse off", "families", "worse", spread=Spread((1.0, 1.0, 1.0)), own_correction="tenth",
                   values=(Value("v", "Stress", "one wellby", ValueKind.SOCIAL, "young"),))  # fmt: skip
    moved = Outcome("moved", "Rent", "families", "half", spread=NOW, grade=2,
                    values=(Value("v", "Rent", "old rent", ValueKind.FISCAL, "council", cashable="half", lost_by="dwp",
                                  growth="dearer"),))  # fmt: skip
    gone = replace(SAFER, id="gone", lasts_years=3, drop_off="all of it", corrected=False)
    grant = Transfer("grant", "Grant", "today", "council", "young", Spread((0.0, 1.0)), gainer_group="poorest")
    more = (
        figure("hall", Kind.MONEY, 2_000_000), figure("left", Kind.MONEY, 150_000.55), figure("ours", Kind.RATE, 0.12),
        figure("dearer", Kind.RATE, 0.013), ranged("fading", Kind.SHARE, 0.1, 0.3, 0.6, grade=6),
        figure("tenth", Kind.SHARE, 0.1), figure("worse", Kind.EFFECT, -0.02), figure("all of it", Kind.SHARE, 1.0),
        figure("old rent", Kind.MONEY, 4_000.25, price_year="2015"),
    )  # fmt: skip
    case = with_preferred(
        YOUTH, costs=(*PROGRAMME.costs, hall, staff, rooms), outcomes=(lasting, harm, moved, gone), unit="lasting",
        transfers=(grant,),
    )  # fmt: skip
    return replace(
        case, horizon_years=6, figures={**case.figures, **{each.name: each for each in more}},
        prices=Prices("2019", {"2015": 1.0773, "2019": 1.0}, "an index", (0.03, 0.02), "a forecast"),
        demands=(Demand("need", "Need", (100.0, 110.0, 125.0), "a projection"),),
    )  # fmt: skip


EVERYTHING = everything()
SOCIAL_RETURN = replace(
    EVERYTHING,
    first_year_discounting=FirstYear.DISCOUNTED_ONCE,
    transfers=Transfers.BOTH_SIDES,
    rule_pack="review-2026",
)
NO_CASH = replace(YOUTH, prices=replace(YOUTH.prices, inflation=()))
ONE_YEAR = replace(YOUTH, horizon_years=0)
LONG = replace(EVERYTHING, horizon_years=90, rule_pack="green-book-2022", preferred="today")
BARE = replace(
    YOUTH, options=(Option("now", "Nothing", OptionKind.BUSINESS_AS_USUAL, nothing_because="There is nothing."),),
    preferred="now", groups=(),
)  # fmt: skip


def by_chance(seed: int) -> Case:
    """A case whose numbers, years and lines are drawn."""
    draw = random.Random(seed)
    figures: dict[str, Figure] = {}

    def a(kind: Kind, low: float, high: float) -> str:
        name = f"{kind.value} {len(figures)}"
        figures[name] = figure(name, kind, draw.uniform(low, high), grade=draw.randint(1, 6))
        return name

    horizon = draw.choice([0, 1, 3, 10, 35])

    def years() -> Spread:
        first = draw.randint(0, horizon)
        return Spread(
            (*[0.0] * first, *(draw.choice([1.0, 0.25]) for _year in range(first, draw.randint(first, horizon) + 1)))
        )

    def maybe(name: str) -> str:
        return name if draw.random() < 0.5 else ""

    def value(number: int) -> Value:
        kind = draw.choice(list(ValueKind))
        fiscal = kind is ValueKind.FISCAL
        return Value(
            f"v{number}", "A value", a(Kind.MONEY, 0.01, 20_000), kind, "council" if fiscal else "people",
            cashable=a(Kind.SHARE, 0, 1) if fiscal else "",
            growth=maybe(a(Kind.RATE, -0.02, 0.05)),
            health=draw.choice([True, None]), lost_by=maybe("dwp"), group=maybe("poorest"),
        )  # fmt: skip

    def outcome(number: int) -> Outcome:
        return Outcome(
            f"o{number}", "An outcome", a(Kind.COUNT, 1, 50_000), a(Kind.EFFECT, -0.2, 1), tuple(map(value, range(2))),
            years(), reached=maybe(a(Kind.SHARE, 0, 1)), deadweight=maybe(a(Kind.SHARE, 0, 1)),
            displacement=maybe(a(Kind.SHARE, 0, 1)), drop_off=maybe(a(Kind.SHARE, 0, 1)), lag_years=draw.randint(0, 2),
            lasts_years=draw.randint(1, 8),
        )  # fmt: skip

    def option(number: int) -> Option:
        costs = tuple(
            Cost(f"c{place}", "A cost", draw.choice(list(CostKind)), draw.choice(["council", "dwp", "people"]),
                 a(Kind.MONEY, 0, 3_000_000), years(), growth=maybe(a(Kind.RATE, -0.02, 0.05)),
                 residual=maybe(a(Kind.MONEY, 0, 9_000)))
            for place in range(draw.randint(1, 3))
        )  # fmt: skip
        given = (TimeGiven("t", "Hours", "people", a(Kind.COUNT, 0, 900), a(Kind.MONEY, 5, 20), years()),)
        kind = OptionKind.OTHER if number else OptionKind.BUSINESS_AS_USUAL
        outcomes = tuple(map(outcome, range(number)))
        missing = (NotValued("n", "Pride", "It is felt.", Nature.QUALITATIVE, better=True),)
        return Option(f"opt{number}", f"Option {number}", kind, "", costs, given, outcomes, not_valued=missing,
                      unit="o0" if outcomes else "")  # fmt: skip

    options = tuple(map(option, range(3)))
    return Case(
        title=f"By chance {seed}", rule_pack=draw.choice(["green-book-2026", "green-book-2022"]),
        prices=Prices("2019", inflation=(0.01, 0.03), inflation_source="a forecast"), horizon_years=horizon,
        figures=figures,
        bodies=(Body("council", "Council", Sector.PUBLIC), Body("dwp", "DWP", Sector.PUBLIC),
                Body("people", "People", Sector.HOUSEHOLDS)),
        options=options, preferred="opt1", groups=YOUTH.groups, transfers=draw.choice(list(Transfers)),
    )  # fmt: skip


NAMED = {
    "youth": YOUTH, "example": ASKED.case, "everything": EVERYTHING, "social return": SOCIAL_RETURN,
    "no cash": NO_CASH, "one year": ONE_YEAR, "long": LONG, "bare": BARE,
}  # fmt: skip
DRAWN = {f"by chance {seed}": by_chance(seed) for seed in range(8)}


def appraised(case: Case):
    return appraise(case, compare_with=[pack for pack in OTHER_PACKS if pack != case.rule_pack])
