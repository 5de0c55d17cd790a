"""Two shares: sample sizes and intervals of published examples, what holds for any counts, and what is refused."""

import random
from collections.abc import Callable
from math import sqrt

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from scipy.stats import norm

from coproduction_star.methods import two_shares
from coproduction_star.methods.two_shares import (
    Arm,
    BadShares,
    Verdict,
    compare,
    lots,
    newcombe,
    people_needed,
    reached,
    wilson,
)

SHARES = st.floats(0.01, 0.99)
COUNTS = st.integers(1, 3000).flatmap(lambda met: st.tuples(st.just(met), st.integers(0, met)))
ARMS = COUNTS.map(lambda pair: Arm(*pair))


@pytest.mark.parametrize(
    ("b", "a", "low", "high"),
    [
        ((56, 70), (48, 80), 0.0524, 0.3339),
        ((9, 10), (3, 10), 0.1705, 0.8090),
        ((6, 7), (2, 7), 0.0582, 0.8062),
        ((5, 56), (0, 29), -0.0381, 0.1926),
        ((0, 10), (0, 20), -0.1611, 0.2775),
        ((0, 10), (0, 10), -0.2775, 0.2775),
        ((10, 10), (0, 20), 0.6791, 1.0),
        ((10, 10), (0, 10), 0.6075, 1.0),
    ],
)
def test_newcombe_1998_table_ii_method_10(b: tuple[int, int], a: tuple[int, int], low: float, high: float) -> None:
    """Newcombe (1998), Statistics in Medicine 17, 873-890, table II: the hybrid score interval."""
    found = newcombe(Arm(met=a[1], did=a[0]), Arm(met=b[1], did=b[0]))
    assert (found.low, found.high) == pytest.approx((low, high), abs=0.00005)


@pytest.mark.parametrize(("did", "met", "low", "high"), [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605),
                                                         (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)])  # fmt: skip
def test_newcombe_1998_single_proportion_table_i_method_3(did: int, met: int, low: float, high: float) -> None:
    """Newcombe (1998), Statistics in Medicine 17, 857-872, table I: Wilson's score interval."""
    found = wilson(Arm(met=met, did=did))
    assert (found.low, found.high) == pytest.approx((low, high), abs=0.00005)


def test_r_power_prop_test_examples() -> None:
    """The examples of R: `power.prop.test(p1 = .50, p2 = .75, power = .90)` needs 76.7 in each group."""
    assert two_shares._size(0.50, 0.75, power=0.90, level=0.05) == pytest.approx(76.7, abs=0.05)
    assert two_shares._size(0.50, 0.8026, power=0.90, level=0.05) == pytest.approx(50, abs=0.05)
    assert people_needed(0.50, 0.25, power=0.90) == 77


@pytest.mark.parametrize(("expected", "difference", "needed"), [(0.10, 0.05, 686), (0.05, 0.05, 435)])
def test_a_size_is_rounded_up(expected: float, difference: float, needed: int) -> None:
    assert people_needed(expected, difference) == needed


@given(expected=SHARES, difference=st.floats(0.02, 0.4))
def test_the_size_that_is_planned_has_the_power_that_is_asked(expected: float, difference: float) -> None:
    """Worked out the other way: with so many people, the chance to see the difference is four in five or more."""
    for other in (expected - difference, expected + difference):
        if 0 < other < 1:
            n = people_needed(expected, difference)
            middle = (expected + other) / 2
            spread = sqrt(expected * (1 - expected) + other * (1 - other))
            z = (difference * sqrt(n) - norm.isf(0.025) * sqrt(2 * middle * (1 - middle))) / spread
            assert norm.cdf(z) >= 0.8 - 1e-9


@given(expected=SHARES, difference=st.floats(0.02, 0.4))
def test_acting_and_not_acting_take_as_many_people(expected: float, difference: float) -> None:
    if expected - difference > 0 or expected + difference < 1:
        assert people_needed(expected, difference) == pytest.approx(people_needed(1 - expected, difference), abs=1)


@given(expected=st.floats(0.3, 0.7), small=st.floats(0.02, 0.1), more=st.floats(0.02, 0.15))
def test_a_larger_difference_takes_fewer_people(expected: float, small: float, more: float) -> None:
    assert people_needed(expected, small + more) <= people_needed(expected, small)


