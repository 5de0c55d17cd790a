"""Demand over time, as docs/methods/demand.md tells it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coproduction_star.methods.demand import NoProjection, gap, need_by_year

PEOPLE = {"65-74": [1000, 1100], "75+": [500, 600]}
RATES = {"65-74": 0.05, "75+": 0.2}


def test_the_worked_example_of_the_method_page():
    first, second = gap(PEOPLE, rates=RATES, unit_cost=4000, budget=[600_000, 560_000])
    assert (first.in_need, first.served, first.without, first.lacking) == (150, 150, 0, 0)
    assert (second.in_need, second.served, second.without, second.lacking) == (175, 140, 35, 140_000)


@pytest.mark.parametrize(
    ("people", "rates", "said"),
    [
        ({"a": [1]}, {"b": 0.1}, "same age bands"),
        ({}, {}, "same age bands"),
        ({"a": [1], "b": [1, 2]}, {"a": 0.1, "b": 0.1}, "same years"),
        ({"a": [-1]}, {"a": 0.1}, "below zero"),
        ({"a": [1]}, {"a": 5}, "5 % as 0.05"),
    ],
)
def test_a_projection_that_cannot_be_is_refused(people, rates, said):
    with pytest.raises(NoProjection, match=said):
        need_by_year(people, rates=rates)


def test_a_budget_of_other_years_is_refused():
    with pytest.raises(NoProjection, match="Give the same years"):
        gap(PEOPLE, rates=RATES, unit_cost=1, budget=[1])
    with pytest.raises(NoProjection, match="more than nothing"):
        gap(PEOPLE, rates=RATES, unit_cost=0, budget=[1, 1])


@given(st.lists(st.integers(0, 10_000), min_size=1, max_size=8), st.floats(0, 1), st.floats(1, 1e5), st.floats(0, 1e8))
def test_served_and_unserved_are_all_in_need(people, rate, cost, budget):
    for year in gap({"all": people}, rates={"all": rate}, unit_cost=cost, budget=[budget] * len(people)):
        assert year.served + year.without == pytest.approx(year.in_need)
        assert year.lacking == pytest.approx(year.without * cost, rel=1e-6, abs=1e-3)
