"""What others say is told together or not at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coproduction_star.methods.seen_by_others import LEAST_RATERS, BadRatings, Seen, seen_by_others

LEVELS = st.lists(st.integers(1, 4), max_size=40)


def test_the_worked_example_of_the_method_page():
    said = [{"CP01": level} for level in (2, 3, 3, 4, 1, 1)]
    assert seen_by_others(["CP01"], said) == {"CP01": Seen(3.0, 5)}


@given(LEVELS)
def test_nothing_is_told_of_fewer_than_five(levels):
    found = seen_by_others(["A"], [{"A": level} for level in levels])
    assert ("A" in found) is (len(levels) >= LEAST_RATERS)


@given(LEVELS)
def test_what_is_told_moves_only_with_five_more(levels):
    said = [{"A": level} for level in levels]
    whole = len(said) // LEAST_RATERS * LEAST_RATERS
    assert seen_by_others(["A"], said) == seen_by_others(["A"], said[:whole])


def test_a_skill_that_too_few_speak_of_is_left_out():
    said = [{"A": 2, "B": 3}] * 4 + [{"A": 2}]
    assert set(seen_by_others(["A", "B"], said)) == {"A"}


@pytest.mark.parametrize("said", [[{"A": 0}], [{"A": 5}]])
def test_levels_off_the_scale_are_refused(said):
    with pytest.raises(BadRatings, match="from 1 to 4"):
        seen_by_others(["A"], said)


def test_a_rule_that_tells_of_one_person_is_refused():
    with pytest.raises(BadRatings, match="fewer than two"):
        seen_by_others(["A"], [], least=1)
