"""The rules of the Green Book as properties of any case, and its published definitions."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.library.examples import example
from tests.library.methods.cost_benefit.youth import (
    MADE_UP,
    NOW,
    PROGRAMME,
    SAFER,
    YOUTH,
    with_figures,
    with_preferred,
)

from coproduction_star.methods.cost_benefit import CaseRefused, appraise
from coproduction_star.methods.cost_benefit.lenses import PaysBack, payback_of
from coproduction_star.methods.cost_benefit.metrics import metrics_from
from coproduction_star.methods.cost_benefit.model import (
    Bias,
    Cost,
    CostKind,
    Demand,
    Figure,
    Kind,
    Outcome,
    Spread,
    Tag,
    Transfer,
    Transfers,
    Value,
    ValueKind,
)
from coproduction_star.methods.cost_benefit.results import counted_flows
from coproduction_star.methods.discounting import FirstYear
from coproduction_star.methods.optimism import Mitigation

AMOUNTS = st.floats(1, 1e9)


def metrics(case):
    return appraise(case).option("programme").metrics


def with_figure(case, name, kind, central, **more):
    return replace(case, figures={**case.figures, name: Figure(name, kind, central, MADE_UP, **more)})


MONEY = with_figure(YOUTH, "extra", Kind.MONEY, 500_000, price_year="2019")


def test_gb26_table10_metrics():
    _inputs, expected = example("gb26.table10.metrics")
    assert set(expected) == {"NPSV", "BCR", "RPSC", "NPUC"}
    found = metrics_from(benefits=150, public_costs=80, outside_costs=20, units=50)
    assert (found.net_value, found.benefit_cost_ratio) == (50, 1.5)
    assert (found.return_on_public_cost, found.unit_cost) == ((150 - 20) / 80, 2)


def test_wellbeing_box10_unit_costs():
    """£2,000 for 0.63 points over the year is £3,158 a WELLBY; £550 for 0.55 is £1,000."""
    one, other = (
        metrics_from(benefits=0, public_costs=cost, outside_costs=0, units=points).unit_cost
        for cost, points in ((2000, (8 * 0.8 + 44 * 0.6) / 52), (550, (12 * 0.7 + 40 * 0.5) / 52))
    )
    assert one == pytest.approx(3158, abs=15)
    assert other == pytest.approx(1000, abs=10)
    assert metrics_from(benefits=0, public_costs=2000, outside_costs=0, units=0.63333).unit_cost == pytest.approx(
        3158, abs=0.5
    )


def test_the_chain_takes_off_deadweight_attribution_and_displacement():
    case = with_figure(YOUTH, "quarter", Kind.SHARE, 0.25)
    case = with_figure(case, "fifth", Kind.SHARE, 0.2)
    chain = replace(SAFER, reached="half", engaged="quarter", retained="fifth", deadweight="fifth",
                    attribution="quarter", displacement="half", corrected=False)  # fmt: skip
    found = metrics(with_preferred(case, outcomes=(chain,))).benefits
    units = 2_000 * 0.5 * 0.25 * 0.2 * 0.1 * (1 - 0.2) * (1 - 0.25) * (1 - 0.5)
    assert found == pytest.approx(units * 673.2312183155595)


def test_a_social_return_on_investment_discounts_year_one():
    case = replace(YOUTH, first_year_discounting=FirstYear.DISCOUNTED_ONCE)
    assert metrics(case).public_costs == pytest.approx(9_000_000 / 1.035)
    assert appraise(case).pack.first_year_discounting == "discounted once"


@given(AMOUNTS, AMOUNTS, AMOUNTS, AMOUNTS)
def test_gb26_sign_invariance(benefits, public, outside, moved):
    _inputs, expected = example("gb26.sign.invariance")
    as_benefit = metrics_from(benefits=benefits - moved, public_costs=public, outside_costs=outside)
    as_cost = metrics_from(benefits=benefits, public_costs=public, outside_costs=outside + moved)
    assert expected["NPSV"] == expected["RPSC"] == "unchanged"
    assert as_benefit.net_value == pytest.approx(as_cost.net_value, rel=1e-9, abs=1e-3)
    assert as_benefit.return_on_public_cost == pytest.approx(as_cost.return_on_public_cost, rel=1e-6, abs=1e-6)


@pytest.mark.parametrize("payer", ["council", "young"])
@pytest.mark.parametrize("gainer", ["dwp", "volunteers"])
def test_gb26_transfer_property(payer, gainer):
    _inputs, expected = example("gb26.transfer.property")
    grant = Transfer("grant", "Grant", "extra", payer, gainer, NOW)
    moved = with_preferred(MONEY, transfers=(grant,))
    without, both = metrics(moved), metrics(replace(moved, transfers=Transfers.BOTH_SIDES))
    assert without == metrics(YOUTH)
    assert both.net_value == pytest.approx(without.net_value)
    assert expected["BCR"] == "moves towards 1"
    assert 1 < both.benefit_cost_ratio < without.benefit_cost_ratio
    shares = {share.who: share for share in appraise(moved).option("programme").bodies}
    assert (shares[payer].transfers, shares[gainer].transfers) == (-500_000, 500_000)


def test_a_value_that_another_loses_is_a_transfer_and_counts_in_the_purse():
    saved = Value("rent", "Rent not paid", "extra", ValueKind.FISCAL, "council", lost_by="young", cashable="half")
    less = Outcome("rent", "Rent", in_need="young people", effect="extra in work", values=(saved,), spread=NOW,
                   corrected=False)  # fmt: skip
    result = appraise(with_preferred(MONEY, outcomes=(*PROGRAMME.outcomes, less), unit="work")).option("programme")
    assert result.metrics == metrics(YOUTH)
    assert result.purse.transfers == pytest.approx(200 * 500_000)
    assert {s.who: s.transfers for s in result.bodies}["young"] == pytest.approx(-200 * 500_000)


def test_gb26_econ_vs_fin():
    _inputs, expected = example("gb26.econ.vs.fin")
    later = replace(YOUTH, horizon_years=2)
    yearly = Cost("staff", "Staff", CostKind.REVENUE, "council", "today", Spread.every_year(0, 2))
    result = appraise(with_preferred(later, costs=(yearly,), outcomes=(), time_given=())).option("programme")
    assert "NOT discounted" in expected["financial"]
    assert [year.revenue for year in result.cash.years] == pytest.approx([400_000, 408_000, 416_160])
    assert result.metrics.public_costs == pytest.approx(400_000 * (1 + 1 / 1.035 + 1 / 1.035**2))


def test_gb26_no_bcr_threshold():
    _inputs, expected = example("gb26.no.bcr.threshold")
    assert "no value-for-money judgement" in expected["rule"]
    fields = {name.lower() for name in type(metrics(YOUTH)).__slots__}
    assert not {name for name in fields if "band" in name or "rating" in name or "category" in name}


def test_gb26_no_metb():
    _inputs, expected = example("gb26.no.metb")
    assert "not included" in expected["rule"]
    cost = Cost("only", "Only cost", CostKind.REVENUE, "council", "extra", NOW)
    bare = with_preferred(MONEY, costs=(cost,), outcomes=(), time_given=())
    assert metrics(bare).public_costs == 500_000


def test_gb26_ob_direction():
    _inputs, expected = example("gb26.ob.direction")
    assert expected["rule"].startswith("raise costs and durations, lower benefits")
    bias = Bias(mix={"non_standard_buildings": 0.3, "standard_buildings": 0.7},
                mitigations=(Mitigation("brief", 0.5, 0.5),))  # fmt: skip
    hall = Cost("hall", "Hall", CostKind.CAPITAL, "council", "extra", NOW, bias=bias)
    result = appraise(with_preferred(MONEY, costs=(hall,))).option("programme")
    assert result.metrics.public_costs == pytest.approx(500_000 * (1 + 0.321 * 0.75))
    assert result.cash.years[0].capital == pytest.approx(500_000)
    assert result.cash.years[0].contingency == pytest.approx(500_000 * 0.321 * 0.75)
    sure = replace(SAFER, corrected=False)
    raised = metrics(with_preferred(YOUTH, outcomes=(sure,))).benefits
    assert metrics(with_preferred(YOUTH, outcomes=(SAFER,))).benefits == pytest.approx(0.9 * raised)


def test_own_evidence_takes_the_place_of_generic_bias():
    case = with_figure(MONEY, "our error", Kind.RATE, 0.12)
    hall = Cost("hall", "Hall", CostKind.CAPITAL, "council", "extra", NOW, bias=Bias(own_rate="our error"))
    assert metrics(with_preferred(case, costs=(hall,))).public_costs == pytest.approx(560_000)
    case = with_figure(case, "our shortfall", Kind.SHARE, 0.25)
    own = replace(SAFER, own_correction="our shortfall")
    ratio = metrics(with_preferred(case, outcomes=(own,))).benefits
    assert ratio == pytest.approx(0.75 / 0.9 * metrics(with_preferred(YOUTH, outcomes=(SAFER,))).benefits)


def test_ucd_rules():
    _inputs, expected = example("ucd.rules")
    assert expected["public_value"].startswith("fiscal + economic + social, minus transfer")
    result = appraise(YOUTH).option("programme")
    assert result.purse.fiscal_benefits < result.metrics.benefits
    assert result.cash.years[0].savings < result.purse.fiscal_benefits


def test_gmca_outputs():
    _inputs, expected = example("gmca.outputs")
    result = appraise(YOUTH).option("programme")
    held = {
        "net present budget impact": result.purse.net,
        "financial return on investment": result.purse.financial_return,
        "payback period": result.purse.payback.answer,
        "net present public value": result.metrics.net_value,
        "value-for-money benefit cost ratio": result.metrics.benefit_cost_ratio,
    }
    assert set(held) == {*expected["financial_case"], *expected["economic_case"]}
    assert held["payback period"] is PaysBack.NOT_IN_TIME


def test_lag_drop_off_and_horizon():
    case = with_figure(replace(YOUTH, horizon_years=4), "fading", Kind.SHARE, 0.5)
    slow = replace(SAFER, lag_years=1, lasts_years=5, drop_off="fading", corrected=False, spread=Spread((1.0, 1.0)))
    result = appraise(with_preferred(case, outcomes=(slow,)), compare_with=[]).option("programme")
    once = 2_000 * 0.1 * 673.2312183155595
    assert [year.benefits / once for year in result.society] == pytest.approx([0, 1, 1.5, 0.75, 0.375])
    assert result.cut_at_horizon == ("safer",)


def test_need_follows_a_projection():
    demand = Demand("old", "People over 75", (150.0, 175.0, 180.0), MADE_UP)
    grows = replace(SAFER, demand="old", spread=Spread.every_year(0, 2), corrected=False)
    case = with_preferred(replace(YOUTH, demands=(demand,)), outcomes=(grows,))
    once = 2_000 * 0.1 * 673.2312183155595
    found = [year.benefits / once for year in appraise(case).option("programme").society]
    assert found == pytest.approx([1, 175 / 150, 180 / 150])


def test_residual_value_and_relative_prices():
    case = with_figure(MONEY, "dearer", Kind.RATE, 0.01)
    case = with_figure(case, "left", Kind.MONEY, 100_000, price_year="2019")
    hall = Cost("hall", "Hall", CostKind.CAPITAL, "council", "extra", Spread((0, 0, 1.0)), growth="dearer",
                residual="left")  # fmt: skip
    found = metrics(with_preferred(case, costs=(hall,), outcomes=(), time_given=()))
    assert found.public_costs == pytest.approx(500_000 * 1.01**2 / 1.035**2)
    assert found.benefits == pytest.approx(100_000 / 1.035**2)


HARM = replace(SAFER, effect="harm", in_need="hundred", grade=6,
               values=(Value("worse", "Worse off", "a hundred pounds", ValueKind.SOCIAL, "young"),))  # fmt: skip


def harmed(effect=-0.5, **changes):
    case = with_figure(YOUTH, "harm", Kind.EFFECT, effect)
    case = with_figure(with_figure(case, "hundred", Kind.COUNT, 100), "our shortfall", Kind.SHARE, 0.4)
    case = with_figure(case, "a hundred pounds", Kind.MONEY, 100, price_year="2019")
    return with_preferred(case, outcomes=(replace(HARM, **changes),))


@pytest.mark.parametrize("changes", [{}, {"own_correction": "our shortfall"}])
def test_a_harm_is_never_made_smaller_by_its_correction(changes):
    """−0.5 × 100 people × £100 = −£5,000, whatever the grade; a gain of 0.5 is 5,000 × (1 − 0.4) = £3,000."""
    assert metrics(harmed(**changes)).benefits == pytest.approx(-5_000)
    assert metrics(harmed(0.5, **changes)).benefits == pytest.approx(3_000)


def test_a_correction_is_taken_off_draw_by_draw_where_the_draw_is_a_gain():
    case = harmed()
    [flow] = [one for one in counted_flows(case)["programme"] if one.id == "programme/safer/worse"]
    values = {name: figure.central for name, figure in case.figures.items()} | {"harm": np.array([-0.5, 0.0, 0.5])}
    assert flow.amount(values) == pytest.approx([-5_000, 0, 3_000])


def test_what_was_taken_off_a_harm_is_said_to_be_nothing():
    [one] = appraise(harmed()).option("programme").corrections
    assert (one.grade, one.share) == (6, 0.0)


@pytest.mark.parametrize("pack", ["green-book-2018", "green-book-2022", "green-book-2026"])
def test_a_long_case_without_health_effects_needs_no_health_rates(pack):
    """The health rates of the older packs end in year 125, the supplementary ones in year 75."""
    cost = Cost("only", "Only cost", CostKind.REVENUE, "council", "extra", NOW)
    case = replace(with_preferred(MONEY, costs=(cost,), outcomes=(), time_given=()), horizon_years=130)
    for schedule in ("health", "health-supplementary"):
        long = replace(case, rule_pack=pack, health_schedule=schedule)
        assert metrics(long).net_value == -500_000


def test_a_rise_beyond_every_number_is_refused_plainly():
    """11 ^ 500 is more than any number that can be held."""
    rising = Cost("staff", "Staff", CostKind.REVENUE, "council", "extra", Spread.every_year(0, 500), growth="rise")
    case = with_figure(replace(MONEY, horizon_years=500), "rise", Kind.RATE, 10.0)
    with pytest.raises(CaseRefused, match="options 2: The sums of Youth programme grow beyond every number"):
        appraise(with_preferred(case, costs=(rising,)))


def test_a_fiscal_value_that_another_loses_releases_only_what_is_cashable():
    """200 × £500,000 is £100 million; half of it can be taken out of a budget. Without a share none of it can."""
    found = {}
    for cashable in ("half", ""):
        saved = Value("rent", "Rent", "extra", ValueKind.FISCAL, "council", lost_by="young", cashable=cashable)
        less = replace(
            HARM, id="rent", in_need="young people", effect="extra in work", values=(saved,), corrected=False
        )
        cash = appraise(with_preferred(MONEY, outcomes=(less,))).option("programme").cash
        found[cashable] = cash.years[0].transfers
    assert found == {"half": pytest.approx(50_000_000), "": 0}


def test_who_loses_what_another_saves_pays_it_in_full():
    """Both are public: £50 million comes free in one budget, and £100 million leaves the other."""
    saved = Value("rent", "Rent", "extra", ValueKind.FISCAL, "council", lost_by="dwp", cashable="half")
    less = replace(HARM, id="rent", in_need="young people", effect="extra in work", values=(saved,), corrected=False)
    cash = appraise(with_preferred(MONEY, outcomes=(less,))).option("programme").cash
    by_body = {body.body: body.years[0].transfers for body in cash.bodies}
    assert by_body == {"council": pytest.approx(50_000_000), "dwp": pytest.approx(-100_000_000)}


@pytest.mark.parametrize("units", [0, -5])
def test_nothing_gained_has_no_unit_cost(units):
    found = metrics_from(benefits=0, public_costs=100, outside_costs=0, units=units, discounted_units=units)
    assert (found.unit_cost, found.unit_cost_discounted) == (None, None)


def test_money_comes_back_within_the_years_looked_at():
    """Within half a penny of nothing at the end of year 1: by then, and not in year 6.45."""
    assert payback_of([-0.006, 0.0011]).years == 2


def test_money_comes_back_when_it_stays_back():
    assert payback_of([-100.0, 150.0, -80.0, 40.0]).years == pytest.approx(3.75)
    assert payback_of([-100.0, 50.0]).answer is PaysBack.NOT_IN_TIME
    assert payback_of([0.0, 5.0]).answer is PaysBack.NEVER_OUT


RAISERS = ["young_people", "completing", "life_satisfaction", "one_wellby", "extra_in_work", "net_income_gain"]
LOWERERS = ["programme", "volunteer_hours", "an_hour"]


@settings(max_examples=40)
@given(st.sampled_from([*RAISERS, *LOWERERS]), st.floats(0.1, 0.95))
def test_the_net_value_is_monotone_in_each_driver(name, share):
    full = YOUTH.figures[name.replace("_", " ")].central
    less, more = (metrics(with_figures(YOUTH, **{name: value})).net_value for value in (full * share, full))
    assert less < more if name in RAISERS else less > more


@given(st.integers(0, 2))
def test_net_values_of_parts_add_up(cut):
    outcomes = PROGRAMME.outcomes
    whole = metrics(YOUTH).net_value
    one = metrics(with_preferred(YOUTH, outcomes=outcomes[:cut])).net_value
    other = metrics(with_preferred(YOUTH, outcomes=outcomes[cut:], costs=(), time_given=())).net_value
    assert one + other == pytest.approx(whole)


@settings(max_examples=30)
@given(st.floats(0.01, 0.99))
def test_an_option_that_costs_less_for_the_same_is_better(share):
    dearer, cheaper = metrics(YOUTH), metrics(with_figures(YOUTH, programme=9_000_000 * share))
    assert cheaper.net_value > dearer.net_value
    assert cheaper.benefit_cost_ratio > dearer.benefit_cost_ratio
    assert cheaper.return_on_public_cost > dearer.return_on_public_cost


def test_year_zero_counts_in_full_under_every_pack():
    for pack in ("green-book-2018", "green-book-2022", "green-book-2026", "review-2026"):
        assert metrics(replace(YOUTH, rule_pack=pack)).net_value == pytest.approx(metrics(YOUTH).net_value)


def test_health_effects_have_their_own_schedule():
    later = replace(YOUTH, horizon_years=40)
    well = replace(PROGRAMME.outcomes[0], lag_years=40)
    found = {}
    for schedule in ("health-main-text", "health-supplementary"):
        case = replace(with_preferred(later, outcomes=(well,)), health_schedule=schedule)
        result = appraise(case)
        assert ("supplementary" in result.pack.health_schedule) == ("supplementary" in schedule)
        found[schedule] = result.option("programme").metrics.benefits
    assert found["health-main-text"] == pytest.approx(20_800_000 / 1.015**40)
    assert found["health-supplementary"] == pytest.approx(20_800_000 / (1.015**30 * 1.01286**10))


def test_tags_are_words_of_the_model():
    assert {tag.value for tag in Tag} == {"qaly", "wellby", "wages", "tax", "employment", "construction", "time given"}


@pytest.mark.parametrize(
    ("tags", "health", "rate"),
    [
        ({Tag.QALY}, None, 0.015),
        ({Tag.WELLBY}, None, 0.015),
        ({Tag.WAGES}, None, 0.035),
        (set(), None, 0.035),
        (set(), True, 0.015),
        ({Tag.QALY}, False, 0.035),
    ],
)
def test_a_qaly_is_a_health_effect_unless_its_line_says_otherwise(tags, health, rate):
    value = replace(SAFER.values[0], tags=frozenset(tags), health=health)
    later = replace(SAFER, lag_years=2, values=(value,))
    net = {lag: appraise(with_preferred(YOUTH, outcomes=(one,))).option("programme").metrics.benefits
           for lag, one in ((0, replace(later, lag_years=0)), (2, later))}  # fmt: skip
    assert net[2] / net[0] == pytest.approx((1 + rate) ** -2)
