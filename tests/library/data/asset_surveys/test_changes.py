"""What a new version changes, and which answers can still be laid beside the old ones."""

import pytest

from coproduction_star.data.asset_surveys import Change, changes

from .surveywriting import GOOD, read

NUMBER = "  - {id: cats, kind: number, text: {en: Cats?, cy: Cathod?}, highest: 9}\n"


def said(old, new, text=GOOD):
    return [(each.question, each.change) for each in changes(read(text), read(text.replace(old, new)))]


def test_the_same_survey_has_no_changes():
    assert changes(read(GOOD), read(GOOD)) == ()


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("a dog?", "any dog?", [("dog", Change.WORDS)]),
        ('cy: Oes}', "cy: Ydw}", [("dog", Change.WORDS)]),
        ('text: {en: "No", cy: Nac oes}', "text: {en: Not, cy: Na}", [("dog", Change.WORDS)]),
        ("kind: yes-no", "required: true\n    kind: yes-no", []),
        ("  - bank: do-more\n", f"{NUMBER}  - bank: do-more\n", [("cats", Change.ADDED)]),
        ("  - bank: ways-to-help\n", "", [("ways-to-help", Change.REMOVED)]),
        ("dog is yes", "dog is no", [("time-to-give", Change.SHOWN)]),
        ("version: 2", "version: 3", []),
    ],
)  # fmt: skip
def test_each_change_is_named(old, new, found):
    assert said(old, new) == found


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("highest: 9", "highest: 5"),
        ("highest: 9", "highest: 9, decimals: true"),
        ("kind: number, text: {en: Cats?, cy: Cathod?}, highest: 9", "kind: text, text: {en: Cats?, cy: Cathod?}"),
    ],
)
def test_other_answers_break_the_comparison(old, new):
    text = GOOD.replace("  - bank: do-more\n", f"{NUMBER}  - bank: do-more\n")
    assert said(old, new, text) == [("cats", Change.ANSWERS)]


def test_only_other_answers_and_other_people_break_a_comparison():
    new = read(GOOD.replace("a dog?", "any dog?").replace("dog is yes", "dog is no"))
    assert {each.question: each.breaks_comparison for each in changes(read(GOOD), new)} == {
        "dog": False,
        "time-to-give": True,
    }


def test_one_language_less_changes_no_words():
    old = read(GOOD)
    one = "languages: [en]"
    text = "\n".join(line.replace("languages: [en, cy]", one) for line in GOOD.splitlines())
    import re

    assert changes(read(re.sub(r", cy: [^}]+", "", text)), old) == ()


def test_a_question_that_moves_into_a_hidden_section_is_asked_of_others():
    own = "nawr}\n  - id: own\n    title: {en: O, cy: O}\n    show_if: dog is yes"
    moved = GOOD.replace("nawr}", own).replace("  - bank: do-more\n", "  - bank: do-more\n    section: own\n")
    assert [(each.question, each.change) for each in changes(read(GOOD), read(moved))] == [("do-more", Change.SHOWN)]


def test_answers_in_another_order_are_the_same_answers():
    yes = '      - id: "yes"\n        text: {en: "Yes", cy: Oes}\n'
    no = '      - id: "no"\n        text: {en: "No", cy: Nac oes}\n'
    text = GOOD.replace("kind: yes-no", "kind: several")
    assert said(yes + no, no + yes, text) == [("dog", Change.WORDS)]
