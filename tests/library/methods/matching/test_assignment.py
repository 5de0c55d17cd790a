"""Assignment: loads are kept, the sum is the largest there is, and areas and greedy stand beside it."""

import builtins
import sys
from itertools import product
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linear_sum_assignment
from scipy.sparse import coo_array
from scipy.sparse.csgraph import min_weight_full_bipartite_matching

from coproduction_star.methods.matching import (
    PUBLISHED,
    Assigned,
    Beside,
    Candidates,
    NoSolver,
    Side,
    assigned,
    beside,
    by_area,
    candidates,
    greedy,
    squares,
)

from .sides import needs_of, offers_of, town


def pairs(*given: tuple[int, int, float]) -> Candidates:
    need, offer, score = zip(*given, strict=True)
    return Candidates(np.array(need), np.array(offer), np.rint(1e6 * np.array(score)).astype(np.int64))


def named(found: Assigned, needs: Side, offers: Side) -> set[tuple[int, int]]:
    return set(zip(needs.number[found.pairs.need].tolist(), offers.number[found.pairs.offer].tolist(), strict=True))


def keeps_loads(found: Assigned, needs: Side, offers: Side) -> bool:
    wanted = np.bincount(found.pairs.need, minlength=len(needs)) <= needs.most
    whose = offers.person[found.pairs.offer]
    loads = all((whose == one).sum() <= offers.most[offers.person == one].max() for one in set(whose.tolist()))
    together = set(zip(found.pairs.need.tolist(), whose.tolist(), strict=True))
    return bool(wanted.all()) and loads and len(together) == len(found.pairs)


def largest_sum(found: Candidates, needs: Side, offers: Side) -> int:
    """By brute force: every choice of pairs."""
    best = 0
    for choice in product((False, True), repeat=len(found)):
        some = found.only(np.array(choice, dtype=bool))
        kept = Assigned(some, 0, 0, 0)
        if some.points.sum() > best and keeps_loads(kept, needs, offers):
            best = int(some.points.sum())
    return best


def test_the_worked_example_of_the_method_page() -> None:
    """Ann is best helped by Carl, but only Carl can help Ben; so Dee helps Ann, and both are helped."""
    found = pairs((0, 0, 0.9), (0, 1, 0.8), (1, 0, 0.7))
    both = beside(found, needs_of(rows=2), offers_of(rows=2))
    assert (both.best.benefit, both.best.helped) == (1.5, 2)
    assert (both.greedy.benefit, both.greedy.helped) == (0.9, 1)
    assert both.sentence == "1 more need gets help than by taking the best pair first, with 66.7% more benefit."


@given(st.integers(0, 2**32 - 1))
@settings(max_examples=40, deadline=None)
def test_it_is_the_best_of_all_choices_and_keeps_every_load(seed: int) -> None:
    rng = np.random.default_rng(seed)
    needs, offers = town(rng, 4, 6, km=6)
    found = candidates(needs, offers, PUBLISHED, most=3)
    found = found.only(np.sort(rng.permutation(len(found))[:10]))
    best, simple = assigned(found, needs, offers), greedy(found, needs, offers)
    assert keeps_loads(best, needs, offers)
    assert keeps_loads(simple, needs, offers)
    assert best.pairs.points.sum() == largest_sum(found, needs, offers)
    assert best.benefit >= simple.benefit - 1e-9


@given(st.integers(0, 2**32 - 1))
@settings(max_examples=30, deadline=None)
def test_the_order_of_rows_changes_nothing_ties_or_not(seed: int) -> None:
    rng = np.random.default_rng(seed)
    needs, offers = town(rng, 20, 20, km=12)
    one, other = rng.permutation(20), rng.permutation(20)
    mixed_needs, mixed_offers = needs.rows(one), offers.rows(other)
    for choose in (assigned, greedy):
        first = choose(candidates(needs, offers, PUBLISHED), needs, offers)
        again = choose(candidates(mixed_needs, mixed_offers, PUBLISHED), mixed_needs, mixed_offers)
        assert named(first, needs, offers) == named(again, mixed_needs, mixed_offers)


@pytest.mark.parametrize("seed", range(5))
def test_one_to_one_it_equals_both_solvers_of_scipy(seed: int) -> None:
    rng = np.random.default_rng(seed)
    scores = np.where(rng.random((40, 50)) < 0.3, rng.random((40, 50)), 0)
    need, offer = np.nonzero(scores)
    points = np.rint(1e6 * scores[need, offer]).astype(np.int64)
    best = assigned(Candidates(need, offer, points), needs_of(rows=40), offers_of(rows=50))
    table = np.zeros((40, 50), dtype=np.int64)
    table[need, offer] = points
    assert best.pairs.points.sum() == table[linear_sum_assignment(table, maximize=True)].sum()
    most = points.max() + 1
    alone = np.arange(40)
    graph = coo_array(
        (np.r_[most - points, np.full(40, most)], (np.r_[need, alone], np.r_[offer, 50 + alone])), shape=(40, 90)
    )
    rows, columns = min_weight_full_bipartite_matching(graph.tocsr())
    taken = columns < 50
    assert best.pairs.points.sum() == table[rows[taken], columns[taken]].sum()


