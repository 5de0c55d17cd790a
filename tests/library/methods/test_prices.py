"""Prices, as docs/methods/prices.md tells them, and every published example of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.library.examples import appraisal_examples, example

from coproduction_star.methods.parameters import deflator, deflators
from coproduction_star.methods.prices import (
    MixedPrices,
    NoIndex,
    NotAYear,
    check_price_year,
    conversion,
    inflation_index,
    one_price_year,
    relative_price_effect,
    to_nominal,
    to_real,
)

FINANCIAL = deflator("gdp-financial-2015")
UNIT_COSTS = [name for name, said in appraisal_examples().items() if "uprate_to" in said["inputs"]]


def test_the_worked_example_of_the_method_page():
    assert 500 * conversion(FINANCIAL, of="2002/03", into="2015/16") == pytest.approx(673.23, abs=0.005)


def test_gb26_table7():
    inputs, expected = example("gb26.table7")
    index = inflation_index([inputs["gdp_deflator_growth"]] * 5)
    assert [round(1 / level, 4) for level in index] == expected["deflator_factor"]
    nominal = to_nominal([1000] * 6, index)
    assert [round(amount) for amount in nominal] == inputs["nominal"]
    assert to_real(nominal, index) == pytest.approx(expected["real"])
    assert to_real(inputs["nominal"], index) == pytest.approx(expected["real"], abs=0.6)


def test_ucd_deflator():
    _inputs, expected = example("ucd.deflator")
    assert dict(FINANCIAL.index) == expected["index"]


@pytest.mark.parametrize("name", UNIT_COSTS)
def test_unit_costs_brought_to_2015_16(name):
    inputs, expected = example(name)
    for key, printed in expected.items():
        kind = key.removesuffix("_2015_16")
        factor = conversion(FINANCIAL, of=inputs[f"{kind}_year"], into=inputs["uprate_to"])
        assert inputs[kind] * factor == pytest.approx(printed, abs=0.005)


def test_mixed_price_years_are_refused():
    with pytest.raises(MixedPrices, match="2015/16, 2016/17"):
        one_price_year(["2015/16", "2016/17"])
    assert one_price_year(["2015/16"] * 2) == "2015/16"


def test_a_calendar_year_is_not_read_off_a_financial_series():
    with pytest.raises(NoIndex, match="write years the same way"):
        conversion(FINANCIAL, of="2003", into="2015/16")


@pytest.mark.parametrize("year", ["2015/17", "15/16", "last year", "2015-16"])
def test_a_year_that_is_none_is_refused(year):
    with pytest.raises(NotAYear):
        check_price_year(year)


def test_a_price_that_rises_faster_keeps_the_difference():
    assert relative_price_effect(own=0.05, general=0.02) == pytest.approx(0.029412, abs=1e-6)
    assert check_price_year("1999/00") == "1999/00"


@given(st.sampled_from(sorted(deflators())), st.data())
def test_there_and_back_changes_nothing(name, data):
    series = deflator(name)
    of, into = (data.draw(st.sampled_from(sorted(series.index))) for _ in range(2))
    assert conversion(series, of=of, into=into) * conversion(series, of=into, into=of) == pytest.approx(1)
