"""What holds for every chart, where each rule fires exactly, and what a chart says in words."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coproduction_star.methods.process_control import (
    LIFE_QI_TIES,
    NHS_MAKING_DATA_COUNT,
    Assurance,
    BadPreset,
    BadSeries,
    Preset,
    TwoOfThree,
    Variation,
    p_chart,
    read_chart,
    run_chart,
    u_chart,
    xmr_chart,
)
from coproduction_star.methods.process_control.signals import trend_ends

SERIES = st.lists(st.integers(-500, 500).map(float), min_size=13, max_size=60)
QUIET = [10.0, 11.0] * 8


def marks(chart, rule):
    return getattr(chart.signals, rule).tolist()


class TestLines:
    @given(SERIES, st.integers(-1000, 1000), st.integers(1, 50))
    def test_limits_move_with_the_figures(self, values, more, times):
        one = xmr_chart(values)
        two = xmr_chart([value * times + more for value in values])
        for line in ("centre", "lower", "upper"):
            assert getattr(two, line) == pytest.approx(getattr(one, line) * times + more, abs=1e-6)

    @given(SERIES)
    def test_turned_upside_down_high_is_low(self, values):
        one, two = xmr_chart(values), xmr_chart([-value for value in values])
        assert two.signals.high.tolist() == one.signals.low.tolist()

    def test_a_new_baseline_has_its_own_lines_and_runs(self):
        chart = xmr_chart(QUIET + [value + 20 for value in QUIET], begins=[16])
        assert chart.begins == (0, 16)
        assert (chart.centre[0], chart.centre[-1]) == (10.5, 30.5)
        assert not chart.signals.special.any()

    def test_without_it_the_same_figures_are_a_shift(self):
        chart = xmr_chart(QUIET + [value + 20 for value in QUIET])
        assert marks(chart, "shift") == [-1] * 16 + [1] * 16

    def test_fixed_limits_come_from_the_first_figures_only(self):
        assert xmr_chart([*QUIET, 50.0, 60.0], fixed=16).centre[-1] == 10.5

    def test_a_gap_makes_no_moving_range_and_ends_runs(self):
        values = [*QUIET[:8], np.nan, *[value + 3 for value in QUIET[:8]]]
        chart = xmr_chart(values)
        assert float(chart.upper[0] - chart.centre[0]) == pytest.approx(2.66)
        assert chart.signals.special[8] == 0

    def test_p_limits_are_wider_where_fewer_were_asked(self):
        chart = p_chart([5, 10] * 8, [10, 20] * 8)
        assert chart.centre[0] == pytest.approx(0.5)
        assert chart.upper[0] == pytest.approx(0.5 + 3 * np.sqrt(0.25 / 10))
        assert chart.upper[0] > chart.upper[1]

    def test_shares_stay_between_nought_and_one(self):
        chart = p_chart([0, 1] * 8, [4] * 16)
        assert chart.lower.min() == 0
        assert chart.upper.max() <= 1

    def test_u_limits_are_those_of_poisson(self):
        chart = u_chart([8, 12] * 8, [2, 3] * 8)
        assert chart.centre[0] == pytest.approx(4.0)
        assert chart.lower[0] == pytest.approx(max(0, 4 - 3 * np.sqrt(4 / 2)))
        assert chart.upper[1] == pytest.approx(4 + 3 * np.sqrt(4 / 3))

    def test_of_very_large_numbers_laneys_limits_are_wider(self):
        chance = np.random.default_rng(1)
        counts = chance.normal(50_000, 1_000, 24).round()
        plain, wide = (p_chart(counts, [100_000] * 24, laney=laney) for laney in (False, True))
        assert plain.signals.beyond.any()
        assert not wide.signals.beyond.any()

    def test_a_series_that_never_moves_has_lines_and_no_signal(self):
        chart = xmr_chart([3.0] * 20)
        assert not chart.signals.special.any()
        assert chart.upper[0] == chart.lower[0] == 3.0


class TestRules:
    @pytest.mark.parametrize(("more", "shown"), [(6, False), (7, True)])
    def test_a_shift_fires_at_seven_and_not_at_six(self, more, shown):
        chart = xmr_chart([*QUIET, 10.0, *[10.9] * more, 10.1], fixed=16)
        assert bool(chart.signals.shift.any()) is shown

    @pytest.mark.parametrize(("length", "shown"), [(5, False), (6, True)])
    def test_a_trend_fires_at_six_points_and_not_at_five(self, length, shown):
        rising = [float(place) for place in range(length)]
        assert bool(trend_ends(np.array([5.0, *rising, 0.0]), 6).any()) is shown

    def test_equal_points_break_a_trend_or_are_passed_over(self):
        values = [*QUIET, 1.0, 2.0, 3.0, 3.0, 4.0, 5.0, 6.0]
        assert not xmr_chart(values).signals.trend.any()
        assert xmr_chart(values, preset=LIFE_QI_TIES).signals.trend.any()

    @given(SERIES, st.integers(3, 12))
    def test_a_stricter_rule_never_marks_more(self, values, points):
        loose = xmr_chart(values, preset=Preset("loose", shift=points, trend=points))
        strict = xmr_chart(values, preset=Preset("strict", shift=points + 1, trend=points + 1))
        for rule in ("shift", "trend"):
            assert not (np.array(marks(strict, rule)).astype(bool) & ~np.array(marks(loose, rule)).astype(bool)).any()

    @given(SERIES)
    def test_a_marked_run_is_as_long_as_its_rule(self, values):
        chart = xmr_chart(values)
        side = np.sign(np.array(values) - chart.centre)
        for place in np.flatnonzero(chart.signals.shift):
            first = last = place
            while first and side[first - 1] == side[place]:
                first -= 1
            while last + 1 < side.size and side[last + 1] == side[place]:
                last += 1
            assert last - first + 1 >= 7

    @given(st.lists(st.integers(0, 20).map(float), min_size=2, max_size=12))
    def test_below_thirteen_figures_no_rule_fires(self, values):
        chart = xmr_chart(values)
        assert chart.enough == (False,)
        assert not chart.signals.special.any()

    def test_two_of_three_may_be_left_out(self):
        values = [*QUIET, 12.6, 12.6]
        assert xmr_chart(values, fixed=16).signals.two_of_three.any()
        off = Preset("off", two_of_three=TwoOfThree.OFF)
        assert not xmr_chart(values, fixed=16, preset=off).signals.two_of_three.any()

    def test_the_preset_stands_in_words(self):
        assert NHS_MAKING_DATA_COUNT.words == (
            "NHS Making Data Count: shift 7, trend 6, 2 of 3 near or beyond a limit, limits from 13 points"
        )


class TestReading:
    @pytest.mark.parametrize(
        ("last", "better", "variation"),
        [
            (30.0, "up", Variation.IMPROVING),
            (30.0, "down", Variation.WORSENING),
            (30.0, "neither", Variation.CHANGING),
            (-9.0, "down", Variation.IMPROVING),
            (10.5, "up", Variation.USUAL),
        ],
    )
    def test_the_latest_figure(self, last, better, variation):
        found = read_chart(xmr_chart([*QUIET, last], fixed=16), better=better)
        assert found.variation is variation
        assert ("beyond a limit" in found.sentence) is (variation is not Variation.USUAL)

    def test_too_few_figures_are_said_to_be_too_few(self):
        found = read_chart(xmr_chart([1, 2, 3]), target=5)
        assert (found.variation, found.assurance) == (Variation.TOO_FEW, Assurance.TOO_FEW)
        assert found.sentence == ("There are 3 figures since the baseline began. From 13 on we can say what is usual.")

    @pytest.mark.parametrize(
        ("target", "better", "assurance"),
        [
            (5, "up", Assurance.MET), (20, "up", Assurance.MISSED), (10.5, "up", Assurance.EITHER),
            (5, "down", Assurance.MISSED), (20, "down", Assurance.MET), (None, "up", Assurance.NO_TARGET),
            (5, "neither", Assurance.NO_TARGET),
        ],
    )  # fmt: skip
    def test_the_target_against_the_limits(self, target, better, assurance):
        assert read_chart(xmr_chart(QUIET), better=better, target=target).assurance is assurance

    def test_a_low_point_that_ends_a_rise_is_told_as_improvement(self):
        values = [*QUIET, *[8.0 + place / 10 for place in range(7)]]
        chart = xmr_chart(values, fixed=16)
        assert chart.signals.high[-1]
        assert chart.signals.low[-1]
        found = read_chart(chart)
        assert found.variation is Variation.IMPROVING
        assert "rise or fall" in found.sentence
        assert "side of the mean" not in found.sentence

    def test_a_target_that_is_no_number_is_refused(self):
        with pytest.raises(BadSeries, match="not a number"):
            read_chart(xmr_chart(QUIET), target=float("nan"))


class TestRunChart:
    def test_a_level_that_moved_is_a_signal(self):
        found = run_chart([1, 2] * 6 + [11, 12] * 6)
        assert (found.longest_run, found.crossings, found.signal) == (12, 1, True)

    def test_points_on_the_median_are_not_counted(self):
        found = run_chart([1, 2, 2, 2, 3])
        assert (found.median, found.useful, found.enough, found.signal) == (2.0, 2, False, False)

    @given(SERIES)
    def test_runs_and_crossings_make_up_the_points(self, values):
        found = run_chart(values)
        if found.useful:
            assert found.crossings + 1 <= found.useful
            assert found.longest_run + found.crossings <= found.useful

    def test_a_series_that_never_moves_says_nothing(self):
        found = run_chart([4.0] * 30)
        assert (found.useful, found.longest_run, found.signal) == (0, 0, False)

    def test_a_baseline_fixes_the_median(self):
        assert run_chart([1, 2, 3, 100, 100, 100, 100], baseline=3).median == 2


class TestRefusals:
    @pytest.mark.parametrize(
        ("make", "words"),
        [
            (lambda: xmr_chart([]), "There is no figure"),
            (lambda: xmr_chart([1, float("inf")]), "without end"),
            (lambda: xmr_chart([1, 2, 3], begins=[3]), "begins where there is no figure"),
            (lambda: xmr_chart([1, 2, 3], begins=[2]), "less than two figures"),
            (lambda: p_chart([5, 6], [4, 10]), "higher than the number"),
            (lambda: p_chart([5, 6], [5]), "There are 1 for 2"),
            (lambda: u_chart([-1, 6], [4, 10]), "below zero"),
            (lambda: u_chart([1, 6], [0, 10]), "below zero"),
            (lambda: run_chart([float("nan")]), "There is no figure"),
        ],
    )
    def test_figures_that_make_no_chart(self, make, words):
        with pytest.raises(BadSeries, match=words):
            make()

    @pytest.mark.parametrize("wrong", [{"shift": 2}, {"trend": 21}, {"fewest": 2}])
    def test_rules_that_would_always_or_never_fire(self, wrong):
        with pytest.raises(BadPreset):
            Preset("wrong", **wrong)
