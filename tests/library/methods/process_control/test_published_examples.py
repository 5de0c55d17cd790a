"""The fixtures of NHSRplotthedots (R), of NHS England's own workbook, and of qicharts2."""

import numpy as np
import pytest
from tests.library.examples import method_example, needs_method_examples

from coproduction_star.methods.process_control import (
    NHS_MAKING_DATA_COUNT,
    NHSR_PLOT_THE_DOTS,
    Preset,
    TwoOfThree,
    run_chart,
    xmr_chart,
)
from coproduction_star.methods.process_control.signals import run_ends, trend_ends, two_of_three

pytestmark = needs_method_examples


def lines(chart):
    return float(chart.centre[0]), float(chart.lower[0]), float(chart.upper[0])


def drawn():
    return list(method_example("spc-ptd-r1")["data"]["y"])


def test_twenty_points_of_chance():
    expected = method_example("spc-ptd-r1")["expected"]
    chart = xmr_chart(drawn(), preset=NHSR_PLOT_THE_DOTS)
    assert lines(chart) == pytest.approx((expected["mean"], expected["lpl"], expected["upl"]), abs=5e-7)
    assert (~chart.signals.special).sum() == expected["common_cause_points"]


@pytest.mark.parametrize(
    ("preset", "name"),
    [(NHSR_PLOT_THE_DOTS, "screened"), (NHS_MAKING_DATA_COUNT, "unscreened_as_in_the_NHS_Excel_tool")],
)
def test_an_outlying_point_with_and_without_screening(preset, name):
    expected = method_example("spc-ptd-r2-r3")["expected"][name]
    values = drawn()
    values[14] = 10
    assert lines(xmr_chart(values, preset=preset)) == pytest.approx(
        (expected["mean"], expected["lpl"], expected["upl"]), abs=5e-7
    )


@pytest.mark.parametrize(("preset", "name"), [(NHSR_PLOT_THE_DOTS, "screened"), (NHS_MAKING_DATA_COUNT, "excel_tool")])
def test_where_the_two_tools_part(preset, name):
    example = method_example("spc-ptd-deviations")
    expected = example["expected"]
    chart = xmr_chart(example["data"]["y"], preset=preset)
    printed = (expected["mean"], expected[name]["lpl"], expected[name]["upl"])
    assert lines(chart) == pytest.approx(printed, abs=5e-3)
    found = [place + 1 for place in np.flatnonzero(chart.signals.beyond)]
    assert found == expected["special_cause_points_1based"]


def test_the_rule_of_a_shift():
    cases = method_example("spc-rule-units")["expected"]["shift7"]
    assert cases
    for case in cases:
        assert run_ends(np.array(case["sign_to_mean"], np.int8), 7).tolist() == case["end_flag"]


def test_the_rule_of_a_trend():
    cases = method_example("spc-rule-units")["expected"]["trend7"]
    assert cases
    for case in cases:
        assert trend_ends(np.array(case["y"], float), 7).tolist() == case["end_flag"]


def test_the_rule_of_two_in_three():
    cases = method_example("spc-rule-units")["expected"]["two_in_three"]
    assert cases
    rules = Preset("the fixture", two_of_three=TwoOfThree.BETWEEN)
    for case in cases:
        side = np.array(case.get("side", [1] * len(case["near"])), np.int8)
        found = two_of_three(side, np.array(case["near"], bool), rules)
        assert np.abs(found).tolist() == case["flag"]


def test_points_beyond_the_limit_count_to_two_of_three_since_2023():
    """One point beyond the upper limit and one between two and three sigma: NHS England's tool marks both."""
    values = [10.0, 9.0] * 8
    values += [10.0, 12.6, 11.6]
    chart = xmr_chart(values, preset=NHS_MAKING_DATA_COUNT, fixed=16)
    older = xmr_chart(values, preset=Preset("older", two_of_three=TwoOfThree.BETWEEN), fixed=16)
    assert chart.signals.beyond[-2] == 1
    assert chart.signals.two_of_three[-3:].tolist() == [0, 1, 1]
    assert older.signals.two_of_three[-3:].tolist() == [0, 0, 0]


@pytest.mark.parametrize(
    ("points", "longest", "fewest"), [(24, 8, 8), (10, 6, 2), (12, 7, 3), (20, 7, 6), (36, 8, 13)]
)
def test_the_limits_of_a_run_chart(points, longest, fewest):
    found = run_chart([place % 2 for place in range(points)])
    assert (found.useful, found.longest_limit, found.fewest_limit) == (points, longest, fewest)
    if points == 24:
        printed = method_example("runchart-anhoej")["expected"]["n24"]
        assert (found.longest_limit, found.fewest_limit) == (printed["longest_run_limit"], printed["min_crossings"])
