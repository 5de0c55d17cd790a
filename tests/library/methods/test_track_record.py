"""Errors of forecasts, and what an organisation may say of its own."""

from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coproduction_star.methods.optimism import forecast_error
from coproduction_star.methods.track_record import (
    FEW,
    FEWEST,
    Forecasted,
    Pair,
    error_of,
    error_sentence,
    track_record,
)

AMOUNTS = st.floats(min_value=1, max_value=1e9)
PAIRS = st.lists(st.builds(Pair, AMOUNTS, AMOUNTS), min_size=FEWEST, max_size=30)


@pytest.mark.parametrize(("forecast", "happened"), [(None, 5), (5, None), (0, 5), (-3, 5), (float("nan"), 1)])
def test_nothing_is_claimed_where_a_figure_is_missing_or_nothing_was_forecast(forecast, happened):
    assert error_of(forecast, happened) is None
    assert error_sentence(Forecasted.COST, error_of(forecast, happened)).startswith("Nothing can be said")


@given(forecast=AMOUNTS, happened=AMOUNTS, times=st.floats(min_value=0.01, max_value=100))
def test_the_unit_does_not_matter(forecast, happened, times):
    assert error_of(forecast, happened) == pytest.approx(
        error_of(forecast * times, happened * times), rel=1e-6, abs=1e-9
    )


@given(forecast=AMOUNTS, happened=AMOUNTS)
def test_the_sentence_has_the_sign_of_the_error(forecast, happened):
    error = error_of(forecast, happened)
    told = error_sentence(Forecasted.COST, error)
    if round(abs(error) * 100) == 0:
        assert "as it was forecast" in told
    else:
        assert ("above" in told) == (happened > forecast)
        assert ("below" in told) == (happened < forecast)


@given(PAIRS)
def test_the_middle_lies_within_the_range_and_the_order_does_not_matter(pairs):
    found = track_record(pairs)
    assert found.n == len(pairs)
    assert found.low <= found.median <= found.high
    assert found.low - 1e-9 <= found.in_all <= found.high + 1e-9
    assert track_record(pairs[::-1]).median == found.median
    assert found.median == pytest.approx(median(pair.happened / pair.forecast - 1 for pair in pairs))
    assert found.in_all == forecast_error([pair.forecast for pair in pairs], [pair.happened for pair in pairs])


@given(st.lists(st.builds(Pair, AMOUNTS, AMOUNTS), max_size=FEWEST - 1))
def test_of_too_few_only_their_number_is_told(pairs):
    found = track_record(pairs)
    assert (found.n, found.median, found.low, found.high, found.in_all) == (len(pairs), None, None, None, None)
    assert not found.is_enough


def test_cases_without_a_forecast_count_for_nothing():
    assert track_record([Pair(0, 5)] * 3 + [Pair(10, 11)] * FEWEST).n == FEWEST


def test_few_cases_are_told_with_a_warning():
    assert track_record([Pair(10, 11)] * FEWEST).is_thin
    assert not track_record([Pair(10, 11)] * FEW).is_thin


@pytest.mark.parametrize("what", list(Forecasted))
def test_every_kind_has_its_sentence_for_both_signs(what):
    above, below = error_sentence(what, 0.5), error_sentence(what, -0.5)
    assert "50%" in above
    assert "50%" in below
    assert above != below
