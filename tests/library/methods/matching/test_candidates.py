"""Candidates: hard conditions first, then the published score, the exact best of it, ties by number."""

from dataclasses import replace
from math import exp
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coproduction_star.methods.errors import InputRefused
from coproduction_star.methods.matching import (
    PUBLISHED,
    BadRules,
    BadSide,
    Candidates,
    Rules,
    Side,
    allowed,
    candidates,
    marks,
    parts_of,
    why_nobody,
)

from .sides import needs_of, offers_of, town

# The worked example of docs/methods/matching.md. Kinds: gardening, lifts. Times: Monday, Tuesday, Friday.
ANN = {"skills": [[1, 0]], "times": [[1, 1, 0]], "at": [[0, 0]]}
OFFERS = {
    "skills": [[1, 0], [1, 1], [1, 0], [1, 0]],
    "times": [[1, 0, 0], [1, 1, 1], [0, 0, 1], [1, 1, 0]],
    "at": [[0, 0], [3, 4], [0, 0], [30, 0]],
}


def every_pair(needs: Side, offers: Side, rules: Rules, most: int) -> Candidates:
    """The same by brute force: all pairs in double precision, sorted."""
    need, offer = (grid.ravel() for grid in np.indices((len(needs), len(offers))))
    fit = allowed(needs, offers, need, offer)
    need, offer = need[fit], offer[fit]
    points = parts_of(needs, offers, rules, need, offer).points
    order = np.lexsort((offers.number[offer], -points, need))
    need, offer, points = need[order], offer[order], points[order]
    place = np.arange(need.size) - np.searchsorted(need, need)
    return Candidates(need, offer, points).only(place < most)


def same(one: Candidates, other: Candidates) -> bool:
    return all(np.array_equal(getattr(one, name), getattr(other, name)) for name in ("need", "offer", "points"))


def named(found: Candidates, needs: Side, offers: Side) -> list[tuple[int, int, int]]:
    numbers = needs.number[found.need].tolist(), offers.number[found.offer].tolist()
    return sorted(zip(*numbers, found.points.tolist(), strict=True))


def test_the_worked_example_of_the_method_page() -> None:
    needs, offers = needs_of(**ANN), offers_of(rows=4, **OFFERS)
    found = candidates(needs, offers, PUBLISHED)
    assert found.offer.tolist() == [0, 1]
    assert found.points.tolist() == [800_000, 627_129]
    assert found.points[1] == round(1e6 * (0.5 / 2**0.5 + 0.3 * 2 / 3 + 0.2 * exp(-1)))
    parts = parts_of(needs, offers, PUBLISHED, found.need, found.offer)
    assert parts.why(1) == (
        "What is asked and offered is 71% alike, 2 times suit both, they are 5 km apart. "
        "Score 0.63 of 1: 0.35 for likeness, 0.20 for times and 0.07 for nearness."
    )
    assert parts.why(0).startswith("What is asked and offered is 100% alike, 1 time suits both")


@given(st.integers(0, 2**32 - 1), st.integers(1, 6), st.booleans())
@settings(max_examples=60, deadline=None)
def test_the_best_of_all_pairs_are_found_and_no_hard_condition_is_broken(seed: int, most: int, ties: bool) -> None:
    needs, offers = town(np.random.default_rng(seed), 25, 60, ties=ties)
    found = candidates(needs, offers, PUBLISHED, most=most)
    assert allowed(needs, offers, found.need, found.offer).all()
    assert same(found, every_pair(needs, offers, PUBLISHED, most))


@given(st.integers(0, 2**32 - 1))
@settings(max_examples=30, deadline=None)
def test_the_order_of_rows_changes_nothing(seed: int) -> None:
    rng = np.random.default_rng(seed)
    needs, offers = town(rng, 20, 50)
    one, other = rng.permutation(20), rng.permutation(50)
    found = candidates(needs, offers, PUBLISHED, most=3)
    shuffled = candidates(needs.rows(one), offers.rows(other), PUBLISHED, most=3)
    assert named(found, needs, offers) == named(shuffled, needs.rows(one), offers.rows(other))


