"""Scales and the round numbers on axes."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from coproduction_star.ui.drawing.scale import NothingToDraw, Scale, checked, ticks

VALUE = st.floats(-1e6, 1e6, allow_nan=False)


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (0, 100, (0, 50, 100)),
        (0, 45, (0, 20, 40, 60)),
        (0, 270, (0, 100, 200, 300)),
        (-2, 2, (-2, -1, 0, 1, 2)),
        (0, 0.9, (0, 0.5, 1)),
        (0, 0, (0, 0.5, 1)),
        (7, 7, (0, 2, 4, 6, 8)),
    ],
)
def test_ticks_are_round_and_reach_round_the_values(low: float, high: float, expected: tuple[float, ...]) -> None:
    assert ticks(low, high) == expected


@given(VALUE, VALUE)
def test_ticks_hold_both_ends_and_are_few(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assume(high - low > 1e-3 or low == high)
    marks = ticks(low, high)
    hair = 1e-6 + 1e-8 * (high - low)
    assert marks[0] <= low + hair
    assert marks[-1] >= high - hair
    assert 2 <= len(marks) <= 8


def test_a_scale_turns_values_into_places_both_ways_round() -> None:
    assert Scale(0, 10, 100, 200).at(5) == 150
    assert Scale(0, 10, 200, 100).at(2) == 180


def test_nothing_to_draw_says_what_to_show_instead() -> None:
    with pytest.raises(NothingToDraw, match="empty state"):
        checked([])


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_what_is_no_number_is_refused(value: float) -> None:
    with pytest.raises(ValueError, match="finite"):
        checked([1, value])
