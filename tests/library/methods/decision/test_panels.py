"""The weights of a group: an equal say for each person, and a range that shows how far they differ."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coproduction_star.methods.decision import BadWeights, panel_swings

GIVEN = [[100, 50, 50], [100, 100, 0], [25, 100, 75]]
"""As shares: 0.50 0.25 0.25, 0.50 0.50 0, 0.125 0.50 0.375. Means: 0.375, 0.41667, 0.20833."""


def test_the_worked_example_of_the_method_page():
    found = panel_swings(GIVEN)
    assert found.people == 3
    assert found.points == pytest.approx([90, 100, 50])
    assert found.low == pytest.approx([75, 90, 30])
    assert found.high == pytest.approx([120, 120, 75])


def test_people_who_care_for_different_things_still_have_weights_though_every_median_is_nought():
    found = panel_swings(np.eye(5) * 100)
    assert found.points == pytest.approx([100] * 5)


def test_someone_who_names_only_one_thing_has_no_more_say_than_the_others():
    """Whoever gives 100 to one thing alone gives it the whole of one share in three."""
    found = panel_swings([[100, 0], [100, 100], [100, 100]])
    assert found.points / found.points.sum() == pytest.approx([2 / 3, 1 / 3])


@given(st.lists(st.lists(st.floats(1, 100), min_size=3, max_size=3), min_size=3, max_size=8))
def test_the_order_of_people_is_irrelevant_and_the_range_holds_the_mean(table):
    found, turned = panel_swings(table), panel_swings(table[::-1])
    assert found.points == pytest.approx(turned.points)
    assert (found.low <= found.points).all()
    assert (found.points <= found.high).all()
    assert found.points.max() == pytest.approx(100)


@pytest.mark.parametrize("wrong", [[], [[]], [[0, 0]], [[100, -1]], [[float("nan"), 1]], [100, 50]])
def test_swings_that_cannot_weigh_are_refused(wrong):
    with pytest.raises(BadWeights):
        panel_swings(wrong)
