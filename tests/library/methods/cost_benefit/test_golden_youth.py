"""From end to end: the wellbeing guidance's youth programme with a unit-cost cohort, to the printed pound."""

from dataclasses import replace

import pytest
from tests.library.examples import example
from tests.library.methods.cost_benefit.youth import YOUTH, with_preferred

from coproduction_star.methods.cost_benefit import appraise, simulate_case, summary_table
from coproduction_star.methods.cost_benefit.flows import Sort
from coproduction_star.methods.cost_benefit.results import counted_flows

RESULT = appraise(YOUTH, compare_with=["green-book-2022", "review-2026"])
PROGRAMME = RESULT.option("programme")
ASB = 2_000 * 0.1 * 0.9 * 673.2312183155595


def worth(line):
    flow = next(flow for flow in counted_flows(YOUTH)["programme"] if flow.id == f"programme/{line}")
    return flow.amount({name: figure.central for name, figure in YOUTH.figures.items()})


def test_wellbeing_box11_youth():
    _inputs, expected = example("wellbeing.box11.youth")
    assert worth("wellbeing/wellby") == pytest.approx(expected["benefit"])


def test_wellbeing_box11_employment():
    inputs, expected = example("wellbeing.box11.employment")
    assert YOUTH.figures["net income gain"].central == pytest.approx(expected["net_income_gain"])
    assert YOUTH.figures["wellbeing in work"].central == pytest.approx(expected["wellbeing"])
    income, wellbeing, credit = (worth(f"work/{line}") for line in ("income", "wellbeing", "credit"))
    assert credit == pytest.approx(expected["uc_saving"])
    assert income + wellbeing + credit == pytest.approx(expected["total_unweighted"])
    assert round(inputs["weight"] * 10456) == expected["weighted_income"]
    assert inputs["weight"] * income + wellbeing == pytest.approx(expected["employment_benefit"], abs=100)
    assert inputs["weight"] * income + wellbeing + credit == pytest.approx(expected["total_weighted"], abs=100)


def test_the_four_metrics():
    benefits, outside = 20_800_000 + 4_607_200 + ASB, 60_000 * 8.2
    metrics = PROGRAMME.metrics
    assert metrics.benefits == pytest.approx(benefits)
    assert (metrics.public_costs, metrics.outside_costs) == (9_000_000, pytest.approx(outside))
    assert metrics.net_value == pytest.approx(benefits - 9_000_000 - outside)
    assert metrics.benefit_cost_ratio == pytest.approx(benefits / (9_000_000 + outside))
    assert metrics.return_on_public_cost == pytest.approx((benefits - outside) / 9_000_000)
    assert (metrics.units, metrics.unit_cost) == (200, pytest.approx((9_000_000 + outside) / 200))


def test_weighted_stands_beside_unweighted():
    assert PROGRAMME.weighted.net_value - PROGRAMME.metrics.net_value == pytest.approx(
        1.4 * (20_800_000 + 200 * 10456)
    )


def test_business_as_usual_is_never_zero():
    usual = RESULT.option("today")
    assert usual.metrics.net_value == -400_000
    assert PROGRAMME.against_business_as_usual.net_value == pytest.approx(PROGRAMME.metrics.net_value + 400_000)


def test_cash_holds_only_what_can_be_taken_out_of_a_budget():
    year = PROGRAMME.cash.years[0]
    assert year.savings == pytest.approx(0.5 * 1_320_000 + 0.5 * ASB)
    assert (year.revenue, year.capital, year.contingency) == (9_000_000, 0, 0)
    by_body = {body.body: body.years[0].net for body in PROGRAMME.cash.bodies}
    assert by_body == {"council": pytest.approx(0.5 * ASB - 9_000_000), "dwp": pytest.approx(660_000)}


def test_the_purse_counts_fiscal_values_whether_cashable_or_not():
    assert PROGRAMME.purse.net == pytest.approx(1_320_000 + ASB - 9_000_000)
    assert PROGRAMME.purse.financial_return == pytest.approx((1_320_000 + ASB) / 9_000_000)


def test_hours_given_are_a_cost_to_those_who_give_them_and_no_saving():
    [volunteers] = [share for share in PROGRAMME.bodies if share.who == "volunteers"]
    assert (volunteers.time_given, volunteers.net) == (pytest.approx(492_000), pytest.approx(-492_000))
    without = appraise(with_preferred(YOUTH, time_given=())).option("programme")
    assert without.cash == PROGRAMME.cash
    assert without.purse == PROGRAMME.purse
    assert without.metrics.net_value == pytest.approx(PROGRAMME.metrics.net_value + 492_000)
    assert not [flow for flow in counted_flows(YOUTH)["programme"] if flow.sort is Sort.TIME_GIVEN and flow.sign > 0]


def test_the_correction_by_grade_says_that_nobody_has_verified_it():
    [safer] = [each for each in PROGRAMME.corrections if each.outcome == "safer"]
    assert (safer.grade, safer.share, safer.verified) == (3, pytest.approx(0.1), False)
    assert PROGRAMME.corrections[0].verified


def test_the_result_names_its_pack_and_stands_beside_another():
    assert (RESULT.pack.name, RESULT.pack.standing) == ("Green Book 2026", "in force")
    assert [other.pack.standing for other in RESULT.elsewhere] == ["replaced", "proposed, not in force"]
    assert RESULT.elsewhere[0].metrics["programme"].net_value == pytest.approx(PROGRAMME.metrics.net_value)


def test_what_could_not_be_valued_says_what_it_would_need_to_be_worth():
    poor = with_preferred(YOUTH, outcomes=())
    first, second = appraise(poor).needed
    assert first.present_value == pytest.approx(9_492_000)
    assert first.each_a_year == pytest.approx(9_492_000 / 6_000 / (1 / 1.035 + 1 / 1.035**2))
    assert (second.other, second.present_value) == ("today", pytest.approx(9_092_000))
    assert [one.present_value for one in RESULT.needed] == [0, 0]


def test_gb26_table12_ast():
    _inputs, expected = example("gb26.table12.ast")
    simulation = simulate_case(YOUTH, draws=1000, seed=3)
    rows = summary_table(YOUTH, RESULT, simulation)
    assert [row.kind.value for row in rows] == ["business as usual", "preferred"]
    columns = [name for name in type(rows[0]).__slots__ if name not in {"option", "name", "kind"}]
    assert len(columns) == len(expected["columns"])
    programme = rows[1]
    assert programme.described.preferred
    assert programme.value.low < programme.value.net_value < programme.value.high
    assert programme.value.closest_switches
    assert programme.finances.net == pytest.approx(660_000 + 0.5 * ASB - 9_000_000)
    assert programme.distribution.losers == ("council", "volunteers")


def test_the_same_case_from_a_json_of_other_order_is_the_same():
    turned = replace(YOUTH, figures=dict(reversed(YOUTH.figures.items())), options=tuple(reversed(YOUTH.options)))
    assert appraise(turned).option("programme").metrics == PROGRAMME.metrics
