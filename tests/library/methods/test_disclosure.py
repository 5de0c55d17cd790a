"""Small numbers: the published rule, and what survives subtraction and nesting."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coproduction_star.methods.disclosure import (
    BadCounts,
    Rule,
    may_show,
    protected,
    shown,
    shown_mean,
    shown_share,
    step_of,
    total_of,
)

HEART, POPULATION = [3, 8, 16, 23], [18, 23, 31, 44]


def test_opensafely_2026_heart_disease() -> None:
    """OpenSAFELY, Statistical disclosure control: redact up to 7, then round to the nearest 5."""
    assert [shown(count) for count in HEART] == [None, 10, 15, 25]
    assert [shown(count) for count in POPULATION] == [20, 25, 30, 45]
    found = protected([HEART, POPULATION])
    assert found.rows == (50, 120)
    assert found.withheld == 1


def test_a_rule_under_which_a_shown_5_would_mean_6_or_7_is_refused() -> None:
    with pytest.raises(BadCounts, match="a shown 5 would be read as 6"):
        Rule(threshold=5, base=5)


@pytest.mark.parametrize("asked", [{"threshold": 0}, {"base": 0}, {"least": 3}, {"threshold": 8, "base": 6}])
def test_a_rule_that_protects_nobody_is_refused(asked: dict[str, int]) -> None:
    with pytest.raises(BadCounts):
        Rule(**asked)


@pytest.mark.parametrize("count", [-1, 2.5])
def test_people_are_counted_in_whole_numbers(count: float) -> None:
    with pytest.raises(BadCounts, match="Count people in whole numbers"):
        shown(count)


def test_nobody_is_withheld_as_a_few_are() -> None:
    assert shown(0) is None


def test_shares_come_from_rounded_numbers_of_enough_people() -> None:
    assert shown_share(16, 31) == 0.5
    assert shown_share(16, 29) is None
    assert shown_share(3, 100) is None
    assert shown_share(33, 33) == 1


def test_a_part_larger_than_its_whole_is_refused() -> None:
    with pytest.raises(BadCounts, match="are more than"):
        shown_share(40, 31)


def test_an_estimate_is_shown_by_who_answered_and_not_by_what_they_are_weighted_to() -> None:
    assert may_show(30)
    assert not may_show(29)


rules = st.sampled_from([Rule(), Rule(threshold=10, base=5), Rule(threshold=15, base=10, least=50), Rule(1, 1, 10)])
counts = st.integers(0, 400)


@given(rules, counts)
def test_a_shown_number_is_never_one_of_those_withheld(rule: Rule, count: int) -> None:
    found = shown(count, rule)
    if found is not None:
        assert count > rule.threshold
        assert found >= 2 * rule.base
        assert abs(found - count) <= rule.base / 2


@given(rules, st.lists(st.lists(counts, min_size=3, max_size=3), min_size=1, max_size=6))
def test_subtracting_what_is_shown_brings_no_small_number_back(rule: Rule, table: list[list[int]]) -> None:
    found = protected(table, rule)
    for row, total in zip(found.cells, found.rows, strict=True):
        rest = [total - total_of([*row[:place], *row[place + 1 :]]) for place in range(len(row))]
        assert rest == [count or 0 for count in row]
    assert sum(found.rows) == sum(found.columns) == found.total


@given(st.lists(counts, min_size=2, max_size=6))
def test_a_place_less_its_wards_leaves_only_multiples_of_the_base(wards: list[int]) -> None:
    found = protected([wards])
    whole = shown(sum(wards))
    assert ((whole or 0) - found.total) % 5 == 0


@given(st.lists(counts, min_size=2, max_size=6))
def test_the_order_of_cells_does_not_matter(row: list[int]) -> None:
    found, turned = protected([row]), protected([row[::-1]])
    assert found.cells[0] == turned.cells[0][::-1]
    assert found.total == turned.total


def test_a_list_is_a_table_of_one_row() -> None:
    assert protected(np.array([8, 9])).cells == ((10, 10),)


def test_the_step_is_that_of_the_answers_as_they_are_shown() -> None:
    """Or a share in steps of 5 beside “250 answers” would tell that there were fewer."""
    assert step_of(249) == step_of(250) == step_of(252)


def test_a_half_goes_up_in_whatever_order_it_was_added_up() -> None:
    assert shown_mean(50 - 1e-14, 40, 60, answers=30) == shown_mean(50 + 1e-14, 40, 60, answers=30)
