"""Who gains and who loses, as docs/methods/distribution.md tells it, and every published example of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.library.examples import example

from coproduction_star.methods.distributional import (
    NoIncome,
    UnknownMember,
    equivalence,
    equivalised,
    welfare_weight,
)
from coproduction_star.methods.parameters import rule_pack

SCALE = rule_pack().equivalisation
INCOMES = st.floats(1000, 200_000)


def test_the_worked_example_of_the_method_page():
    assert equivalised(300, ["first_adult", "additional_adult", "child_under_14"], scale=SCALE) == 250
    assert welfare_weight(population=30_000, group=20_000, elasticity=1.3) == pytest.approx(1.694, abs=0.0005)


def test_gb26_equivalisation():
    inputs, expected = example("gb26.equivalisation")
    assert dict(SCALE) == inputs["weights"]
    for household, divisor, income in zip(
        inputs["households"], expected["divisors"], expected["equivalised"], strict=True
    ):
        assert equivalence(household, scale=SCALE) == pytest.approx(divisor)
        assert round(equivalised(inputs["income_week"], household, scale=SCALE)) == income


def test_gb26_welfare_weight():
    inputs, _expected = example("gb26.welfare.weight")
    assert rule_pack().elasticity.value == inputs["elasticity"]
    rounded = [
        round(welfare_weight(population=35, group=group, elasticity=inputs["elasticity"]), 2)
        for group in (25, 50, 75, 100)
    ]
    assert rounded == [1.55, 0.63, 0.37, 0.26]


def test_gb18_mu1():
    inputs, expected = example("gb18.mu1")
    found = welfare_weight(population=inputs["income_b"], group=inputs["income_a"], elasticity=inputs["elasticity"])
    assert found == expected["relative_value"]


def test_gb18_weight_bottom_quintile():
    _inputs, expected = example("gb18.weight.bottom.quintile")
    ratio = expected["weight"] ** (1 / 1.3)
    assert welfare_weight(population=ratio, group=1, elasticity=1.3) == pytest.approx(expected["weight"])


def test_incomes_and_members_that_cannot_be_are_refused():
    with pytest.raises(NoIncome, match="above zero"):
        welfare_weight(population=1, group=0, elasticity=1.3)
    with pytest.raises(NoIncome, match="at least one member"):
        equivalised(300, [], scale=SCALE)
    with pytest.raises(UnknownMember, match="cat"):
        equivalence(["cat"], scale=SCALE)


@pytest.mark.parametrize("household", [["child_under_14"], ["additional_adult"], ["first_adult", "first_adult"]])
def test_a_household_has_exactly_one_first_adult(household):
    """A small child alone would be 100 ÷ 0.2 = 500."""
    with pytest.raises(NoIncome, match="one first_adult"):
        equivalised(100, household, scale=SCALE)


@given(INCOMES, INCOMES, INCOMES)
def test_a_pound_weighs_more_where_there_is_less(population, poorer, richer):
    poorer, richer = sorted((poorer, richer))
    weights = [welfare_weight(population=population, group=group, elasticity=1.3) for group in (poorer, richer)]
    assert weights[0] >= weights[1]
    assert welfare_weight(population=population, group=population, elasticity=1.3) == 1