def test_many_offers_are_looked_at_in_blocks_and_nothing_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    needs, offers = town(np.random.default_rng(7), 40, 300, km=10)
    whole = candidates(needs, offers, PUBLISHED, most=4)
    monkeypatch.setattr("coproduction_star.methods.matching.finding.OFFERS_AT_ONCE", 7)
    monkeypatch.setattr("coproduction_star.methods.matching.finding.SCORES_AT_ONCE", 500)
    monkeypatch.setattr("coproduction_star.methods.matching.scoring.PAIRS_AT_ONCE", 11)
    assert same(whole, candidates(needs, offers, PUBLISHED, most=4))


@pytest.mark.parametrize("rules", [PUBLISHED, Rules(1, 0, 0), Rules(0, 1, 1), Rules(0.1, 0.1, 5)])
def test_in_a_crowd_most_pairs_are_left_out_early_and_none_of_the_best(rules: Rules) -> None:
    """Many kinds of things, and more offers than a block: all ways of looking at a block are walked."""
    rng = np.random.default_rng(11)

    def crowd(called: Any, rows: int) -> Side:
        kinds = rng.standard_normal((9, 16))[rng.integers(0, 9, rows)] + 0.3 * rng.standard_normal((rows, 16))
        return Side.of(kinds, rng.random((rows, 8)) < 0.3, rng.normal(0, 6, (rows, 2)), called=called,
                       has=rng.integers(0, 2, rows), requires=rng.random(rows) < 0.1)  # fmt: skip

    needs, offers = crowd("needs", 60), crowd("offers", 9_000)
    declined = [(need, need * 7) for need in range(0, 60, 3)]
    found = candidates(needs, offers, rules, most=5, never=declined)
    every = every_pair(needs, offers, rules, 9_000)
    left = every.only(~np.isin(every.need * 9_000 + every.offer, [need * 9_000 + offer for need, offer in declined]))
    assert same(found, left.only(np.arange(len(left)) - np.searchsorted(left.need, left.need) < 5))


def test_equal_offers_come_by_number() -> None:
    offers = offers_of(rows=5, number=[40, 10, 50, 20, 30])
    found = candidates(needs_of(), offers, PUBLISHED, most=3)
    assert offers.number[found.offer].tolist() == [10, 20, 30]


def test_a_declined_pair_is_not_proposed_again() -> None:
    found = candidates(needs_of(rows=2), offers_of(rows=2), PUBLISHED, never=[(0, 1), (1, 0)])
    assert list(zip(found.need.tolist(), found.offer.tolist(), strict=True)) == [(0, 0), (1, 1)]


@pytest.mark.parametrize(
    ("need", "offer", "why"),
    [
        ({"consents": False}, {}, "Whoever asks has not agreed to be matched."),
        ({}, {"consents": False}, "Nobody who offers has agreed to be matched."),
        ({"person": 5}, {"person": 5}, "Nobody else offers anything."),
        ({"requires": 2}, {"has": 1}, "Nobody who offers has the checks or the access that are needed."),
        ({"has": 1}, {"requires": 3}, "Nobody who offers has the checks or the access that are needed."),
        ({}, {"at": [[15.001, 0]]}, "Nobody with these checks and this access is within reach."),
        ({"times": [[0]]}, {}, "Nobody within reach is free at the same time."),
        ({"requires": 3}, {"has": 7}, ""),
        ({"reach": 1}, {"at": [[15, 0]]}, ""),
        ({"reach": 40}, {"at": [[0, 40]], "reach": 0}, ""),
    ],
)
def test_each_hard_condition_alone_leaves_nobody_and_is_named(need: Any, offer: Any, why: str) -> None:
    needs, offers = needs_of(**need), offers_of(**offer)
    assert len(candidates(needs, offers, PUBLISHED)) == (not why)
    assert why_nobody(needs, offers, 0) == why


