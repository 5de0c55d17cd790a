"""What is wrong with a survey as a whole, and what a team should know before it asks anybody."""

import pytest

from coproduction_star.data.asset_surveys import check_text, estimated_minutes
from coproduction_star.data.questions import Audience, bank

from .surveywriting import GOOD, problems, read, survey_of


def remarks(text):
    checked = check_text(text, file="s")
    assert checked.problems == ()
    return list(checked.remarks)


@pytest.mark.parametrize(
    ("ids", "said"),
    [
        (["want-help"], "It asks what people need and not what they can offer. Add a question such as good-at."),
        (["good-at"], "It asks what people can offer and not what they need. Add a question such as want-help."),
        (
            ["do-more", "ways-to-help", "want-help"],
            "Not everybody is asked what they can offer. "
            "Take the condition off one of those questions: 'show_if: always'.",
        ),
    ],
)
def test_needs_and_offers_are_both_asked_of_everybody(ids, said):
    assert problems(survey_of(*ids)) == [f"7: questions: {said}"]


@pytest.mark.parametrize(
    ("audience", "ids", "said"),
    [("staff", ["staff-skills"], "staff-support"), ("group", ["group-need"], "group-offer")],
)
def test_staff_and_groups_are_asked_both_as_well(audience, ids, said):
    assert said in problems(survey_of(*ids, audience=audience))[0]


def test_a_survey_that_asks_for_neither_is_a_survey():
    assert problems(survey_of("can-change", "how-good-here")) == []


def test_a_question_behind_a_section_is_not_asked_of_everybody():
    text = GOOD.replace(
        "Beth rydych yn ei wneud nawr}", "Beth}\n  - id: more\n    title: {en: M, cy: M}\n    show_if: dog is yes"
    )
    text = text.replace("  - bank: good-at\n", "  - bank: good-at\n    section: more\n")
    assert [each.partition(": ")[2] for each in problems(text)] == [
        "questions: Not everybody is asked what they can offer. "
        "Take the condition off one of those questions: 'show_if: always'."
    ]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("- bank: do-more", "- bank: good-at", "24: questions 5, id: good-at is there twice."),
        ("id: riverside", "id: river side", "1: id: 'river side' is no id."),
        ("id: dog", "id: the__dog", "13: questions 2, id: 'the__dog' is no id. Begin with a letter"),
        ("id: dog", "id: now", "8: sections 1, id: A question is called now too. Rename one."),
        ("id: dog", "id: topics", "topics is the id of a question of the bank. Write 'bank: topics' alone"),
        ("    section: now\n    kind", "    kind", None),
        ("    section: now\n    kind", "    section: then\n    kind", "14: questions 2, section: There is no"),
        ("bank: want-help", "bank: want-help\n    section: now", "section: The section now has ended before. Put its"),
        ("dog is yes", "cat is yes", "27: questions 7, show_if: This survey has no question 'cat'. Ask it first"),
        ("dog is yes", "dogs is yes", "no question 'dogs'. Did you mean 'dog'?"),
        ("dog is yes", "time-to-give is none", "time-to-give is not answered yet at this place. Move it"),
        ("dog is yes", "dog is sometimes", "dog has no choice 'sometimes'. Use one of: yes, no."),
        ("dog is yes", "dog is at least 3", "dog is no number. Write 'is', 'is not' or 'is one of'."),
        ("keep-well.care is", "keep-well is", "keep-well has several statements. Name one: keep-well.eat-move."),
        ("keep-well.care is", "keep-well.cares is", "keep-well has no statement 'cares'. Did you mean 'care'?"),
        ("dog is yes", "dog.big is yes", "dog has no statements. Write dog alone."),
        ("kind: yes-no", "kind: one", "15: questions 2, kind: This can be answered with yes or no only."),
        ("kind: yes-no", "kind: text", "17: questions 2, choices: A question of kind text has no choices."),
        ("kind: yes-no", "kind: statements", "questions 2, statements: The kind is statements."),
        ("kind: yes-no", "kind: yes-no\n    own_words: true", "own_words: There is no choice that opens a line"),
        ("kind: yes-no", "kind: yes-no\n    most: 3", "most: There are not so many choices to tick."),
        ("kind: yes-no", "kind: yes-no\n    lowest: 3", "kind: Only a number has limits and decimals."),
        ('id: "yes"', "id: perhaps", "17: questions 2, choices: The choices are not yes and no."),
        ('id: "no"', 'id: "yes"', "choices: yes is there twice. Give each its own id."),
        ('id: "no"', 'id: "n o"', "choices: 'n o' is no id of an answer."),
        ("Do you have a dog?", "'Your ${name}?'", "16: questions 2, text: The text holds '${'. Write the"),
        (", cy: Oes gennych chi gi?", "", "16: questions 2, text: There are no words for cy. Write them, or leave"),
        (", cy: Nac oes", "", "17: questions 2, choices: There are no words for cy: no."),
        (", cy: Beth allwch chi ei wneud?", "", "3: title: There are no words for cy."),
        ("- bank: do-more", "- bank: staff-time", "staff-time is for staff. Ask time-to-give."),
        ("- bank: do-more", "- bank: group-size", "group-size is for groups. Take it out."),
        ("youngest: 18", "youngest: 14", "13: questions 2: dog is not for people of 14. Take it out, or ask from 18"),
    ],
)  # fmt: skip
def test_a_fault_of_the_whole_names_line_field_and_remedy(old, new, said):
    found = problems(GOOD.replace(old, new, 1))
    assert found == [] if said is None else any(said in each for each in found)


