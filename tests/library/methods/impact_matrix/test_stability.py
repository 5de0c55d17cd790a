"""Resampling raters: shares, order, reproducibility."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coproduction_star.methods.errors import InputRefused
from coproduction_star.methods.impact_matrix import Quadrant, Rating, stability
from coproduction_star.methods.impact_matrix import stability as resample


def ratings(panel, said):
    return [
        Rating(option, f"{panel} {n}", panel, *pair) for option, pairs in said.items() for n, pair in enumerate(pairs)
    ]


THREE = ratings("staff", {"club": [(1, 1), (1, 1), (-1, 1)]})


def test_the_share_of_the_method_page_is_what_counting_all_draws_gives():
    """Two high and one low rater: the median of three draws is high in 20 of 27."""
    [panel] = stability(THREE, seed=7, draws=100_000)
    [club] = panel.options
    assert club.quadrants[Quadrant.HIGH_HIGH] == pytest.approx(20 / 27, abs=panel.margin * 2)
    assert (club.counted, panel.draws, panel.seed) == (100_000, 100_000, 7)


def test_a_median_on_the_line_counts_as_low_and_is_told():
    [panel] = stability(ratings("staff", {"club": [(0, 1)] * 3}), seed=1, draws=10)
    assert panel.options[0].on_the_line == 1
    assert panel.options[0].quadrants[Quadrant.LOW_HIGH] == 1


def test_people_of_one_mind_are_always_steady():
    [panel] = stability(ratings("staff", {"a": [(2, 1)] * 3, "b": [(1, -1)] * 3}), seed=1, draws=50)
    a, b = panel.options
    assert (a.first, b.first, panel.ahead["a"]["b"], panel.ahead["b"]["a"], panel.ahead["a"]["a"]) == (1, 0, 1, 0, 0)
    assert b.quadrants[Quadrant.HIGH_LOW] == 1


def test_a_person_brings_all_their_ratings():
    """Everybody rates b one above a, so b is ahead in every draw although the medians move."""
    said = {"a": [(-2, 0), (0, 0), (1, 0)], "b": [(-1, 0), (1, 0), (2, 0)]}
    [panel] = stability(ratings("staff", said), seed=3, draws=500)
    assert panel.ahead["b"]["a"] == 1


def test_the_medians_are_those_of_numpy():
    """Draw the same raters by hand."""
    said = {"a": [(2, 1), (-1, 0), (0, 2), (1, -2)], "b": [(0, 0), (1, 1), (2, None), (-2, -1)]}
    heard = ratings("staff", said)
    [panel] = stability(heard, seed=5, draws=200)
    times = np.random.default_rng([5, *b"staff"]).multinomial(4, [0.25] * 4, size=200)
    high = [np.median(np.repeat([2, -1, 0, 1], row)) > 0 for row in times]
    frees = [np.median(np.repeat([1, 0, 2, -2], row)) > 0 for row in times]
    shares = panel.options[0].quadrants
    assert shares[Quadrant.HIGH_HIGH] == np.mean(np.array(high) & np.array(frees))
    assert shares[Quadrant.LOW_LOW] == np.mean(~np.array(high) & ~np.array(frees))


def test_a_draw_without_anybody_who_rated_an_option_does_not_count_for_it():
    said = [*ratings("staff", {"a": [(1, 1)] * 6}), *[Rating("b", f"staff {n}", "staff", 2, 2) for n in range(3)]]
    [panel] = stability(said, seed=2, draws=5_000)
    b = panel.options[1]
    assert b.counted < 5_000
    assert b.counted / 5_000 == pytest.approx(1 - 0.5**6, abs=0.01)
    assert sum(b.quadrants.values()) == pytest.approx(1)
    assert panel.ahead["b"]["a"] == 1


SAID = st.lists(
    st.tuples(st.sampled_from("abc"), st.integers(0, 7), st.integers(-2, 2), st.integers(-2, 2)),
    unique_by=lambda one: one[:2], min_size=3,
)  # fmt: skip


def heard(said):
    return [Rating(option, f"rater {n}", f"panel {n % 2}", impact, money) for option, n, impact, money in said]


@given(SAID, st.integers(0, 99), st.randoms(use_true_random=False))
def test_the_order_of_ratings_does_not_change_the_draws(said, seed, random):
    shuffled = heard(said)
    random.shuffle(shuffled)
    assert stability(shuffled, seed=seed, draws=20) == stability(heard(said), seed=seed, draws=20)


@given(SAID, st.integers(0, 99))
def test_shares_sum_to_one_and_no_panel_hangs_on_another(said, seed):
    every = resample(heard(said), seed=seed, draws=20)
    for panel in every:
        for option in panel.options:
            assert sum(option.quadrants.values()) == pytest.approx(1) or option.counted == 0
        assert sum(option.first for option in panel.options) <= 1 + 1e-12
        alone = [one for one in heard(said) if one.panel == panel.panel]
        assert resample(alone, seed=seed, draws=20) == (panel,)


def test_two_raters_have_no_stability_to_show():
    [panel] = stability(ratings("staff", {"club": [(2, 2)] * 2}), seed=1)
    assert (panel.options, panel.ahead) == ((), {})


def test_the_seed_decides():
    assert stability(THREE, seed=1) == stability(THREE, seed=1)
    assert stability(THREE, seed=1) != stability(THREE, seed=2)


@pytest.mark.parametrize(("seed", "draws"), [(-1, 10), (1, 0), (1, 100_001)])
def test_draws_that_make_no_sense_are_refused(seed, draws):
    with pytest.raises(InputRefused):
        stability(THREE, seed=seed, draws=draws)