def test_a_need_that_wants_two_gets_two_people_and_not_one_twice() -> None:
    offers = offers_of(rows=3, person=[7, 7, 8])
    found = assigned(pairs((0, 0, 0.9), (0, 1, 0.8), (0, 2, 0.1)), needs_of(most=2), offers)
    assert found.pairs.offer.tolist() == [0, 2]
    assert (found.places, found.helped) == (2, 1)


def test_a_person_with_several_offers_has_one_load() -> None:
    needs, offers = needs_of(rows=3), offers_of(rows=3, person=7, most=[1, 2, 1])
    for choose in (assigned, greedy):
        assert choose(pairs((0, 0, 0.9), (1, 1, 0.8), (2, 2, 0.7)), needs, offers).pairs.need.tolist() == [0, 1]


def test_nothing_to_choose_from_gives_nothing() -> None:
    none = pairs((0, 0, 0.5)).only(np.zeros(1, dtype=bool))
    both = beside(none, needs_of(), offers_of())
    assert (both.best.places, both.greedy.places) == (0, 0)
    assert both.sentence == "Taking the best pair first would do as well."


@pytest.mark.parametrize(
    ("best", "simple", "said"),
    [
        ((9.0, 9_486), (8.0, 8_969), "517 more needs get help than by taking the best pair first, with 12.5%"),
        ((9.0, 5), (8.0, 5), "As many needs get help as by taking the best pair first, with 12.5% more benefit."),
        ((9.0, 5), (9.0, 5), "Taking the best pair first would do as well."),
        ((9.0, 5), (8.0, 6), "1 need fewer gets help than by taking the best pair first, with 12.5% more benefit."),
        ((9.0, 5), (8.0, 7), "2 needs fewer get help than by taking the best pair first, with 12.5% more benefit."),
    ],
)
def test_what_looking_at_everybody_gains_is_said(best: Any, simple: Any, said: str) -> None:
    none = pairs((0, 0, 0.5))
    assert Beside(*(Assigned(none, benefit, 0, helped) for benefit, helped in (best, simple))).sentence.startswith(
        said
    )


def test_without_or_tools_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *words: Any, **more: Any) -> Any:
        if name.startswith("ortools"):
            raise ImportError(name)
        return real(name, *words, **more)

    for name in [each for each in sys.modules if each.startswith("ortools")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "ortools", None)
    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(NoSolver, match=r"pip install 'coproduction-star\[matching\]'"):
        assigned(pairs((0, 0, 0.5)), needs_of(), offers_of())


def test_areas_alone_lose_what_crosses_their_borders_and_say_how_much() -> None:
    needs, offers = needs_of(rows=3), offers_of(rows=3)
    found = pairs((0, 0, 0.5), (0, 1, 0.6), (1, 1, 0.3), (2, 2, 0.4))
    cut = by_area(found, needs, offers, [1, 2, 2], [1, 2, 2])
    assert (cut.areas, cut.across) == (2, 1)
    assert (cut.inside.benefit, cut.whole.benefit) == (pytest.approx(1.2), pytest.approx(1.2))
    assert cut.sentence == (
        "Each of 2 areas matched alone loses 0.00% of the benefit; joined along their borders they lose 0.00%."
    )


def test_areas_are_joined_along_their_borders_by_what_the_others_left() -> None:
    """The only helper of the first need lives across the border, and so does a better one of the last."""
    needs, offers = needs_of(rows=3), offers_of(rows=4)
    found = pairs((0, 1, 0.6), (1, 2, 0.3), (2, 1, 0.4), (2, 3, 0.5))
    cut = by_area(found, needs, offers, [1, 3, 2], [1, 2, 3, 4])
    assert (cut.inside.benefit, cut.joined.benefit) == (pytest.approx(0.7), pytest.approx(1.4))
    assert (cut.inside.helped, cut.joined.helped, cut.across, cut.along) == (2, 3, 2, 3)
    assert cut.sentence == (
        "Each of 2 areas matched alone loses 50.00% of the benefit and 1 need its help; "
        "joined along their borders they lose 0.00%."
    )


def test_a_join_takes_from_nobody_who_is_not_at_a_border() -> None:
    """The second need has no candidate elsewhere, so its helper stays, though the first would gain more by him."""
    found = pairs((0, 1, 0.9), (1, 1, 0.3))
    cut = by_area(found, needs_of(rows=2), offers_of(rows=2), [1, 2], [1, 2])
    assert cut.joined.pairs.need.tolist() == [1]
    assert (cut.areas, cut.along) == (1, 1)
    assert cut.sentence == (
        "1 area matched alone loses 66.67% of the benefit; joined along their borders they lose 66.67%."
    )


@given(st.integers(0, 2**32 - 1))
@settings(max_examples=20, deadline=None)
def test_areas_keep_loads_and_never_gain(seed: int) -> None:
    needs, offers = town(np.random.default_rng(seed), 25, 40, km=40)
    found = candidates(needs, offers, PUBLISHED)
    places = squares(np.concatenate([needs.at, offers.at]), km=20)
    cut = by_area(found, needs, offers, places[:25], places[25:])
    assert keeps_loads(cut.inside, needs, offers)
    assert keeps_loads(cut.joined, needs, offers)
    assert cut.inside.benefit <= cut.joined.benefit + 1e-9
    assert cut.joined.benefit <= cut.whole.benefit + 1e-9
    assert 0 <= cut.loss <= cut.loss_alone <= 1
