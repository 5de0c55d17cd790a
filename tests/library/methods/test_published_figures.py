"""What is shown of figures gives no small number away: by itself, by subtraction, or by a second publication."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coproduction_star.methods.disclosure import OPENSAFELY, PUBLICATIONS, Rule
from coproduction_star.methods.published_figures import Cell, Showing, Sort, clashing, shown_cell, total_of

RULES = st.sampled_from(list(PUBLICATIONS.values()))
PEOPLE = st.integers(0, 400)
JANUARY = Showing("m", dt.date(2026, 1, 1), dt.date(2026, 1, 31), "everybody", (7, 5, 30), "people")


def people_behind(value: float | None, rule: Rule) -> list[int]:
    """Every count that would be shown just so."""
    return [count for count in range(500) if shown_cell(Cell(count), Sort.PEOPLE, rule=rule).value == value]


@given(PEOPLE, RULES)
def test_a_number_of_people_leaves_several_numbers_possible(count, rule):
    told = shown_cell(Cell(count), Sort.PEOPLE, rule=rule)
    behind = people_behind(told.value, rule)
    assert count in behind
    assert len(behind) >= rule.base // 2 + 1
    if not told.withheld:
        assert min(behind) > rule.threshold
        assert told.value % rule.base == 0


@given(st.lists(PEOPLE, min_size=2, max_size=6), RULES)
def test_no_subtraction_from_the_total_brings_a_withheld_group_back(counts, rule):
    """The total is that of what is shown, so it is the same whatever the withheld groups are."""
    cells = [shown_cell(Cell(count), Sort.PEOPLE, rule=rule) for count in counts]
    total = total_of(cells, Sort.PEOPLE)
    told = [cell.value for cell in cells if not cell.withheld]
    assert total.value == (sum(told) if told else None)
    other = [rule.threshold if cell.withheld else count for cell, count in zip(cells, counts, strict=True)]
    assert total_of([shown_cell(Cell(count), Sort.PEOPLE, rule=rule) for count in other], Sort.PEOPLE) == total


@given(st.integers(0, 300), st.integers(1, 300), RULES)
def test_a_share_says_no_more_than_its_rounded_counts(size, times, rule):
    count = min(size, times)
    told = shown_cell(Cell(100 * count / max(size, 1), count, size), Sort.SHARE, rule=rule)
    few = count <= rule.threshold or size - count <= rule.threshold or size < rule.least
    assert told.withheld is few
    if not few:
        assert told.value == round(min(1, told.count / told.size) * 100, 4)
        assert told.count % rule.base == told.size % rule.base == 0


@given(st.integers(0, 300), st.integers(1, 6000), RULES)
def test_a_rate_comes_from_rounded_counts(count, size, rule):
    told = shown_cell(Cell(0.0, count, size), Sort.RATE, rule=rule, per=1000)
    assert told.withheld is (count <= rule.threshold or size < rule.least)
    if not told.withheld:
        assert told.value == round(told.count / told.size * 1000, 4)


@pytest.mark.parametrize("cell", [Cell(12.5), Cell(-3), Cell(7), Cell(0)])
def test_what_is_no_whole_number_of_enough_people_is_withheld(cell):
    assert shown_cell(cell, Sort.PEOPLE).withheld


def test_a_share_without_its_counts_is_withheld_and_money_is_shown_as_it_is():
    assert shown_cell(Cell(45.0), Sort.SHARE).withheld
    assert shown_cell(Cell(12.5), Sort.THINGS).value == 12.5


@pytest.mark.parametrize(
    "change",
    [
        {"by": "groups"}, {"rule": (15, 10, 50)}, {"ends": dt.date(2026, 3, 31)}, {"sort": "things"},
        {"starts": dt.date(2026, 1, 15), "ends": dt.date(2026, 2, 14)},
    ],
    ids=["a total beside its groups", "another rounding", "a quarter over its months", "as it is", "days that meet"],
)  # fmt: skip
def test_what_was_shown_once_is_not_shown_again_in_another_way(change):
    other = replace(JANUARY, **change)
    assert clashing([JANUARY], [other]) == (other,)
    assert clashing([other], [JANUARY]) == (JANUARY,)


@pytest.mark.parametrize(
    "change", [{}, {"measure": "other"}, {"starts": dt.date(2026, 2, 1), "ends": dt.date(2026, 2, 28), "by": "groups"}]
)
def test_the_same_again_another_measure_and_other_days_are_fine(change):
    assert clashing([JANUARY], [replace(JANUARY, **change)]) == ()


@given(st.integers(8, 400))
def test_two_roundings_would_have_narrowed_a_count_down(one):
    """Why another rule is refused: both together leave fewer numbers possible than either."""
    usual, strict = OPENSAFELY, PUBLICATIONS["strict"]
    told = [(shown_cell(Cell(one), Sort.PEOPLE, rule=rule).value, rule) for rule in (usual, strict)]
    behind = [set(people_behind(value, rule)) for value, rule in told]
    assert len(behind[0] & behind[1]) <= min(map(len, behind))
