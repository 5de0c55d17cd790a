"""Distributions, as docs/methods/uncertainty.md tells them, and every published example of them."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats
from tests.library.examples import example

from coproduction_star.methods.distributions import (
    Beta,
    Lognormal,
    Normal,
    NotADistribution,
    Triangular,
    Uniform,
    expected_value,
    normal_from_interval,
    pert,
)

SHARES = np.linspace(0.0005, 0.9995, 1999)
PAIRS = [
    (Uniform(2, 5), stats.uniform(2, 3)),
    (Triangular(1, 2, 5), stats.triang(0.25, 1, 4)),
    (Triangular(1, 1, 5), stats.triang(0, 1, 4)),
    (Beta(2, 5), stats.beta(2, 5)),
    (Beta(0.7, 0.6, 1, 3), stats.beta(0.7, 0.6, 1, 2)),
    (pert(10, 12, 20), stats.beta(1.8, 4.2, 10, 10)),
    (Normal(5, 2), stats.norm(5, 2)),
    (Normal(0.2, 0.3, 0, 1), stats.truncnorm(-2 / 3, 8 / 3, 0.2, 0.3)),
    (Lognormal(1, 10), stats.lognorm(np.log(10) / 2 / stats.norm.ppf(0.95), scale=np.sqrt(10))),
]


def test_the_worked_example_of_the_method_page():
    assert Triangular(10, 12, 20).mean == 14
    assert pert(10, 12, 20).mean == pytest.approx(13)
    assert Triangular(10, 12, 20).quantile(np.array([0.2])) == pytest.approx([12])


def test_lognormal_90ci():
    inputs, expected = example("lognormal.90ci")
    loss = Lognormal(inputs["low_5th"], inputs["high_95th"]).mean * inputs["frequency"]
    assert loss == pytest.approx(expected["annualised_loss"], rel=1e-12)


@pytest.mark.parametrize(("ours", "theirs"), PAIRS, ids=lambda one: type(one).__name__)
def test_quantiles_and_means_are_those_of_scipy(ours, theirs):
    width = theirs.ppf(0.9995) - theirs.ppf(0.0005)
    assert ours.quantile(SHARES.copy()) == pytest.approx(theirs.ppf(SHARES), abs=2e-6 * width)
    assert ours.mean == pytest.approx(theirs.mean())


def test_a_90_percent_interval_holds_90_percent():
    for found in (normal_from_interval(3, 9), Lognormal(3, 9)):
        assert found.quantile(np.array([0.05, 0.95])) == pytest.approx([3, 9])


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: Triangular(3, 2, 5), lambda: Triangular(2, 2, 2), lambda: Uniform(5, 1), lambda: pert(1, 9, 5),
        lambda: Lognormal(0, 4), lambda: Lognormal(5, 4), lambda: Normal(1, 0), lambda: Beta(0, 1),
        lambda: Uniform(float("nan"), 1), lambda: Uniform(0, float("inf")),
    ],
)  # fmt: skip
def test_numbers_that_describe_no_distribution_are_refused(wrong):
    with pytest.raises(NotADistribution):
        wrong()


def test_gb26_expected_value():
    assert expected_value([(0, 0.2), (50, 0.5), (120, 0.3)]) == pytest.approx(61)
    with pytest.raises(NotADistribution, match=r"40 % is 0\.4"):
        expected_value([(1, 40), (2, 60)])
    with pytest.raises(NotADistribution, match="add up to 90%"):
        expected_value([(1, 0.4), (2, 0.5)])


@given(st.floats(0, 1), st.floats(0, 1), st.sampled_from([pair[0] for pair in PAIRS]))
def test_a_larger_share_never_gives_a_smaller_value(one, other, distribution):
    values = distribution.quantile(np.array(sorted((one, other))))
    assert not values[0] > values[1] + 1e-12


@given(st.floats(0, 10), st.floats(0.01, 10), st.floats(0.01, 10), st.floats(0, 5), st.floats(0, 1))
def test_a_figure_that_is_raised_gives_higher_values_draw_by_draw(low, up, further, more, share):
    before = Triangular(low, low + up, low + up + further)
    after = Triangular(low + more, low + up + more, low + up + further + more)
    assert after.quantile(np.array([share])) >= before.quantile(np.array([share])) - 1e-9