def test_weights_can_be_changed_and_count_as_shares_of_their_sum() -> None:
    needs, offers = needs_of(**ANN), offers_of(rows=4, **OFFERS)
    found = candidates(needs, offers, Rules(likeness=0, times=3, nearness=0))
    assert (found.offer.tolist(), found.points.tolist()) == ([1, 0], [666_667, 333_333])
    same_again = candidates(needs, offers, Rules(likeness=5, times=3, nearness=2))
    assert same(same_again, candidates(needs, offers, PUBLISHED))


def test_somebody_who_named_no_skill_can_still_be_found() -> None:
    found = candidates(needs_of(skills=[[0]]), offers_of(), PUBLISHED)
    assert found.points.tolist() == [300_000]


def test_what_is_the_opposite_of_alike_counts_nothing_and_takes_nothing_away() -> None:
    found = candidates(needs_of(skills=[[-1]]), offers_of(), PUBLISHED)
    assert found.points.tolist() == [300_000]


def test_nobody_on_one_side_gives_nothing() -> None:
    none = offers_of(rows=1).rows(np.zeros(0, dtype=np.int64))
    assert len(candidates(needs_of(), none, PUBLISHED)) == 0
    assert why_nobody(needs_of(), none, 0) == "Nobody who offers has agreed to be matched."


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"likeness": -1}, "weights: One is below 0"),
        ({"likeness": 0, "times": 0, "nearness": 0}, "weights: One is below 0, or all are 0."),
        ({"nearness": float("nan")}, "weights: "),
        ({"enough": 0}, "enough: It is 0."),
        ({"fade_km": -5}, "fade_km: It is -5."),
    ],
)
def test_rules_that_cannot_score_are_refused(changes: Any, error: str) -> None:
    with pytest.raises(BadRules, match=error):
        Rules(**changes)


@pytest.mark.parametrize(
    ("more", "error"),
    [
        (
            {"at": [[420_000, 230_000]]},
            "needs, place: It is nowhere on a map. Give kilometres east and north, not metres.",
        ),
        ({"at": [[0]]}, "needs, place: It is no table"),
        ({"times": [[float("nan")]]}, "needs, times: A number in it is none."),
        ({"number": [1, 2]}, "needs, number: There is not one for each row."),
        ({"most": 0}, "needs, most: It is below 1."),
        ({"reach": -1}, "needs, reach: It is below 0"),
        ({"has": [1, 2, 3]}, "needs, has: There is not one for each row."),
    ],
)
def test_a_side_that_cannot_be_matched_is_refused(more: Any, error: str) -> None:
    with pytest.raises(BadSide, match=error):
        needs_of(**more)


def test_a_number_twice_is_refused() -> None:
    with pytest.raises(BadSide, match="A number is there twice"):
        offers_of(rows=2, number=[3, 3])


def test_sides_that_do_not_fit_each_other_are_refused() -> None:
    with pytest.raises(InputRefused, match="skills: Needs have 1 columns of them and offers 2"):
        candidates(needs_of(), offers_of(skills=[[1, 0]]), PUBLISHED)
    with pytest.raises(InputRefused, match="candidates: 0 are asked for"):
        candidates(needs_of(), offers_of(), PUBLISHED, most=0)


def test_conditions_are_bits_by_their_place() -> None:
    assert marks(["step-free", "checked", "checked"], ["checked", "quiet", "step-free"]) == 0b101


def test_a_score_has_no_place_for_need() -> None:
    """Whatever else is known of a need (how many people it wants) changes no score and no order."""
    needs, offers = town(np.random.default_rng(3), 20, 40)
    urgent = replace(needs, most=needs.most + 3)
    assert same(candidates(needs, offers, PUBLISHED), candidates(urgent, offers, PUBLISHED))