@given(a=ARMS, b=ARMS)
@example(a=Arm(1, 0), b=Arm(1, 1))
@example(a=Arm(5, 0), b=Arm(5, 0))
def test_the_interval_holds_the_difference_and_stays_on_the_scale(a: Arm, b: Arm) -> None:
    found = newcombe(a, b)
    assert -1 <= found.low <= b.share - a.share <= found.high <= 1
    assert found.low < found.high


@given(a=ARMS, b=ARMS)
def test_changing_the_arms_changes_the_sign_alone(a: Arm, b: Arm) -> None:
    one, other = newcombe(a, b), newcombe(b, a)
    assert (one.low, one.high) == pytest.approx((-other.high, -other.low))


@given(a=ARMS, b=ARMS)
def test_counting_who_did_not_act_changes_the_sign_alone(a: Arm, b: Arm) -> None:
    one, other = newcombe(a, b), newcombe(Arm(a.met, a.met - a.did), Arm(b.met, b.met - b.did))
    assert (one.low, one.high) == pytest.approx((-other.high, -other.low), abs=1e-9)


@given(a=ARMS, b=ARMS, times=st.integers(2, 20))
def test_more_people_of_the_same_kind_tell_more(a: Arm, b: Arm, times: int) -> None:
    few, many = newcombe(a, b), newcombe(*(Arm(one.met * times, one.did * times) for one in (a, b)))
    assert many.high - many.low <= few.high - few.low + 1e-12


@given(a=ARMS, b=ARMS, needed=st.integers(1, 4000))
def test_nothing_is_said_to_do_better_that_chance_may_have_done(a: Arm, b: Arm, needed: int) -> None:
    found = compare(a, b, needed=needed)
    if not reached(a, b, needed=needed):
        assert found.verdict is Verdict.TOO_FEW
    elif found.interval.holds(0):
        assert found.verdict is Verdict.CANNOT_TELL
    else:
        assert found.verdict is (Verdict.B_MORE if found.difference > 0 else Verdict.A_MORE)


@given(number=st.integers(2, 400), seed=st.integers(0, 10_000))
def test_lots_give_each_line_one_version_and_both_as_many(number: int, seed: int) -> None:
    drawn = lots(number, below=random.Random(seed).randrange)
    assert len(drawn) == number
    assert set(drawn) == {"A", "B"}
    assert abs(drawn.count("A") - drawn.count("B")) == number % 2
    assert drawn == lots(number, below=random.Random(seed).randrange)


def test_lots_favour_no_place_of_a_list() -> None:
    drawn = [lots(4, below=random.Random(seed).randrange) for seed in range(600)]
    assert all(220 < sum(one[place] == "A" for one in drawn) < 380 for place in range(4))
    assert len(set(drawn)) == 6


def test_a_difference_that_is_not_worth_knowing_is_told_apart() -> None:
    same = compare(Arm(5000, 500), Arm(5000, 505), needed=686, difference=0.05)
    assert (same.verdict, same.is_small) == (Verdict.CANNOT_TELL, True)
    assert not compare(Arm(700, 70), Arm(700, 90), needed=686, difference=0.05).is_small
    assert not compare(Arm(700, 70), Arm(700, 90), needed=686).is_small


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ({"expected": 0, "difference": 0.1}, "expected"),
        ({"expected": 1, "difference": 0.1}, "expected"),
        ({"expected": float("nan"), "difference": 0.1}, "expected"),
        ({"expected": 0.5, "difference": 0}, "difference"),
        ({"expected": 0.5, "difference": 0.6}, "difference"),
        ({"expected": 0.5, "difference": 1e-6}, "difference"),
        ({"expected": 0.5, "difference": 0.1, "power": 1}, "power"),
        ({"expected": 0.5, "difference": 0.1, "level": 0}, "level"),
    ],
)
def test_a_plan_that_cannot_be_is_refused_by_name(asked: dict[str, float], field: str) -> None:
    with pytest.raises(BadShares) as refused:
        people_needed(**asked)
    assert refused.value.field == field


@pytest.mark.parametrize(
    ("do", "field"),
    [
        (lambda: Arm(0, 0), "met"),
        (lambda: Arm(5, 6), "did"),
        (lambda: Arm(5, -1), "did"),
        (lambda: lots(1, below=random.Random(1).randrange), "number"),
        (lambda: compare(Arm(5, 1), Arm(5, 1), needed=0), "needed"),
    ],
)
def test_counts_that_cannot_be_are_refused_by_name(do: Callable[[], object], field: str) -> None:
    with pytest.raises(BadShares) as refused:
        do()
    assert refused.value.field == field
