"""Optimism bias, as docs/methods/optimism-bias.md tells it, and every published example of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.library.examples import example

from coproduction_star.methods.optimism import (
    Misjudged,
    Mitigation,
    NotABias,
    forecast_error,
    lower_bound,
    remaining,
    upper_bound,
    with_bias,
)
from coproduction_star.methods.parameters import bias_bounds

SHARES = st.floats(0, 1)


def test_the_worked_example_of_the_method_page():
    mix = {"non_standard_buildings": 0.3, "standard_buildings": 0.7}
    bound = upper_bound(mix, of=Misjudged.CAPITAL)
    left = remaining(bound, [Mitigation("poor brief", 0.4, 0.5), Mitigation("site", 0.2, 0.25)])
    assert (bound, left) == (pytest.approx(0.321), pytest.approx(0.24075))
    assert with_bias(1_000_000, left) == pytest.approx(1_240_750)


def test_ob_table2():
    _inputs, expected = example("ob.table2")
    read = {"duration": "duration", "capex": "capital", "opex": "revenue"}
    for kind, bounds in bias_bounds().items():
        printed = expected[kind]
        for key, field in read.items():
            found = getattr(bounds, field)
            assert (found and [round(share * 100) for share in found]) == printed.get(key)


def test_ob_combined():
    inputs, expected = example("ob.combined")
    mix = {f"{kind}_buildings": share for kind, share in inputs["split"].items()}
    assert upper_bound(mix, of=Misjudged.CAPITAL) * 100 == pytest.approx(expected["capex"], abs=0.001)
    assert upper_bound(mix, of=Misjudged.DURATION) * 100 == pytest.approx(expected["duration"], abs=0.001)


def test_ob_duration_unmanaged():
    inputs, expected = example("ob.duration.unmanaged")
    months = with_bias(inputs["months"], upper_bound({"non_standard_buildings": 1.0}, of=Misjudged.DURATION))
    assert months == pytest.approx(expected["months_with_ob"], abs=0.05)


def test_outsourcing_is_running_costs_and_has_no_duration():
    assert upper_bound({"outsourcing": 1.0}, of=Misjudged.REVENUE) == 0.41
    for of in (Misjudged.CAPITAL, Misjudged.DURATION):
        with pytest.raises(NotABias, match="Outsourcing has no published bias"):
            upper_bound({"outsourcing": 1.0}, of=of)


def test_shares_that_are_no_whole_are_refused():
    with pytest.raises(NotABias, match="Make the shares 100%"):
        upper_bound({"standard_buildings": 0.5}, of=Misjudged.CAPITAL)
    with pytest.raises(NotABias, match="more than all"):
        remaining(0.5, [Mitigation("one", 0.7, 0.1), Mitigation("two", 0.7, 0.1)])
    with pytest.raises(NotABias, match="shares from 0 to 1"):
        remaining(0.5, [Mitigation("one", 40, 0.5)])


def test_lower_bounds_are_weighted_like_upper_ones():
    assert lower_bound({"non_standard_buildings": 0.3, "standard_buildings": 0.7}, of=Misjudged.CAPITAL) == (
        pytest.approx(0.026)
    )


def test_own_forecast_errors_become_own_bias():
    assert forecast_error([100, 200], [130, 230]) == pytest.approx(0.2)
    with pytest.raises(NotABias, match="add up to nothing"):
        forecast_error([], [])


def test_forecasts_and_outturns_that_are_not_of_the_same_projects_give_no_bias():
    """Two forecasts of 100 and one outturn of 120 would be 120 ÷ 200 − 1 = −40 %."""
    with pytest.raises(NotABias, match="2 forecasts and 1 outturns"):
        forecast_error([100, 100], [120])


def test_what_is_prevented_is_taken_off_in_proportion():
    """0.51 × (1 − 0.5 × 0.8 − 0.25 × 0.4) = 0.51 × 0.5 = 0.255."""
    assert remaining(0.51, [Mitigation("brief", 0.5, 0.8), Mitigation("site", 0.25, 0.4)]) == pytest.approx(0.255)
    assert remaining(0.51, [Mitigation("all", 1.0, 1.0)]) == pytest.approx(0.0)


@given(SHARES, SHARES, SHARES)
def test_what_is_prevented_never_adds_bias(bound, contribution, prevented):
    left = remaining(bound, [Mitigation("cause", contribution, prevented)])
    assert 0 <= left <= bound
