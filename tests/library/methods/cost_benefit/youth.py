"""The youth programme of Box 11 of the wellbeing guidance, as a case, with a unit-cost cohort beside it.

Box 11 gives the benefits; the costs of the programme and of today's offer are made up for the test and marked so.
"""

from dataclasses import replace

from coproduction_star.methods.cost_benefit.model import (
    Body,
    Case,
    Cost,
    CostKind,
    Figure,
    Group,
    Kind,
    Nature,
    NotValued,
    Option,
    OptionKind,
    Outcome,
    Prices,
    Sector,
    Spread,
    Tag,
    TimeGiven,
    Value,
    ValueKind,
)
from coproduction_star.methods.distributions import Triangular

BOX_11 = "Wellbeing guidance for appraisal (2021), Box 11"
MADE_UP = "made up for this test"
NOW = Spread((1.0,))


def figure(name, kind, central, source=BOX_11, **more):
    if kind is Kind.MONEY:
        more.setdefault("price_year", "2019")
    return Figure(name, kind, central, source, **more)


def ranged(name, kind, low, central, high, **more):
    return figure(name, kind, central, low=low, high=high, spread=Triangular(low, central, high), **more)


FIGURES = (
    figure("young people", Kind.COUNT, 10_000),
    figure("completing", Kind.SHARE, 0.4),
    ranged("life satisfaction", Kind.EFFECT, 0.2, 0.4, 0.6, grade=1),
    figure("one wellby", Kind.MONEY, 13_000),
    ranged("extra in work", Kind.SHARE, 0.01, 0.02, 0.03),
    figure("net income gain", Kind.MONEY, 8.2 * 40 * 52 - 6600),
    figure("universal credit", Kind.MONEY, 6600),
    figure("wellbeing in work", Kind.MONEY, 0.46 * 13_000),
    ranged("programme", Kind.MONEY, 8_000_000, 9_000_000, 12_000_000, source=MADE_UP),
    figure("today", Kind.MONEY, 400_000, source=MADE_UP),
    figure("volunteer hours", Kind.COUNT, 60_000, source=MADE_UP),
    figure("an hour", Kind.MONEY, 8.2, source=MADE_UP),
    figure("families", Kind.COUNT, 6_000, source=MADE_UP),
    figure("half", Kind.SHARE, 0.5, source=MADE_UP),
    figure("asb incidents", Kind.COUNT, 2_000, source=MADE_UP),
    figure("fewer", Kind.SHARE, 0.1, source=MADE_UP, grade=3),
    figure(
        "CR1.0", Kind.MONEY, 673.2312183155595, price_year="2019",
        source="Unit Cost Database v1.4, CR1.0, in 2015/16 prices",
    ),
)  # fmt: skip

WELLBEING = Outcome(
    "wellbeing", "More content during the programme", in_need="young people", retained="completing",
    effect="life satisfaction", spread=NOW, corrected=False,
    values=(Value("wellby", "Wellbeing", "one wellby", ValueKind.SOCIAL, "young", health=True, group="poorest",
                  tags=frozenset({Tag.WELLBY})),),
)  # fmt: skip
WORK = Outcome(
    "work", "In work who would not be", in_need="young people", effect="extra in work", spread=NOW, corrected=False,
    values=(
        Value("income", "Net income", "net income gain", ValueKind.ECONOMIC, "young", group="poorest"),
        Value("wellbeing", "Wellbeing of being in work", "wellbeing in work", ValueKind.SOCIAL, "young", health=True),
        Value("credit", "Universal Credit not paid", "universal credit", ValueKind.FISCAL, "dwp", cashable="half"),
    ),
)  # fmt: skip
SAFER = Outcome(
    "safer", "Fewer incidents", in_need="asb incidents", effect="fewer", spread=NOW,
    values=(Value("asb", "Incident", "CR1.0", ValueKind.FISCAL, "council", cashable="half", code="CR1.0"),),
)  # fmt: skip
TODAY = Cost("today", "Today's youth offer", CostKind.REVENUE, "council", "today", NOW)
PROGRAMME = Option(
    "programme", "Youth programme", OptionKind.PREFERRED, unit="work",
    costs=(Cost("staff", "Staff and rooms", CostKind.REVENUE, "council", "programme", NOW),),
    time_given=(TimeGiven("mentors", "Hours of mentors", "volunteers", "volunteer hours", "an hour", NOW),),
    outcomes=(WELLBEING, WORK, SAFER),
    not_valued=(NotValued("home", "Life at home", "Less stress in families", Nature.QUANTIFIABLE, better=True,
                          who="families", people="families"),),
)  # fmt: skip
USUAL = Option("today", "As now", OptionKind.BUSINESS_AS_USUAL, costs=(TODAY,))
YOUTH = Case(
    title="Youth programme",
    rule_pack="green-book-2026",
    prices=Prices("2019", inflation=(0.02,), inflation_source=MADE_UP),
    horizon_years=2,
    figures={each.name: each for each in FIGURES},
    bodies=(
        Body("council", "Council", Sector.PUBLIC, originating=True),
        Body("dwp", "Department for Work and Pensions", Sector.PUBLIC),
        Body("young", "Young people", Sector.HOUSEHOLDS),
        Body("volunteers", "Volunteers", Sector.HOUSEHOLDS),
    ),
    groups=(Group("poorest", "Lowest fifth by income", 2.4, "Green Book (2018), A3.20"),),
    options=(USUAL, PROGRAMME),
    preferred="programme",
)


def with_figures(case, **central):
    """The same case with other central values, taken as certain; names with underscores for spaces."""
    figures = dict(case.figures)
    for name, value in central.items():
        known = figures[name.replace("_", " ")]
        figures[known.name] = replace(known, central=value, low=None, high=None, spread=None)
    return replace(case, figures=figures)


def with_preferred(case, **changes):
    """The same case with other lines of its preferred option."""
    if "outcomes" in changes:
        changes.setdefault("unit", "")
    options = tuple(replace(option, **changes) if option.id == case.preferred else option for option in case.options)
    return replace(case, options=options)
