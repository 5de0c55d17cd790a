"""The published examples: Sicily's smoking ban (2017) and Card and Krueger's restaurants (1994)."""

from functools import cache

import numpy as np
import pytest
from tests.library.examples import method_example, needs_method_examples

from coproduction_star.methods.comparison import (
    Errors,
    Verdict,
    difference_in_differences,
    four_samples,
    interrupted_time_series,
    least_squares,
    quasi_poisson,
    verdict,
)

pytestmark = needs_method_examples


@cache
def table(name):
    data = method_example(name)["data"]
    rows = np.array([[np.nan if cell is None else cell for cell in row] for row in data["rows"]], dtype=float)
    return {column: rows[:, place] for place, column in enumerate(data["columns"])}


@cache
def sicily():
    columns = table("sicily-its")
    return columns["aces"], columns["stdpop"], int(columns["smokban"].argmax())


class TestSicilysSmokingBan:
    expected = property(lambda self: method_example("sicily-its")["expected"])

    def fitted(self, **more):
        counts, people, change = sicily()
        return interrupted_time_series(counts, change=change, sizes=people, errors=Errors.CLASSICAL, **more)

    def test_the_periods_are_counted(self):
        found = self.fitted()
        assert (found.before, found.after) == (self.expected["pre_n"], self.expected["post_n"])

    def test_poisson(self):
        counts, people, _change = sicily()
        known = table("sicily-its")
        columns = {"constant": np.ones(counts.size), "step": known["smokban"], "time": known["time"]}
        found = quasi_poisson(counts, columns, sizes=people, dispersed=False)
        poisson = self.expected["poisson"]
        value, error = found.at("step")
        assert value == pytest.approx(poisson["b"], abs=5e-7)
        assert error == pytest.approx(poisson["se"], abs=5e-7)
        assert found.at("time")[0] == pytest.approx(poisson["time_b"], abs=5e-7)
        assert np.exp(found.interval("step")) == pytest.approx([poisson["lo"], poisson["hi"]], abs=5e-5)

    def test_quasi_poisson(self):
        found, quasi = self.fitted(), self.expected["quasipoisson"]
        assert found.dispersion == pytest.approx(quasi["dispersion"], abs=5e-5)
        level = found.level
        assert (level.value, level.low, level.high) == pytest.approx((quasi["RR"], quasi["lo"], quasi["hi"]), abs=5e-5)

    def test_with_seasons(self):
        found, seasons = self.fitted(season=12), self.expected["quasi_with_2_harmonics"]
        level = found.level
        assert (level.value, level.low, level.high) == pytest.approx(
            (seasons["RR"], seasons["lo"], seasons["hi"]), abs=5e-5
        )
        assert (np.log(level.value), level.error) == pytest.approx((seasons["b"], seasons["se"]), abs=5e-7)
        assert found.dispersion == pytest.approx(seasons["dispersion"], abs=5e-5)
        assert found.trend**12 == pytest.approx(seasons["annual_trend"], abs=5e-6)
        assert verdict(level, better="down") is Verdict.BETTER

    def test_level_and_slope(self):
        found, both = self.fitted(season=12, slope=True), self.expected["level_and_slope"]
        level, slope = found.level, found.slope
        assert (level.value, level.low, level.high) == pytest.approx(
            (both["RR_level"], both["lo"], both["hi"]), abs=5e-5
        )
        assert slope.value == pytest.approx(both["RR_slope"], abs=5e-7)
        assert (slope.low, slope.high) == pytest.approx((both["slope_lo"], both["slope_hi"]), abs=5e-6)
        assert slope.p == pytest.approx(both["slope_p"], abs=5e-4)
        assert not slope.clear

    def test_its_neighbours_do_not_hang_together_but_longer_spans_do(self):
        """Ljung and Box over 12 months: p .005. One month and the next: not at all, so the interval stays."""
        counts, people, change = sicily()
        found = interrupted_time_series(counts, change=change, sizes=people, season=12)
        plain = self.fitted(season=12)
        assert found.linked_p == pytest.approx(0.005, abs=5e-4)
        assert found.linkage == 0
        assert (found.level.low, found.level.high) == pytest.approx((plain.level.low, plain.level.high), abs=2e-3)

    def test_newey_and_west_as_statsmodels_prints_it(self):
        """RR 0.8483 to 0.9234 with one lag."""
        counts, people, change = sicily()
        time = table("sicily-its")["time"]
        turns = {f"{name} {k}": wave(2 * np.pi * k * table("sicily-its")["month"] / 12)
                 for k in (1, 2) for name, wave in (("sine", np.sin), ("cosine", np.cos))}  # fmt: skip
        columns = {"constant": np.ones(time.size), "step": (time > change) * 1.0, "time": time, **turns}
        found = quasi_poisson(counts, columns, sizes=people, errors=Errors.HAC, lags=1)
        assert np.exp(found.interval("step")) == pytest.approx([0.8483, 0.9234], abs=5e-5)


class TestCardAndKrueger:
    expected = property(lambda self: method_example("card-krueger-1994")["expected"])

    def of(self, state, column):
        columns = table("card-krueger-1994")
        return columns[column][columns["nj"] == state]

    def pairs(self, state):
        return np.column_stack([self.of(state, "fte1"), self.of(state, "fte2")])

    def test_means_before_and_after(self):
        found = four_samples(*(self.of(state, column) for state in (1, 0) for column in ("fte1", "fte2")))
        before, after = self.expected["table3"]["before"], self.expected["table3"]["after"]
        printed = [before["NJ"][0], after["NJ"][0], before["PA"][0], after["PA"][0]]
        assert found.means == pytest.approx(printed, abs=5e-3)
        assert found.effect.value == pytest.approx(self.expected["table3"]["change"]["did"][0], abs=0.01)

    def test_the_difference_of_stores_with_both_figures(self):
        found = difference_in_differences(self.pairs(1), self.pairs(0))
        printed = self.expected["table3"]["balanced"]
        assert found.means == pytest.approx((printed["NJ"][0], printed["PA"][0]), abs=5e-3)
        assert found.effect.value == pytest.approx(printed["did"][0], abs=5e-3)
        assert found.effect.error == pytest.approx(1.3423, abs=5e-5)
        assert found.sizes == (309, 75)

    def test_the_errors_of_pooled_cells_are_not_ours(self):
        """Four cells taken for separate samples forget that stores are the same: 1.69 or 1.89, not 1.34."""
        found = difference_in_differences(self.pairs(1), self.pairs(0))
        assert abs(found.effect.error - 1.688) > 0.3
        assert abs(found.effect.error - 1.892) > 0.3

    def test_the_regression_of_changes_on_the_state(self):
        columns = table("card-krueger-1994")
        change = columns["fte2"] - columns["fte1"]
        # The stores of table 4 have wages in both waves, or closed for good.
        closed = columns["status2"] == 3
        known = np.isfinite(change) & np.isfinite(columns["wage_st"]) & (np.isfinite(columns["wage_st2"]) | closed)
        found = least_squares(change[known], {"constant": np.ones(known.sum()), "nj": columns["nj"][known]})
        printed = self.expected["table4"]
        assert known.sum() == printed["n"]
        assert found.at("nj") == pytest.approx(printed["i_nj_dummy"], abs=5e-3)
        assert np.sqrt(found.dispersion) == pytest.approx(printed["ser_i"], abs=5e-3)
