"""Whether both kinds of places were heading the same way before, beside scipy, and how often it cries wolf."""

import numpy as np
import pytest
from scipy.stats import ttest_ind

from coproduction_star.methods.comparison import TooFewToCompare, trends_before


def places(seed, *, drift=0.0, count=4, periods=10):
    chance = np.random.default_rng(seed)
    return chance.normal(size=(count, periods)) + drift * np.arange(periods)


def test_it_is_welchs_test_of_the_slopes_of_each_place():
    one, two = places(1, count=4), places(2, count=6)
    found = trends_before(one, two, change=7)
    slopes = [np.polyfit(np.arange(7), table[:, :7].T, 1)[0] for table in (one, two)]
    expected = ttest_ind(*slopes, equal_var=False)
    assert found.effect.p == pytest.approx(expected.pvalue)
    assert found.effect.value == pytest.approx(slopes[0].mean() - slopes[1].mean())


def test_what_comes_after_the_change_does_not_count():
    one, two = places(3), places(4)
    later = one.copy()
    later[:, 7:] += 100
    assert trends_before(one, two, change=7) == trends_before(later, two, change=7)


def test_a_drift_shows():
    assert trends_before(places(5, drift=1.0), places(6), change=8).effect.clear


def test_without_a_drift_it_cries_wolf_no_oftener_than_it_should():
    wrong = sum(trends_before(places(seed), places(seed + 5_000), change=8).effect.clear for seed in range(400))
    assert wrong / 400 < 0.08


@pytest.mark.parametrize(
    ("one", "two", "change"),
    [
        (places(1), places(2), 2),
        (places(1, count=1), places(2), 8),
        (places(1), places(2, count=1), 8),
        (np.full((3, 9), np.nan), places(2, periods=9), 8),
    ],
)
def test_too_little_is_refused(one, two, change):
    with pytest.raises(TooFewToCompare):
        trends_before(one, two, change=change)
