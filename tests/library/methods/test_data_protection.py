"""The screening of docs/methods/data-protection-screening.md."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coproduction_star.methods.data_protection import Assessment, Case, Sign, screen

SIGNS = st.frozensets(st.sampled_from(Sign))


def found(*signs, personal_data=True):
    return screen(personal_data=personal_data, signs=frozenset(signs))


def test_the_worked_example_of_the_method_page():
    """A home-care team lets neighbours share a list of who needs shopping, with notes about health."""
    sure = found(Sign.SPECIAL, Sign.VULNERABLE)
    assert sure.assessment is Assessment.NEEDED
    assert (sure.cases, sure.signs) == ((), (Sign.SPECIAL, Sign.VULNERABLE))
    without_health = found(Sign.VULNERABLE)
    assert (without_health.assessment, without_health.signs) == (Assessment.ASK, (Sign.VULNERABLE,))
    whole_county = found(Sign.SPECIAL, Sign.VULNERABLE, Sign.LARGE_SCALE)
    assert whole_county.cases == (Case.SPECIAL_AT_SCALE,)


@pytest.mark.parametrize(
    ("signs", "case"),
    [
        ([Sign.AUTOMATED], Case.AUTOMATED_DECISIONS),
        ([Sign.SPECIAL, Sign.LARGE_SCALE], Case.SPECIAL_AT_SCALE),
        ([Sign.WATCHED, Sign.LARGE_SCALE], Case.WATCHED_AT_SCALE),
    ],
)
def test_the_three_cases_of_article_35_3_always_need_one(signs, case):
    assert found(*signs).assessment is Assessment.NEEDED
    assert found(*signs).cases == (case,)


def test_wp_248_rev_01_two_criteria_call_for_one():
    assert found(Sign.NEW_TECHNOLOGY, Sign.COMBINED).assessment is Assessment.NEEDED
    assert found(Sign.NEW_TECHNOLOGY, Sign.COMBINED).cases == ()


@pytest.mark.parametrize("sign", [sign for sign in Sign if sign is not Sign.AUTOMATED])
def test_one_sign_alone_asks_for_advice(sign):
    assert found(sign).assessment is Assessment.ASK


def test_personal_data_without_a_sign_needs_none():
    assert found().assessment is Assessment.NOT_NEEDED


@given(SIGNS)
def test_without_personal_data_nothing_is_asked(signs):
    answer = found(*signs, personal_data=False)
    assert (answer.assessment, answer.signs, answer.cases) == (Assessment.NO_DATA, (), ())


@given(SIGNS, st.sampled_from(Sign))
def test_one_more_sign_never_makes_an_assessment_less_needed(signs, more):
    order = [Assessment.NOT_NEEDED, Assessment.ASK, Assessment.NEEDED]
    assert order.index(found(*signs, more).assessment) >= order.index(found(*signs).assessment)
