"""Answers from files: the codebook's columns, Kobo's and ODK's, and files in which every code is wrong."""

import pytest

from coproduction_star.data.asset_surveys.answer_table import Complaints, columns_of, read_row
from coproduction_star.data.asset_surveys.answers import Fault
from coproduction_star.data.questions.question import DECLINED

from .surveywriting import GOOD, read, survey_of

SURVEY = read(survey_of("keep-well", "do-more", "good-at", "want-help", "time-to-give", "consent"))


def row_of(headings, *cells, survey=SURVEY):
    return read_row(columns_of(survey, headings), cells)


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        ("do-more", "do-more"),
        ("DO-MORE", "do-more"),
        ("keep-well.care", "keep-well.care"),
        ("keep-well__care", "keep-well.care"),
        ("now/keep-well/keep-well__care", "keep-well.care"),
        ("now-keep-well-keep-well__care", "keep-well.care"),
        ("good-at__other", "good-at.other"),
        (SURVEY.question("do-more").text["en"], "do-more"),
    ],
)
def test_a_column_is_known_by_its_name_in_the_codebook_and_in_other_programs(heading, key):
    assert [column.key for column in columns_of(SURVEY, [heading]).known.values()] == [key]


def test_what_devices_note_is_passed_over_and_what_nobody_knows_is_named():
    columns = columns_of(SURVEY, ["start", "_submission_time", "_uuid", "shoe size", "do-more"])
    assert columns.unknown == ("shoe size",)
    assert columns.identity == 2


@pytest.mark.parametrize("cell", ["cooking driving", "Cooking; Driving", "cooking;driving", "driving | cooking"])
def test_several_answers_are_read_as_ids_or_as_words(cell):
    assert row_of(["good-at"], cell).answers == {"good-at": ["cooking", "driving"]}


@pytest.mark.parametrize("split", ["/", "."])
def test_a_column_for_each_choice_is_one_answer(split):
    headings = [f"now/good-at{split}cooking", f"now/good-at{split}driving", f"now/good-at{split}other"]
    assert row_of(headings, "1", "0", "").answers == {"good-at": ["cooking"]}
    assert row_of(headings, "0", "0", "0").answers == {}


def test_a_choice_may_be_written_in_words_of_any_language_of_the_survey():
    survey = read(GOOD)
    assert row_of(["dog"], "Oes", survey=survey).answers == {"dog": "yes"}


def test_consents_are_no_answers():
    row = row_of(["consent", "do-more"], "statistics again", "maybe")
    assert (row.consents, row.answers) == (("statistics", "again"), {"do-more": "maybe"})


def test_what_is_wrong_is_noted_by_its_column_and_the_rest_is_read():
    row = row_of(["do-more", "good-at", "_id"], "perhaps", "cooking", "17")
    assert row.answers == {"good-at": ["cooking"]}
    assert [(place, wrong.fault, wrong.said) for place, wrong in row.faults] == [(0, Fault.NO_CHOICE, "perhaps")]
    assert row.identity == "17"


def test_a_short_row_is_read_as_far_as_it_goes():
    assert row_of(["do-more", "good-at"], "maybe").answers == {"do-more": "maybe"}


def test_a_hundred_thousand_wrong_codes_are_told_in_two_lines_with_where_they_stand():
    columns, complaints = columns_of(SURVEY, ["do-more", "time-to-give"]), Complaints()
    for number in range(100_000):
        for place, wrong in read_row(columns, ["9", f"x{number}"]).faults:
            complaints.add(number, place, wrong)
    same, different = complaints.most_first()
    assert (same.rows, same.said, same.others) == (100_000, {"9": 100_000}, 0)
    assert (different.rows, list(different.said), different.others) == (
        100_000, ["x0", "x1", "x2", "x3", "x4"], 99_995,
    )  # fmt: skip
    assert same.first_rows == [0, 1, 2, 3, 4]


def test_different_faults_in_a_column_are_told_apart():
    columns, complaints = columns_of(SURVEY, ["want-help"]), Complaints()
    for number, said in enumerate(["nonsense", f"forms {DECLINED}", "nonsense"]):
        for place, wrong in read_row(columns, [said]).faults:
            complaints.add(number, place, wrong)
    kinds = [(one.fault, one.rows) for one in complaints.most_first()]
    assert kinds == [(Fault.NO_CHOICE, 2), (Fault.WITH_DECLINED, 1)]


def test_a_fault_holds_no_row():
    """Of a million wrong cells none keeps the others alive."""
    ((_place, wrong),) = row_of(["do-more"], "perhaps").faults
    assert wrong.__traceback__ is None
    assert wrong.__context__ is None


def test_the_row_of_an_earlier_file_is_read():
    assert row_of(["_row", "do-more"], "17", "maybe").row == "17"
