"""For whom a survey is, from an age to an age, in every form in which it is kept; and whose answers are outside."""

from dataclasses import replace

import pytest

from coproduction_star.data.asset_surveys import survey_as_yaml
from coproduction_star.data.asset_surveys.ages import BANDS, Outside, outside
from coproduction_star.data.asset_surveys.answer_table import columns_of, read_row
from coproduction_star.data.asset_surveys.answers import Fault
from coproduction_star.data.asset_surveys.checking import check_text
from coproduction_star.data.asset_surveys.xlsform.reading import survey_from_xlsform
from coproduction_star.data.asset_surveys.xlsform.writing import survey_as_xlsform
from coproduction_star.data.questions import bank

from .surveywriting import GOOD, read, survey_of

YOUNG = replace(read(survey_of("good-at", "want-help", "age-group")), youngest=16, oldest=25)


def test_the_upper_age_comes_back_from_text_and_from_an_xlsform():
    survey = replace(read(GOOD), oldest=25)
    assert read(survey_as_yaml(survey)).oldest == 25
    assert survey_from_xlsform(survey_as_xlsform(survey), file="f.xlsx").survey.oldest == 25
    assert "oldest" not in survey_as_yaml(replace(survey, oldest=None))


def test_an_upper_age_below_the_first_is_refused():
    checked = check_text(survey_as_yaml(replace(read(GOOD), youngest=18, oldest=17)), file="f.yaml")
    assert [problem.what for problem in checked.problems] == ["The upper age, 17, is below the first."]


def test_every_answer_of_the_bank_has_its_ages():
    (question,) = [each for each in bank() if each.id == "age-group"]
    assert {choice.id for choice in question.choices} - {"not-say"} == set(BANDS)


@pytest.mark.parametrize(
    ("said", "side"),
    [
        ("under-16", Outside.YOUNGER),
        ("16-24", None),
        ("25-34", None),
        ("35-44", Outside.OLDER),
        ("75-or-more", Outside.OLDER),
        ("not-say", None),
        (None, None),
    ],
)
def test_only_whoever_is_surely_outside_is_outside(said, side):
    assert outside(YOUNG, "age-group", said) is side
    assert outside(YOUNG, "good-at", said) is None


def test_a_row_of_a_file_outside_the_ages_is_named():
    row = read_row(columns_of(YOUNG, ["good-at", "age-group"]), ["cooking", "35 to 44"])
    assert [(place, wrong.fault, wrong.said) for place, wrong in row.faults] == [(1, Fault.OUTSIDE_AGES, "35 to 44")]
    assert read_row(columns_of(YOUNG, ["age-group"]), ["16-24"]).faults == []
