"""When a question is asked, in the words of whoever reads it on paper or aloud."""

import pytest
from tests.factories.people_it import survey_document

from coproduction_star.data.questions.conditions import read_condition
from coproduction_star.people_it.asking.when import asked_only_if, in_words, named_by
from coproduction_star.people_it.definitions import definition_of

NUMBERS = {"keep-well": "1", "do-more": "2", "good-at": "3"}


def said(text):
    survey = definition_of(survey_document())
    return in_words(read_condition(text), survey, language="en", named=named_by(NUMBERS, language="en"))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("do-more is maybe", "the answer to question 2 is “Maybe”"),
        ("good-at is answered", "there is an answer to question 3"),
        ("good-at is not answered", "there is no answer to question 3"),
        ("do-more is at least 16", "the number at question 2 is 16 or more"),
        ("do-more is less than 16", "the number at question 2 is less than 16"),
        (
            "do-more is maybe and (good-at is answered or do-more is at most 3)",
            "the answer to question 2 is “Maybe”, and (there is an answer to question 3, or the number at question 2 "
            "is 3 or less)",
        ),
    ],
)
def test_each_clause_has_its_words(text, words):
    assert said(text).lower() == words.lower()


def test_a_question_without_a_number_is_named_by_its_words():
    survey = definition_of(survey_document())
    words = in_words(read_condition("do-more is answered"), survey, language="en", named=named_by({}, language="en"))
    assert survey.question("do-more").text["en"] in words


def test_a_condition_of_a_section_counts_for_each_of_its_questions():
    document = survey_document()
    document["sections"][0]["show_if"] = "do-more is maybe"
    document["questions"][-1]["show_if"] = "good-at is answered"
    survey = definition_of(document)
    bench = survey.question("bench")
    words = asked_only_if(survey, bench, language="en", named=named_by(NUMBERS, language="en"))
    assert words.startswith("Only if the answer to question 2")
    assert words.endswith(", and there is an answer to question 3.")
    assert asked_only_if(survey, survey.question("do-more"), language="en", named=named_by({}, language="en")) == ""
