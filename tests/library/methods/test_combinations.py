"""Ideas by combination, as docs/methods/combinations.md tells them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coproduction_star.methods.combinations import Combination, NoNumber, untried

BACKING = {
    ("co-deliver", "carers"): (6, 2),
    ("co-assess", "carers"): (3, 2),
    ("co-deliver", "parents"): (9, 0),
    ("co-assess", "parents"): (1, 0),
}


def backing(combination):
    cases, closer = BACKING[combination.co, combination.group]
    return cases, closer if combination.outcome == "company" else 0


def ideas(*, tried=(), most=4):
    found = untried(
        ["company", "safety"], ["co-deliver", "co-assess"], ["carers", "parents"],
        tried=tried, support=backing, most=most,
    )  # fmt: skip
    return [(one.combination.outcome, one.combination.co, one.combination.group) for one in found]


def test_the_worked_example_of_the_method_page():
    assert ideas() == [
        ("company", "co-deliver", "carers"),
        ("safety", "co-deliver", "parents"),
        ("company", "co-assess", "carers"),
        ("company", "co-deliver", "parents"),
    ]


def test_what_somebody_does_already_is_no_idea():
    done = Combination("company", "co-deliver", "carers")
    assert ideas(tried={done})[0] == ("company", "co-assess", "carers")
    assert ("company", "co-deliver", "carers") not in ideas(tried={done}, most=99)


def test_a_list_of_no_ideas_is_refused():
    with pytest.raises(NoNumber, match="Ask for at least one"):
        ideas(most=0)


NAMES = st.lists(st.sampled_from("abcdef"), unique=True, max_size=4)


@given(NAMES, NAMES, NAMES, st.sets(st.tuples(*[st.sampled_from("abcdef")] * 3)), st.integers(1, 30))
def test_every_untried_combination_comes_once_until_the_list_is_full(outcomes, cos, groups, done, most):
    tried = {Combination(*names) for names in done}
    found = untried(
        outcomes, cos, groups, tried=tried, support=lambda one: (ord(one.co), ord(one.group) % 2), most=most
    )
    given = [one.combination for one in found]
    every = {Combination(o, c, g) for o in outcomes for c in cos for g in groups} - tried
    assert len(given) == len(set(given)) == min(most, len(every))
    assert set(given) <= every


@given(st.integers(1, 6))
def test_no_group_comes_again_before_every_group_came(number):
    groups = [str(n) for n in range(number)]
    found = untried(["a", "b"], ["x"], groups, tried=(), support=lambda one: (int(one.group), 0), most=number)
    assert sorted(one.combination.group for one in found) == sorted(groups)
