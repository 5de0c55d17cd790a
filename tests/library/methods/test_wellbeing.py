"""Wellbeing in money, as docs/methods/wellbeing.md tells it, and every published example of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.library.examples import example

from coproduction_star.methods.parameters import Certainty, PublishedRange, rule_pack, wellby
from coproduction_star.methods.prices import NoIndex
from coproduction_star.methods.wellbeing import (
    NotAnIncome,
    NotAScale,
    compensating_surplus,
    effect_on_other_scale,
    equivalent_surplus,
    is_large,
    score_on_other_scale,
    uprated,
    value_per_year,
    value_range,
)

VALUES = wellby()
ENDS = ("low", "central", "high")


def test_the_worked_example_of_the_method_page():
    assert value_per_year(0.4, VALUES.central) == pytest.approx(5200)
    found = uprated(
        13000, of="2019", into="2024", elasticity=1.3,
        prices={"2019": 80.0, "2024": 100.0}, gdp_per_head={"2019": 100.0, "2024": 102.0},
    )  # fmt: skip
    assert found == pytest.approx(16_673.76, abs=0.005)


def test_wellby_values():
    inputs, expected = example("wellby.values")
    assert {end: getattr(VALUES, end) for end in ENDS} == expected
    assert VALUES.source.price_base == str(inputs["price_year"])
    assert VALUES.source.certainty is Certainty.READ


def test_wellby_box7():
    inputs, expected = example("wellby.box7")
    found = {end: value_per_year(inputs["delta_ls"], getattr(VALUES, end)) for end in ENDS}
    assert found == pytest.approx(expected["per_person_per_year"])


def test_wellby_part_year():
    inputs, expected = example("wellby.part.year")
    half = value_per_year(0.2, VALUES.central, months=inputs["effect_months"])
    assert half == pytest.approx(expected["multiply_effect_by"] * value_per_year(0.2, VALUES.central))
    with pytest.raises(NotAScale, match="18 months"):
        value_per_year(0.2, VALUES.central, months=18)


def test_the_range_of_a_harm_is_the_dearest_and_the_cheapest_way_to_value_it():
    """−0.5 × 16,000 = −8,000; −0.45 × 13,000 = −5,850; −0.4 × 10,000 = −4,000. From −1 to 1: −16,000 to 16,000."""
    assert value_range(-0.45, (-0.5, -0.4), VALUES) == pytest.approx((-8_000, -5_850, -4_000))
    assert value_range(0.1, (-1, 1), VALUES) == pytest.approx((-16_000, 1_300, 16_000))


def test_wellby_derivation_low():
    inputs, expected = example("wellby.derivation.low")
    assert inputs["qaly_2019"] / inputs["points"] == pytest.approx(expected["wellby"], abs=0.6)


def test_scale_conversion():
    inputs, expected = example("scale.conversion")
    found = effect_on_other_scale(inputs["beta_old"], levels=inputs["levels_old"], into_levels=inputs["levels_new"])
    assert found == pytest.approx(expected["beta_new"], abs=0.005)


def test_scores_move_between_scales_at_equal_distances():
    scores = [score_on_other_scale(place, levels=5) for place in range(1, 6)]
    assert scores == pytest.approx([0.6, 2.8, 5.0, 7.2, 9.4])
    with pytest.raises(NotAScale, match="Place 6"):
        score_on_other_scale(6, levels=5)
    with pytest.raises(NotAScale, match="at least two levels"):
        effect_on_other_scale(1.0, levels=1)


def test_wellby_uprating():
    _inputs, expected = example("wellby.uprating")
    assert expected["discount"].startswith("health schedule")
    prices, heads = {"2019": 81.1085, "2024": 100.0}, {"2019": 100.0, "2024": 100.0}
    elasticity = rule_pack().elasticity.value
    by_prices_only = uprated(13000, of="2019", into="2024", prices=prices, gdp_per_head=heads, elasticity=elasticity)
    assert round(by_prices_only) == 16028
    richer = heads | {"2024": 101.0}
    found = uprated(13000, of="2019", into="2024", prices=prices, gdp_per_head=richer, elasticity=elasticity)
    assert found == pytest.approx(by_prices_only * 1.01**1.3)


def test_uprating_without_gdp_per_head_is_refused():
    with pytest.raises(NoIndex, match="GDP per head has no 2024"):
        uprated(1, of="2019", into="2024", prices={"2019": 1, "2024": 1}, gdp_per_head={"2019": 1}, elasticity=1.3)


def test_wellbeing_box11_youth():
    inputs, expected = example("wellbeing.box11.youth")
    assert inputs["young_people"] * inputs["completion"] * value_per_year(0.4, 13000) == expected["benefit"]


@pytest.mark.parametrize("name", ["wellbeing.unemployment.example", "wellbeing.loneliness"])
def test_wellbeing_annex_2_values(name):
    inputs, expected = example(name)
    values = PublishedRange(**inputs["wellby"], source=VALUES.source)
    low, central, high = value_range(inputs["delta_ls"], tuple(inputs["ci"]), values)
    assert (low, central, high) == pytest.approx((expected["low"], expected["central"], expected["high"]))


def test_a_large_change_is_tested_with_the_compensating_surplus():
    assert not is_large(0.5)
    assert is_large(-0.7)
    assert compensating_surplus(0.7, income=20000) == pytest.approx(6006.55, abs=0.005)
    assert equivalent_surplus(0.7, income=20000) == pytest.approx(8584.80, abs=0.005)


@given(st.floats(0.01, 5), st.floats(1000, 100_000))
def test_a_gain_is_worth_more_to_give_up_than_to_get_and_never_all_income(change, income):
    assert 0 < compensating_surplus(change, income=income) < income
    assert compensating_surplus(change, income=income) < equivalent_surplus(change, income=income)


@pytest.mark.parametrize("income", [0, -1, float("nan")])
def test_from_no_income_nothing_can_be_given_up(income):
    for surplus in (compensating_surplus, equivalent_surplus):
        with pytest.raises(NotAnIncome, match="above zero"):
            surplus(0.5, income=income)
