"""How far a step has come, from counts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coproduction_star.methods.star_progress import (
    NotAPart,
    Part,
    focus_it,
    grow_it,
    map_it,
    market_it,
    people_it,
    share,
)

counts = st.integers(min_value=0, max_value=10_000)


def test_the_worked_example_of_the_method_page():
    assert map_it(outcomes=4, covered=3, initiatives=6, cos=2) == pytest.approx(0.525)


def test_nothing_recorded_is_nothing_begun():
    assert map_it(outcomes=0, covered=0, initiatives=0, cos=0) == 0
    assert grow_it(judged=0, promises=0, evidenced=0, running=0) == 0
    assert grow_it(judged=0, promises=0, evidenced=0, running=0, told=2, outcomes=4, figured=1, measures=2) == 0.15


@given(counts, counts, counts, st.integers(min_value=0, max_value=4))
def test_the_most_that_map_it_can_be_is_four_fifths(outcomes, covered, initiatives, cos):
    assert 0 <= map_it(outcomes=outcomes, covered=min(covered, outcomes), initiatives=initiatives, cos=cos) <= 0.8


@given(counts, counts)
def test_one_more_record_never_lowers_a_step(first, second):
    for step in (
        lambda a, b: focus_it(decisions=a, declared=b),
        lambda a, b: people_it(people=a, groups=b),
        lambda a, b: people_it(people=1, groups=1, surveys=a, answers=b),
        lambda a, b: market_it(promises=a, partners=b),
    ):
        assert step(first + 1, second) >= step(first, second)
        assert step(first, second + 1) >= step(first, second)


@pytest.mark.parametrize("part", [Part(-1, 3, 0.2), Part(1, 0, 0.2), Part(1, 3, 0), Part(1, 3, 1.5)])
def test_what_is_no_part_is_refused(part):
    with pytest.raises(NotAPart):
        share([part])


def test_parts_worth_more_than_a_whole_are_refused():
    with pytest.raises(NotAPart):
        share([Part(1, 1, 0.6), Part(1, 1, 0.6)])
