"""Rings: everybody in one at most, the best choice where it can be found, and never above the bound."""

from dataclasses import replace
from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coproduction_star.methods.matching import (
    PUBLISHED,
    BadRings,
    Help,
    Side,
    allowed,
    candidates,
    help_among,
    rings,
)

from .sides import needs_of, offers_of


def helping(people: int, *given: tuple[int, int, float]) -> Help:
    helper, helped, score = (np.array(each) for each in zip(*given, strict=True))
    return Help(helper, helped, np.rint(1e6 * score).astype(np.int64), np.arange(people))


def made_up(rng: np.random.Generator, people: int, likely: float) -> Help:
    helper, helped = np.nonzero((rng.random((people, people)) < likely) & ~np.eye(people, dtype=bool))
    return Help(helper, helped, rng.integers(1, 5, helper.size) * 200_000, np.arange(people))


def every_ring(among: Help, longest: int) -> list[tuple[frozenset[int], int]]:
    score = dict(
        zip(zip(among.helper.tolist(), among.helped.tolist(), strict=True), among.points.tolist(), strict=True)
    )
    found = []
    for length in range(2, longest + 1):
        for ring in permutations(range(len(among.people)), length):
            steps = list(zip(ring, (*ring[1:], ring[0]), strict=True))
            if ring[0] == min(ring) and all(step in score for step in steps):
                found.append((frozenset(ring), sum(score[step] for step in steps)))
    return found


def largest(found: list[tuple[frozenset[int], int]], free: frozenset[int]) -> int:
    if not found:
        return 0
    (people, points), rest = found[0], found[1:]
    without = largest(rest, free)
    return max(without, points + largest(rest, free - people)) if people <= free else without


def test_the_worked_example_of_the_method_page() -> None:
    """Ann (0) and Ben (1) could help each other, but a ring of three helps one more."""
    among = helping(3, (0, 1, 0.6), (1, 0, 0.5), (1, 2, 0.7), (2, 0, 0.8))
    found = rings(among)
    assert found.rings == ((0, 1, 2),)
    assert (found.benefit, found.bound, found.gap, found.found) == (pytest.approx(2.1), pytest.approx(2.1), 0, 2)
    assert found.sentence == (
        "1 ring brings 3 people together, each giving and each getting; no other choice is better."
    )
    assert rings(among, longest=2).rings == ((0, 1),)


@given(st.integers(0, 2**32 - 1), st.integers(2, 4))
@settings(max_examples=25, deadline=None)
def test_small_cases_are_chosen_as_well_as_by_brute_force(seed: int, longest: int) -> None:
    among = made_up(np.random.default_rng(seed), 7, 0.3)
    found = rings(among, longest=longest)
    every = every_ring(among, longest)
    assert found.found == len(every)
    assert round(1e6 * found.benefit) == largest(every, frozenset(range(7)))
    assert found.gap == 0


@pytest.mark.parametrize("seed", range(3))
def test_larger_cases_keep_to_the_bound_and_to_one_ring_a_person(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("coproduction_star.methods.matching.packing.LOOKS", 20_000)
    among = made_up(np.random.default_rng(seed), 80, 0.06)
    found = rings(among)
    taken = [person for ring in found.rings for person in ring]
    steps = set(zip(among.helper.tolist(), among.helped.tolist(), strict=True))
    assert len(taken) == len(set(taken)) == found.people
    assert all(step in steps for ring in found.rings for step in zip(ring, (*ring[1:], ring[0]), strict=True))
    assert found.benefit == pytest.approx(sum(found.scores))
    assert found.benefit <= found.bound + 1e-6
    assert found.benefit >= 0.8 * found.bound
    assert rings(among) == found


def test_with_too_many_rings_the_best_are_kept_and_the_bound_still_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    among = made_up(np.random.default_rng(1), 20, 0.3)
    whole = rings(among)
    monkeypatch.setattr("coproduction_star.methods.matching.ringing.MOST_RINGS", 15)
    few = rings(among)
    assert few.benefit <= whole.benefit + 1e-9
    assert few.bound >= whole.benefit - 1e-9
    monkeypatch.setattr("coproduction_star.methods.matching.ringing.MOST_IN_A_BOUND", 1)
    assert rings(among).bound >= whole.benefit - 1e-9


def test_where_nobody_helps_back_there_is_no_ring() -> None:
    found = rings(helping(3, (0, 1, 0.9), (1, 2, 0.9)))
    assert found.rings == ()
    assert found.sentence.startswith("No ring can be made")
    assert rings(Help(*(np.empty(0, dtype=np.int64) for _each in range(4)))).found == 0


def test_how_far_from_the_best_it_can_be_is_said() -> None:
    found = rings(helping(2, (0, 1, 0.5), (1, 0, 0.5)))
    assert replace(found, bound=1.25).sentence.endswith("; another choice is at most 25.0% better.")


def test_help_is_among_those_who_ask_and_offer_and_of_two_pairs_the_better_counts() -> None:
    needs = needs_of(rows=4, person=[1, 2, 2, 9], at=[[0, 0], [0, 0], [1, 0], [0, 0]])
    offers = offers_of(rows=3, person=[1, 2, 8], at=[[1, 0], [0, 0], [0, 0]])
    among = help_among(candidates(needs, offers, PUBLISHED), needs, offers)
    assert among.people.tolist() == [1, 2]
    assert list(zip(among.helper.tolist(), among.helped.tolist(), strict=True)) == [(1, 0), (0, 1)]
    assert among.points.max() == among.points[0] == among.points[1]


def test_no_ring_breaks_a_hard_condition_or_asks_more_than_the_best_helpers() -> None:
    rng = np.random.default_rng(5)
    people = 60

    def side(called: str) -> Side:
        return Side.of(
            rng.random((people, 6)),
            rng.random((people, 8)) < 0.3,
            at,
            called=called,
            person=np.arange(people),  # type: ignore[arg-type]
        )

    at = rng.uniform(0, 30, (people, 2))
    needs, offers = side("needs"), side("offers")
    among = help_among(candidates(needs, offers, PUBLISHED), needs, offers, most=4)
    assert np.bincount(among.helped).max() == 4
    found = rings(among)
    assert found.rings
    for ring in found.rings:
        assert allowed(needs, offers, [*ring[1:], ring[0]], ring).all()


@pytest.mark.parametrize("longest", [1, 7])
def test_rings_of_no_length_are_refused(longest: int) -> None:
    with pytest.raises(BadRings, match="Ask for rings of 2 to 6 people"):
        rings(helping(2, (0, 1, 0.5)), longest=longest)
