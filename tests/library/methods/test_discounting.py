"""Discounting, as docs/methods/discounting.md tells it, and every published example of it."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.library.examples import example

from coproduction_star.methods.discounting import (
    FirstYear,
    NoRate,
    NoYears,
    annuity,
    discount_factors,
    equivalent_yearly,
    factor_of_calendar_year,
    long_run_rate,
    present_value,
    rate_in_year,
    schedule_of,
)
from coproduction_star.methods.parameters import rule_pack, rule_packs
from coproduction_star.methods.prices import inflation_index, to_real

STANDARD = rule_pack("green-book-2026").schedule("standard")
EARLIER = rule_pack("green-book-2018").schedule("standard")


def bands(schedule):
    return [{"from": band.first, "to": band.last, "rate": band.rate} for band in schedule.bands]


def test_the_worked_example_of_the_method_page():
    factors = discount_factors(STANDARD, last_year=5)
    assert present_value([1000] * 6, factors) == pytest.approx(5515.05, abs=0.005)
    assert [round(1000 * factor) for factor in factors] == [1000, 966, 934, 902, 871, 842]


def test_gb26_stpr_rates():
    _inputs, expected = example("gb26.stpr.rates")
    assert bands(STANDARD) == expected["bands"]


def test_gb26_health_rate():
    _inputs, expected = example("gb26.health.rate")
    pack = rule_pack("green-book-2026")
    main = pack.schedule("health")
    assert main.id == pack.default_health
    assert {rate_in_year(main, year) for year in (1, 30, 31, 75, 76, 200)} == {expected["rate"]}
    other = pack.schedule("health-supplementary")
    assert (rate_in_year(other, 30), rate_in_year(other, 31), rate_in_year(other, 75)) == (0.015, 0.01286, 0.01286)
    assert set(pack.health_schedules()) == {"health-main-text", "health-supplementary"}


@pytest.mark.parametrize("edition", ["green-book-2018", "green-book-2022"])
def test_gb18_table8_rates(edition):
    _inputs, expected = example("gb18.table8.rates")
    pack = rule_pack(edition)
    read = {
        "stpr": "standard", "stpr_reduced_pure_stp_0": "reduced",
        "health": "health", "health_reduced_pure_stp_0": "health-reduced",
    }  # fmt: skip
    for key, name in read.items():
        assert [rate_in_year(pack.schedule(name), year) for year in (30, 31, 125)] == expected[key]


def test_stpr_components():
    inputs, expected = example("stpr.components")
    found = long_run_rate(
        time_preference=inputs["delta"], risk=inputs["L"], elasticity=inputs["mu"], growth=inputs["g"]
    )
    assert found == pytest.approx(expected["stpr"], abs=1e-12)


@pytest.mark.parametrize(("name", "schedule"), [("sg26.tableA1", "standard"), ("sg26.tableA2", "health")])
def test_sg26_annex_a_tables(name, schedule):
    inputs, expected = example(name)
    factors = discount_factors(rule_pack("green-book-2026").schedule(schedule), last_year=inputs["years"][-1])
    assert [round(float(factor), 4) for factor in factors] == expected["factors_4dp"]


def test_long_factors_pre2026():
    _inputs, expected = example("long.factors.pre2026")
    factors = discount_factors(EARLIER, last_year=500)
    for year, printed in expected.items():
        assert factors[int(year)] == pytest.approx(printed, abs=6e-5)
    now = discount_factors(STANDARD, last_year=200)
    assert now[:126] == pytest.approx(factors[:126])
    assert (round(float(now[150]), 4), round(float(now[200]), 4)) == (0.0148, 0.0043)


def test_wlc_factors():
    inputs, expected = example("wlc.factors")
    for year, printed in expected.items():
        found = factor_of_calendar_year(EARLIER, year=int(year), base_year=inputs["base_year"])
        assert found == pytest.approx(printed, abs=1e-4)


def test_the_annuities_that_one_publication_gets_wrong():
    assert annuity(STANDARD, years=20) == pytest.approx(14.2124, abs=5e-5)
    assert annuity(STANDARD, years=15) == pytest.approx(11.5174, abs=5e-5)
    assert 10_000 * annuity(STANDARD, years=20) == pytest.approx(142_124, abs=0.5)
    assert equivalent_yearly(142_124, STANDARD, years=20) == pytest.approx(10_000, abs=0.1)


def test_gb26_table8():
    """Benefits that rise with inflation of 2 % are level in real terms; the printed present values follow."""
    index = inflation_index([0.02] * 5)
    real = to_real([1000 * level for level in index], index)
    values = real * discount_factors(STANDARD, last_year=5)
    assert [round(float(value)) for value in values] == [1000, 966, 934, 902, 871, 842]


def test_social_return_on_investment_discounts_the_first_year_once():
    once = discount_factors(STANDARD, last_year=3, first_year=FirstYear.DISCOUNTED_ONCE)
    assert once == pytest.approx(discount_factors(STANDARD, last_year=4)[1:])


def test_a_year_without_a_published_rate_is_refused():
    with pytest.raises(NoRate, match="no rate for year 76"):
        discount_factors(rule_pack("green-book-2026").schedule("health-supplementary"), last_year=76)


def test_no_years_are_refused():
    with pytest.raises(NoYears, match="before year 0"):
        discount_factors(STANDARD, last_year=-1)
    with pytest.raises(NoYears, match="at least one year"):
        annuity(STANDARD, years=0)
    with pytest.raises(NoYears, match="2 amounts and 1 factors"):
        present_value([1, 2], [1])


def test_own_rates_keep_the_source_they_depart_from():
    own = schedule_of([(1, None, 0.02)], like=STANDARD)
    assert own.source == STANDARD.source
    assert discount_factors(own, last_year=1)[1] == pytest.approx(1 / 1.02)


@given(st.sampled_from([pack.id for pack in rule_packs()]), st.integers(0, 125))
def test_year_zero_counts_in_full_and_later_years_count_less(edition, last):
    factors = discount_factors(rule_pack(edition).schedule("standard"), last_year=last)
    assert factors[0] == 1.0
    assert np.all(np.diff(factors) < 0)


@given(st.lists(st.floats(-1e6, 1e6), min_size=3, max_size=3), st.lists(st.floats(-1e6, 1e6), min_size=3, max_size=3))
def test_present_values_add_up(some, others):
    factors = discount_factors(STANDARD, last_year=2)
    together = present_value(np.add(some, others), factors)
    assert together == pytest.approx(present_value(some, factors) + present_value(others, factors), abs=1e-6)