def test_a_number_has_limits_that_fit_and_is_compared_with_numbers():
    own = "  - id: cats\n    kind: number\n    text: {en: Cats?, cy: Cathod?}\n    lowest: 9\n    highest: 1\n"
    text = GOOD.replace("  - bank: do-more\n", f"{own}  - bank: do-more\n    show_if: cats is many\n")
    assert [each.partition(": ")[2] for each in problems(text)] == [
        "questions 3, highest: It is below the lowest, 9. Correct one of the two.",
        "questions 4, show_if: cats is a number. Write digits: cats is at least 5.",
    ]


def test_a_section_without_questions_is_told_of():
    assert "7: sections 1: The section now is empty. Take it out." in [
        each.replace("8:", "7:") for each in problems(GOOD.replace("    section: now\n", ""))
    ]


def test_own_words_and_notes_are_not_compared():
    text = survey_of("own-idea", "good-at", "want-help").replace(
        "  - bank: good-at\n", "  - bank: good-at\n    show_if: own-idea is x\n"
    )
    assert "own-idea is answered in own words. Write 'is answered' or 'is not answered'." in problems(text)[0]


def test_special_categories_are_told_of():
    assert any("(want-help)" in each and "consent" in each for each in remarks(GOOD))


def test_the_core_that_is_missing_is_named():
    said = next(each for each in remarks(GOOD) if "core" in each)
    assert "missing: look-after-area, keep-safe" in said
    core = [question.id for question in bank() if question.core]
    assert not [each for each in remarks(survey_of(*core, "good-at", "want-help")) if "core" in each]


def test_machine_welsh_of_the_bank_is_told_of_until_it_is_marked():
    assert any("await a check" in each for each in remarks(GOOD))
    marked = GOOD.replace("languages: [en, cy]", "languages: [en, cy]\nmachine_translated: [cy]")
    assert not any("await a check" in each for each in remarks(marked))


@pytest.mark.parametrize("audience", list(Audience))
def test_the_recommended_questions_are_in_order_and_take_about_eight_minutes(audience):
    ids = [question.id for question in bank() if question.audience is audience and question.recommended]
    survey = read(survey_of(*ids, audience=audience.value, youngest=16))
    assert estimated_minutes(survey) < 9.5
    assert not any("Most people give" in each for each in remarks(survey_of(*ids, audience=audience.value)))


def test_the_whole_list_is_long_and_the_team_is_told():
    ids = [question.id for question in bank() if question.audience is Audience.RESIDENT]
    said = remarks(survey_of(*ids))
    assert said[0] == "It takes about 15 minutes to answer."
    assert said[1] == "Most people give about 8 minutes. Take out what you will not use."


def test_the_minutes_can_be_worked_out_with_a_pencil():
    text = (
        "id: s\nversion: 1\ntitle: T\naudience: staff\nyoungest: 18\nlanguages: [en]\nquestions:\n"
        "  - {id: a, kind: text, text: one two three four five}\n"
        "  - {id: b, kind: note, text: one two three four five six seven eight nine ten, show_if: a is answered}\n"
    )
    assert estimated_minutes(read(text)) * 60 == pytest.approx((5 * 0.3 + 25) + (10 * 0.3 + 0) / 2)
