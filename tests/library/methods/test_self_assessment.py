"""How groups see a statement, what is weak, and what may be told of few."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coproduction_star.methods.self_assessment import BadScores, Scores, views

ANSWERS = st.lists(
    st.builds(Scores, st.sampled_from(["residents", "staff", "managers"]),
              st.dictionaries(st.sampled_from(["A", "B"]), st.integers(1, 5))),
    max_size=25,
)  # fmt: skip


def of(**groups):
    return [Scores(group, {"A": score}) for group, scores in groups.items() for score in scores]


def test_the_worked_example_of_the_method_page():
    """Residents 2 1 2, staff 4 4 5: 3 in the middle of all, and two views of the same thing."""
    found = views(["A"], of(residents=[2, 1, 2], staff=[4, 4, 5]))[0]
    assert (found.median, found.gap, found.disputed, found.weak) == (3.0, 2.0, True, False)
    assert found.spread == (1, 2, 0, 2, 1)
    assert {one.group: one.median for one in found.groups} == {"residents": 2.0, "staff": 4.0}


def test_weak_is_what_most_see_little_of():
    assert views(["A"], of(staff=[1, 2, 2]))[0].weak
    assert not views(["A"], of(staff=[2, 3]))[0].weak


def test_nobody_answered_says_nothing():
    found = views(["A", "B"], [])
    assert [(one.number, one.median, one.gap, one.weak) for one in found] == [(0, None, None, False)] * 2


def test_fewer_than_five_are_not_told_alone_and_do_not_come_back_by_subtraction():
    found = views(["A"], of(users=[1] * 6, carers=[5] * 3, staff=[4] * 9), least=5)[0]
    told = {one.group: one.median for one in found.groups}
    assert told == {"users": None, "carers": None, "staff": 4.0}
    assert found.median == 4.0


def test_of_fewer_than_five_altogether_nothing_is_told():
    found = views(["A"], of(users=[1, 1], staff=[5, 5]), least=5)[0]
    assert (found.median, found.spread, found.gap) == (None, (0, 0, 0, 0, 0), None)


def test_a_group_that_answered_together_is_a_group():
    found = views(["A"], [Scores("staff", {"A": 4}, 5), Scores("residents", {"A": 2}, 5)], least=5)[0]
    assert {one.group: one.median for one in found.groups} == {"staff": 4.0, "residents": 2.0}
    assert found.median == 3.0


@given(ANSWERS, st.integers(2, 6))
def test_a_group_that_is_told_is_large_enough_and_never_all_but_one(answers, least):
    for view in views(["A", "B"], answers, least=least):
        assert all(one.number >= least for one in view.groups if one.median is not None)
        hidden = [one for one in view.groups if one.median is None and one.number]
        small = [one for one in hidden if one.number < least]
        if small and any(one.median is not None for one in view.groups):
            assert len(hidden) >= 2


@given(ANSWERS, st.randoms())
def test_the_order_of_answers_says_nothing(answers, chance):
    shuffled = list(answers)
    chance.shuffle(shuffled)
    assert views(["A", "B"], answers) == views(["A", "B"], shuffled)


@pytest.mark.parametrize("score", [0, 6, 2.5])
def test_a_score_off_the_scale_is_refused(score):
    with pytest.raises(BadScores, match="from 1 to 5"):
        views(["A"], [Scores("staff", {"A": score})])
