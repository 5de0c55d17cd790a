"""Estimates from counts are those from answers one by one, whatever the answers."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coproduction_star.methods.estimation import BadDesign, Design, mean, share
from coproduction_star.methods.estimation.counted import Cells, Part, means_of, shares_of
from coproduction_star.methods.raking import Margin, rake

AGE = Margin("age", ("young", "middle", "old"), (300.0, 400.0, 500.0))
PLACE = Margin("place", ("north", "south"), (700.0, 500.0))


class Answered:
    """Answers of a survey, one by one and folded, with the same weights."""

    def __init__(self, seed: int, rows: int = 200) -> None:
        rng = np.random.default_rng(seed)
        self.age, self.place = rng.integers(0, 3, rows), rng.integers(0, 2, rows)
        self.yes = (rng.random(rows) < 0.2 + 0.2 * self.age).astype(float)
        self.hours = rng.integers(0, 12, rows).astype(float)
        self.part = rng.random(rows) < 0.4
        codes = {"age": self.age, "place": self.place}
        weights = rake(codes, [AGE, PLACE]).weights
        self.design = Design.of(weights, base=np.ones(rows), margins=codes)
        self.cell = self.age * 2 + self.place
        first = [int(np.argmax(self.cell == cell)) for cell in range(6)]
        self.cells = Cells(
            self.folded(np.ones(rows))[:, 0], weights[first], np.ones(6), (np.arange(6) // 2, np.arange(6) % 2)
        )

    def folded(self, values: Any) -> Any:
        return np.bincount(self.cell, values, minlength=6)[:, np.newaxis]


@given(st.integers(0, 2**31))
def test_shares_from_counts_are_those_of_answers_one_by_one(seed: int) -> None:
    asked = Answered(seed)
    for part in (np.ones(200, dtype=bool), asked.part):
        one = share(asked.design, asked.yes, of=part)
        many = shares_of(asked.cells, asked.folded(asked.yes * part), asked.folded(part))
        told = [many.value, many.standard_error, many.low, many.high, many.answers, many.effective]
        expected = [one.value, one.standard_error, one.low, one.high, one.answers, one.effective]
        assert [float(each[0]) for each in told] == pytest.approx(expected, rel=1e-9, abs=1e-12)


@given(st.integers(0, 2**31))
def test_means_from_counts_are_those_of_answers_one_by_one(seed: int) -> None:
    asked = Answered(seed)
    one = mean(asked.design, asked.hours, of=asked.part)
    folded = [asked.folded(values * asked.part) for values in (np.ones(200), asked.hours, asked.hours**2)]
    many = means_of(asked.cells, Part(*folded))
    told = [many.value, many.standard_error, many.low, many.high, many.answers, many.effective]
    expected = [one.value, one.standard_error, one.low, one.high, one.answers, one.effective]
    assert [float(each[0]) for each in told] == pytest.approx(expected, rel=1e-9, abs=1e-12)


def test_without_margins_nothing_is_explained() -> None:
    yes = np.array([1.0, 0, 1, 1, 0, 1])
    one = share(Design.of(np.ones(6)), yes)
    many = shares_of(Cells(np.array([6.0]), np.ones(1), np.ones(1)), [[4.0]], [[6.0]])
    assert (many.value[0], many.standard_error[0]) == pytest.approx((one.value, one.standard_error))


def test_where_nobody_answered_there_is_no_number() -> None:
    found = shares_of(Cells(np.array([6.0]), np.ones(1), np.ones(1)), [[0.0, 4.0]], [[0.0, 6.0]])
    assert np.isnan([found.value[0], found.low[0], found.high[0]]).all()
    assert found.value[1] == pytest.approx(2 / 3)


@pytest.mark.parametrize("yes", [0.0, 6.0])
def test_where_all_said_the_same_there_is_still_an_interval(yes: float) -> None:
    one = share(Design.of(np.ones(6)), np.full(6, yes / 6))
    many = shares_of(Cells(np.array([6.0]), np.ones(1), np.ones(1)), [[yes]], [[6.0]])
    assert (many.low[0], many.high[0]) == pytest.approx((one.low, one.high))


def test_one_answer_is_too_few_for_an_error() -> None:
    with pytest.raises(BadDesign):
        Cells(np.array([1.0]), np.ones(1), np.ones(1))


def test_a_weight_of_nought_is_refused() -> None:
    with pytest.raises(BadDesign):
        Cells(np.array([5.0]), np.zeros(1), np.ones(1))


@given(st.integers(0, 2**31), st.booleans(), st.booleans())
def test_whole_groups_from_counts_are_those_of_answers_one_by_one(seed: int, there: bool, of_a_part: bool) -> None:
    asked = Answered(seed)
    rng = np.random.default_rng(seed)
    group = np.concatenate([np.arange(12), rng.integers(0, 12, 188)])
    known = {"first": 40.0, "second": 9.0} if there else None
    lists = np.array(["first", "second"])[group % 2]
    codes = {"age": asked.age, "place": asked.place}
    design = Design.of(asked.design.weights, base=np.ones(200), clusters=group, strata=lists, margins=codes,
                       population_clusters=known)  # fmt: skip
    cell, where = np.unique(group * 6 + asked.cell, return_inverse=True)
    first = [int(np.argmax(where == at)) for at in range(cell.size)]
    margins = (asked.age[first], asked.place[first])
    cells = Cells(np.bincount(where).astype(float), design.weights[first], np.ones(cell.size), margins,
                  (cell // 6) % 2, np.array(list(known.values())) if known else None, cell // 6)  # fmt: skip
    part = asked.part if of_a_part else np.ones(200, dtype=bool)
    one = share(design, asked.yes, of=part)
    folded = [np.bincount(where, values)[:, np.newaxis] for values in (asked.yes * part, part)]
    many = shares_of(cells, *folded)
    told = [many.value, many.standard_error, many.low, many.high, many.effective]
    expected = [one.value, one.standard_error, one.low, one.high, one.effective]
    assert [float(each[0]) for each in told] == pytest.approx(expected, rel=1e-8, abs=1e-12)


def test_whole_groups_that_tell_no_error_are_refused() -> None:
    two, ones = np.array([5.0, 5.0]), np.ones(2)
    with pytest.raises(BadDesign, match="One group alone"):
        Cells(two, ones, ones, clusters=np.array([0, 0]))
    with pytest.raises(BadDesign, match="in two strata"):
        Cells(two, ones, ones, strata=np.array([0, 1]), clusters=np.array([0, 0]))
