"""A survey file is read, written and read again without loss; every fault names line, field and remedy."""

import pytest
import yaml
from hypothesis import HealthCheck, given, settings

from coproduction_star.data.asset_surveys import check_text, load_survey, survey_as_plain, survey_as_yaml
from coproduction_star.data.errors import BadContent
from coproduction_star.data.questions import Kind, Side

from .surveywriting import GOOD, problems, read, survey_of, surveys


def test_a_survey_has_questions_of_the_bank_and_its_own_in_order():
    survey = read(GOOD)
    assert [question.id for question in survey.questions] == [
        "keep-well", "dog", "do-more", "ways-to-help", "good-at", "want-help", "time-to-give",
    ]  # fmt: skip
    assert [question.from_bank for question in survey.questions] == [True, False, True, True, True, True, True]
    assert survey.question("dog").text == {"en": "Do you have a dog?", "cy": "Oes gennych chi gi?"}
    assert survey.question("good-at").side is Side.OFFER
    assert survey.question("good-at").text["cy"].startswith("Beth ydych")


def test_the_banks_condition_is_cut_down_to_what_is_asked():
    assert str(read(GOOD).question("ways-to-help").show_if) == "do-more is one of definitely, maybe"
    survey = read(survey_of("look-after", "do-more", "ways-to-help", "good-at", "want-help"))
    assert "look-after is not one of" in str(survey.question("ways-to-help").show_if)


def test_a_survey_may_show_a_question_of_the_bank_always():
    text = GOOD.replace("  - bank: ways-to-help\n", "  - bank: ways-to-help\n    show_if: always\n")
    survey = read(text)
    assert survey.question("ways-to-help").show_if is None
    assert read(survey_as_yaml(survey)) == survey


def test_one_language_needs_no_code():
    survey = read(survey_of("good-at", "want-help"))
    assert survey.title == {"en": "What?"}
    assert set(survey.question("good-at").text) == {"en"}


def test_a_team_may_add_a_language_to_the_banks_questions():
    text = survey_of("own-idea", "want-help", languages="en, pl").replace(
        "title: What?", "title: {en: What?, pl: Co?}"
    )
    text = text.replace(
        "  - bank: own-idea\n",
        "  - bank: own-idea\n    text: {pl: Pomysł?}\n    easy: {pl: P?}\n    help: {pl: Krótko.}\n",
    )
    found = check_text(text, file="s")
    assert found.survey.question("own-idea").text["pl"] == "Pomysł?"
    assert [each.line for each in found.problems] == [12, 12, 12, 12]
    assert "There are no words for pl: company, home" in problems(text)[-1]


def test_the_banks_own_words_cannot_be_changed():
    text = GOOD.replace("  - bank: good-at\n", "  - bank: good-at\n    text: {en: What else?}\n")
    assert problems(text) == [
        "25: questions 5, text: The bank has its own words for en. "
        "Take it out, or ask a question of your own with another id."
    ]


@given(surveys())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_survey_survives_its_file(survey):
    assert read(survey_as_yaml(survey)) == survey


def test_a_survey_may_be_json_as_well():
    import json

    survey = read(GOOD)
    assert read(json.dumps(survey_as_plain(survey), ensure_ascii=False)) == survey


def test_a_file_is_loaded_or_refused_whole(tmp_path):
    path = tmp_path / "survey.yaml"
    path.write_text(GOOD, encoding="utf-8")
    assert load_survey(path) == read(GOOD)
    path.write_text(GOOD.replace("version: 2", "version: two"), encoding="utf-8")
    with pytest.raises(BadContent, match=r"survey\.yaml:2: version: This is text\. Use a whole number"):
        load_survey(path)


def test_what_is_written_is_plain_enough_to_change_by_hand():
    written = yaml.safe_load(survey_as_yaml(read(GOOD)))
    assert written["questions"][0] == {"bank": "keep-well", "section": "now"}
    assert "most" not in written["questions"][1]
    assert written["questions"][1]["kind"] == Kind.YES_NO.value


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("version: 2", "version: 0", "2: version: This is 0. Use a whole number from 1 to"),
        ("youngest: 18", "", "1: youngest: The key is missing"),
        ("youngest: 18", "youngest: 18\nyongest: 3", "6: yongest: This key is not known. Did you mean 'youngest'?"),
        ("audience: resident", "audience: people", "4: audience: 'people' is no audience we know"),
        ("[en, cy]", "[english, cy]", "6: languages: 'english' is no code of a language. Write en, cy, pl"),
        ("[en, cy]", "[en, cy, cy]", "6: languages: cy is there twice. Keep one."),
        ("bank: good-at", "bank: god-at", "24: questions 5, bank: The bank has no question 'god-at'. Did"),
        ("show_if: keep", "show_when: keep", "27: questions 7, show_when: This key is not known."),
        ("is often and", "= often and", "27: questions 7, show_if: After 'keep-well.care' comes 'is'. Write it like"),
        ("kind: yes-no", "kind: maybe", "15: questions 2, kind: 'maybe' is no kind of question we know"),
        ("id: \"yes\"", "id: yes", "18: questions 2, choices 1, id: This is true or false. Write text"),
        ("cy: Oes gennych chi gi?", "fr: Un chien?", "16: questions 2, text, fr: This key is not known"),
        ("title: {en: What can", "title: {en: ''} #", "3: title, en: The text is empty"),
        ("questions:", "questions: []\nthings:", "questions: The list is empty. Put at least one thing in it."),
    ],
)  # fmt: skip
def test_a_fault_names_line_field_and_remedy(old, new, said):
    assert any(each.startswith(said) or said in each for each in problems(GOOD.replace(old, new, 1)))


@pytest.mark.parametrize("text", ["", "- one\n", "id: [", "a\tb"])
def test_what_is_no_survey_at_all_is_refused(text):
    assert check_text(text, file="s").problems


def test_an_empty_file_says_where_to_read_on():
    assert problems("") == ["1: whole file: The file is empty. Write a survey; docs/reference/asset-survey.md."]
