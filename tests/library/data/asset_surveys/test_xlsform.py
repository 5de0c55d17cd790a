"""A survey as XLSForm: pyxform takes it, and it comes back as it was."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from pyxform.xls2xform import convert

from coproduction_star.data.asset_surveys.xlsform import proving
from coproduction_star.data.asset_surveys.xlsform.proving import complaints_of_pyxform
from coproduction_star.data.asset_surveys.xlsform.reading import survey_from_xlsform
from coproduction_star.data.asset_surveys.xlsform.writing import survey_as_xlsform, xlsform_sheets
from coproduction_star.data.errors import NotInstalled
from coproduction_star.data.questions import Audience, bank

from .surveywriting import GOOD, read, survey_of, surveys


def back(survey):
    imported = survey_from_xlsform(survey_as_xlsform(survey), file="survey.xlsx")
    assert imported.problems == ()
    return imported.survey


def test_a_survey_comes_back_as_it_was():
    assert back(read(GOOD)) == read(GOOD)


def test_a_draft_whose_title_is_not_yet_in_every_language_goes_out_and_what_is_missing_is_named():
    survey = read(GOOD)
    draft = survey_as_xlsform(replace(survey, title={"en": survey.title["en"]}))
    (problem,) = survey_from_xlsform(draft, file="survey.xlsx").problems
    assert "There are no words for cy." in problem.what


@pytest.mark.parametrize("audience", list(Audience))
@pytest.mark.parametrize("languages", ["en", "cy", "cy, en"])
def test_the_whole_bank_goes_out_and_comes_back_as_the_banks(audience, languages):
    ids = [question.id for question in bank() if question.audience is audience]
    title = "{" + ", ".join(f"{language}: T" for language in languages.split(", ")) + "}"
    survey = read(survey_of(*ids, audience=audience.value, languages=languages).replace("What?", title))
    assert back(survey) == survey
    assert all(question.from_bank for question in back(survey).questions)


@given(surveys())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_survey_goes_out_past_pyxform_and_comes_back_as_it_was(survey):
    assert back(survey) == survey


def test_pyxform_finds_our_logic_languages_and_lists():
    warnings = []
    form = convert(survey_as_xlsform(read(GOOD)), warnings=warnings, validate=False).xform
    assert '<translation lang="English (en)" default="true()">' in form
    assert '<translation lang="Cymraeg (cy)">' in form
    shown = "( /data/now/keep-well/keep-well__care  = 'often') and ( /data/now/dog  = 'yes')"
    assert f'relevant="{shown}"' in form
    assert warnings == []


def test_questions_with_the_same_answers_share_a_list():
    rows = xlsform_sheets(read(survey_of("keep-well", "look-after-area", "can-change", "good-at", "want-help")))[
        "choices"
    ]
    assert list(dict.fromkeys(row[0] for row in rows[1:])) == ["keep-well", "can-change", "good-at", "want-help"]


def test_nothing_in_the_workbook_is_a_formula():
    text = GOOD.replace("Do you have a dog?", "'=1+1'")
    survey = read(text)
    assert back(survey).question("dog").text["en"] == "=1+1"


def test_what_kobo_drops_of_the_banks_questions_comes_from_the_bank_again():
    from coproduction_star.data.workbook_writing import workbook

    sheets = xlsform_sheets(read(GOOD))
    ours = [
        place
        for place, name in enumerate(sheets["survey"][0])
        if name.startswith(("easy", "side", "special", "for_y", "bank"))
    ]
    sheets["survey"] = [[cell for place, cell in enumerate(row) if place not in ours] for row in sheets["survey"]]
    del sheets["coproduction_star"]
    found = survey_from_xlsform(workbook(sheets), file="kobo.xlsx").survey
    assert found.questions == read(GOOD).questions
    assert (found.audience, found.youngest) == (Audience.RESIDENT, 18)


def test_without_pyxform_it_says_what_to_install(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "pyxform.errors", None)
    with pytest.raises(NotInstalled, match=r"pip install 'coproduction-star\[xlsform\]'"):
        complaints_of_pyxform(b"", file="f.xlsx")
    assert proving.ROW.search("[row : 12] List")[1] == "12"


def test_without_xlsxwriter_it_says_what_to_install(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "xlsxwriter", None)
    with pytest.raises(NotInstalled, match=r"pip install 'coproduction-star\[xlsform\]'"):
        survey_as_xlsform(read(GOOD))
