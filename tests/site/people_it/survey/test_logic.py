"""The boxes that say when a question is shown: what they say, and what they take from a condition that is there."""

import pytest
from tests.factories.people_it import survey_document

from coproduction_star.people_it.definitions import definition_of
from coproduction_star.people_it.survey import logic

OF_A_FILE = "(a is x and b is y) or c is z"


@pytest.mark.parametrize(
    "text",
    [
        "do-more is maybe",
        "do-more is one of maybe, no",
        "do-more is maybe and good-at is cooking",
        "do-more is maybe or good-at is one of cooking, driving",
        "age is at least 16 and age is at most 25",
        "good-at is answered",
        "age is at least 16 or do-more is maybe or good-at is answered",
    ],
)
def test_what_stands_in_the_boxes_is_the_condition_again(text):
    shown = logic.as_lines(text)
    assert shown is not None
    assert logic.from_lines(shown) == text


@pytest.mark.parametrize(
    "text",
    [
        OF_A_FILE,
        "a is not x",
        "a is one of x, y and b is z",
        "keep-well.care is often",
        "a is x or b is x or c is x or d is x",
        "nonsense",
    ],
)
def test_what_three_lines_cannot_say_stays_whole(text):
    assert logic.as_lines(text) is None


def test_one_of_them_is_enough_or_all_must_be_so():
    said = {"show_if": "a is x", "show_if_2": "b is y"}
    assert logic.from_lines(said) == "a is x and b is y"
    assert logic.from_lines({**said, "join": "any"}) == "a is x or b is y"
    assert logic.from_lines({**said, "show_if_2": "a is y", "join": "any"}) == "a is one of x, y"


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"show_if": "age is at least"}, "number"),
        ({"show_if": "age is at least", "number": "old"}, "number"),
        ({"show_if": "a is x", "show_if_3": "age is at most", "number_3": ""}, "number_3"),
        ({"show_if": "", "show_if_2": "a is x"}, "show_if"),
        ({"show_if": "bank", "show_if_2": "a is x"}, "show_if"),
    ],
)
def test_a_line_that_says_nothing_yet_is_named(said, field):
    with pytest.raises(logic.LineWrong) as error:
        logic.from_lines(said)
    assert error.value.field == field


def test_every_answer_before_is_offered_and_none_behind():
    rows = dict(logic.conditions(definition_of(survey_document()), before="want-help"))
    assert "do-more is maybe" in rows
    assert "good-at is answered" in rows
    assert not any(row.startswith(("want-help", "bench", "barriers")) for row in rows)
