"""Census figures from a small spreadsheet, tied to a question."""

import pytest
from tests.library.data.asset_surveys.answering import SURVEY

from coproduction_star.data.asset_surveys.results.margins import (
    RowProblem,
    Wrong,
    choices_of,
    read_margin,
    weighable,
)

SEX = choices_of(SURVEY, "sex", {})
AGE = choices_of(SURVEY, "age-group", {})
PLACES = choices_of(SURVEY, "place", {"e1": "East End", "m2": "Mill Lane"})


def test_margins_are_tied_to_questions_with_one_choice_each():
    assert weighable(SURVEY) == ("do-more", "sex", "age-group")


@pytest.mark.parametrize(
    "rows",
    [
        [("female", "5,200"), ("male", "4800")],
        [("Sex", "People"), ("Male", "4 800"), ("FEMALE", "5200.0")],
        [("", ""), ("Male", "", "4800"), ("Female", "5200"), ("Total", "10,000")],
    ],
)
def test_figures_are_read_as_people_write_them(rows):
    margin, problems = read_margin("sex", rows, SEX)
    assert problems == []
    found = dict(zip(margin.dimension.names(), margin.people, strict=True))
    assert found == {"female": 5_200.0, "male": 4_800.0}


def test_places_are_known_by_their_names():
    margin, _problems = read_margin("place", [("mill lane", "3"), ("East  End", "2")], PLACES)
    assert margin.dimension.names() == ("m2", "e1")


def test_choices_can_be_joined_and_a_category_of_nought_left_out():
    rows = [("under 16", "0"), ("16 to 24 + 25-34", "30"), ("35 to 44", "1"), ("45–54", "1"), ("55 to 64", "1"),
            ("65 to 74+75 or more", "9")]  # fmt: skip
    margin, problems = read_margin("age-group", rows, AGE)
    assert problems == []
    assert margin.dimension.names() == ("16-24+25-34", "35-44", "45-54", "55-64", "65-74+75-or-more")
    assert margin.dimension.codes()["25-34"] == 1


@pytest.mark.parametrize(
    ("rows", "problem"),
    [
        ([("femal", "1"), ("male", "1")], RowProblem(1, Wrong.UNKNOWN, "femal", "Did you mean 'female'?")),
        ([("female", "1"), ("male", "many")], RowProblem(2, Wrong.NOT_A_NUMBER, "many")),
        ([("female", "1"), ("male", "-4")], RowProblem(2, Wrong.NOT_A_NUMBER, "-4")),
        ([("female", "1")], RowProblem(0, Wrong.MISSING, "Male")),
        ([("female", "1"), ("male", "1"), ("male", "2")], RowProblem(0, Wrong.TWICE, "male")),
        ([("female", "1"), ("male", "1"), ("all", "3")], RowProblem(3, Wrong.TOTAL, "3", "2")),
        ([("female", "0"), ("male", "0")], RowProblem(0, Wrong.NOBODY, "")),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named_with_its_row(rows, problem):
    margin, problems = read_margin("sex", rows, SEX)
    assert margin is None
    assert problem in problems


def test_an_empty_sheet_misses_everybody():
    margin, problems = read_margin("sex", [], SEX)
    assert margin is None
    assert [each.wrong for each in problems] == [Wrong.MISSING, Wrong.MISSING]
