"""The guard against counting twice, as docs/methods/double-counting.md tells it."""

from dataclasses import replace

import pytest
from tests.library.examples import example
from tests.library.methods.cost_benefit.youth import NOW, PROGRAMME, SAFER, WORK, YOUTH, with_preferred

from coproduction_star.methods.cost_benefit import appraise
from coproduction_star.methods.cost_benefit.doubles import Why, _related
from coproduction_star.methods.cost_benefit.model import Cost, CostKind, Tag, Value, ValueKind


def found(case):
    return [(overlap.why, overlap.certain) for overlap in appraise(case).overlaps]


def with_values(outcome, *values):
    outcomes = tuple(
        replace(each, values=(*each.values, *values)) if each.id == outcome.id else each for each in PROGRAMME.outcomes
    )
    return with_preferred(YOUTH, outcomes=outcomes, unit="work")


def test_the_worked_example_of_the_method_page():
    part = Value("part", "Part of it", "CR1.0", ValueKind.FISCAL, "council", code="CR1.0.1")
    assert found(with_values(SAFER, part)) == [(Why.PARENT_AND_PART, True)]


def test_ucd_ho1_0_parts():
    inputs, expected = example("ucd.HO1.0.parts")
    parts = [value for code, value in inputs.items() if code.startswith("HO1.0.") and not code.endswith("week")]
    whole = sum(parts) + inputs["weeks_implied"] * inputs["HO1.0.6_per_week"]
    assert whole == pytest.approx(expected["HO1.0"], abs=0.5)
    assert _related("HO1.0", "HO1.0.6") == (Why.PARENT_AND_PART, True)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("HO1.0", "HO1.0", (Why.SAME_CODE, True)),
        ("E&E1.0.1", "E&E1.0", (Why.PARENT_AND_PART, True)),
        ("CR1.0", "CR1.3", (Why.SAME_FAMILY, False)),
        ("HO1.0", "HO10.0", (None, False)),
        ("CR1.2", "CR1.3", (None, False)),
        ("HE1.0", "HO1.0", (None, False)),
    ],
)
def test_codes_that_are_and_are_not_the_same_thing(one, other, expected):
    assert _related(one, other) == expected


def test_qalys_and_wellbys():
    qaly = Value("q", "QALYs", "one wellby", ValueKind.SOCIAL, "young", health=True, tags=frozenset({Tag.QALY}))
    assert found(with_values(PROGRAMME.outcomes[0], qaly)) == [(Why.QALY_AND_WELLBY, True)]
    assert found(with_values(SAFER, qaly)) == [(Why.QALY_AND_WELLBY, False)]


def test_wages_and_the_tax_on_them():
    wages = Value("w", "Wages", "net income gain", ValueKind.ECONOMIC, "young", tags=frozenset({Tag.WAGES}))
    tax = Value("t", "Tax", "net income gain", ValueKind.FISCAL, "dwp", tags=frozenset({Tag.TAX}))
    assert found(with_values(WORK, wages, tax)) == [(Why.WAGES_AND_TAX, True)]


def test_jobs_in_building_and_what_the_building_costs():
    jobs = Value("j", "Jobs", "net income gain", ValueKind.ECONOMIC, "young", tags=frozenset({Tag.EMPLOYMENT}))
    hall = Cost("hall", "Hall", CostKind.CAPITAL, "council", "today", NOW, tags=frozenset({Tag.CONSTRUCTION}))
    case = with_values(WORK, jobs)
    case = with_preferred(case, costs=(*PROGRAMME.costs, hall))
    assert found(case) == [(Why.JOBS_AND_BUILDING, False)]


def test_a_case_without_overlap_has_none():
    assert found(YOUTH) == []
