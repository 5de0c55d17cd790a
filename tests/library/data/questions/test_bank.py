"""The questions we ship: as many as planned, in plain words, in Welsh, and of one piece."""

from collections import Counter

import pytest

from coproduction_star.data.content_files import Language
from coproduction_star.data.errors import BadContent, DataError
from coproduction_star.data.public_texts import OLDEST
from coproduction_star.data.questions import (
    Audience,
    Kind,
    Part,
    Side,
    bank,
    bank_question,
    clauses,
    core_questions,
    load_bank,
    matching,
)
from coproduction_star.data.questions.loader import CORE, FOLDER, WORDS
from coproduction_star.data.questions.question import CHOOSING, DECLINED, OTHER, every_label
from coproduction_star.methods.readability import reading_age

BANK = bank()
WELSH = {question.id: question for question in bank(Language.WELSH)}
IDS = [question.id for question in BANK]
CORE_IDS = [
    "keep-well", "look-after-area", "keep-safe", "with-whom", "helped-service", "do-more", "time-to-give", "barriers",
    "can-change", "together-better", "they-listen", "how-good-here",
]  # fmt: skip


def of(audience):
    return [question for question in BANK if question.audience is audience]


@pytest.mark.parametrize(
    ("audience", "letter", "numbers"),
    [(Audience.RESIDENT, "R", 36), (Audience.STAFF, "T", 13), (Audience.GROUP, "G", 10)],
)
def test_every_number_of_the_printed_list_is_asked_in_order(audience, letter, numbers):
    found = list(dict.fromkeys(question.number for question in of(audience)))
    assert found == [f"{letter}{number}" for number in range(1, numbers + 1)]


def test_equality_is_asked_one_thing_at_a_time():
    assert [question.id for question in BANK if question.number == "R36"] == [
        "age-group", "sex", "ethnic-group", "disability", "religion", "sexual-orientation",
    ]  # fmt: skip
    assert all(question.part is Part.ABOUT_YOU for question in BANK if question.number == "R36")


def test_the_core_is_twelve_questions_whose_ids_never_change():
    assert [question.id for question in core_questions()] == CORE_IDS
    assert len(CORE_IDS) == CORE
    assert all(question.audience is Audience.RESIDENT and question.recommended for question in core_questions())


def test_core_answers_can_be_counted():
    assert all(question.kind in CHOOSING for question in core_questions())


@pytest.mark.parametrize("audience", list(Audience))
def test_each_audience_is_asked_what_it_offers_and_what_it_needs_whatever_it_answers(audience):
    always = {question.side for question in of(audience) if question.show_if is None}
    assert {Side.OFFER, Side.NEED} <= always


def test_whoever_looks_after_someone_for_long_is_asked_for_more_only_on_a_clear_yes():
    more = [question for question in BANK if "do-more" in {each.question for each in clauses(question.show_if)}]
    assert [question.id for question in more] == ["ways-to-help", "time-to-give", "when", "how-together"]
    assert {str(question.show_if) for question in more} == {
        "do-more is definitely or (do-more is maybe and look-after is not one of 20-49, 50-or-more)"
    }


@pytest.mark.parametrize("question", BANK, ids=IDS)
def test_conditions_name_choices_that_are_there(question):
    for clause in clauses(question.show_if):
        assert set(clause.values) <= {choice.id for choice in bank_question(clause.question).choices}


@pytest.mark.parametrize("question", BANK, ids=IDS)
def test_nobody_must_answer_and_a_consent_is_a_tick(question):
    last = question.choices[-1].id if question.choices else ""
    assert (last == DECLINED) is (question.kind in CHOOSING and question.part is not Part.CONSENT)
    assert (OTHER in {choice.id for choice in question.choices}) is question.own_words
    assert (question.kind is Kind.STATEMENTS) is bool(question.statements)


def test_consents_are_apart_and_statistics_need_no_contact():
    consents = [question for question in BANK if question.part is Part.CONSENT]
    assert [question.id for question in consents] == ["consent", "group-consent"]
    assert [choice.id for choice in consents[0].choices] == ["contact", "partner", "statistics", "again"]


def test_what_tells_of_health_belief_origin_or_love_life_is_marked():
    assert [question.id for question in BANK if question.special_category] == [
        "lived-experience", "barriers", "want-help", "arrange", "ethnic-group", "disability", "religion",
        "sexual-orientation",
    ]  # fmt: skip


def test_young_people_are_not_asked_about_violence_or_love_life():
    refused = {question.id for question in of(Audience.RESIDENT) if not question.for_young_people}
    assert refused == {"lived-experience", "sexual-orientation"}


def test_staff_and_groups_ask_the_same_from_their_side():
    assert {question.id for question in matching("barriers")} == {"staff-rules", "staff-barriers", "group-barriers"}
    assert {question.id for question in matching("group-need")} == {"want-help", "staff-support"}
    mirrored = Counter(question.audience for question in BANK if question.mirrors)
    assert (mirrored[Audience.STAFF], mirrored[Audience.GROUP]) == (10, 6)


def test_statements_of_the_four_cos_have_the_same_ids_for_residents_and_staff():
    asked = [{each.id for each in bank_question(id_).statements} for id_ in ("helped-service", "staff-work-together")]
    assert asked == [{"decide", "plan", "run", "check"}] * 2


@pytest.mark.parametrize("question", BANK, ids=IDS)
def test_the_words_are_for_everyone(question):
    age = reading_age("\n".join(question.lines))
    assert age.years < OLDEST, f"hard words: {', '.join(age.hard_words)}"
    assert age.longest_sentence_words <= 20, age.longest_sentence


@pytest.mark.parametrize("question", [one for one in BANK if one.easy], ids=lambda one: one.id)
def test_easy_read_is_short(question):
    assert reading_age(question.easy).longest_sentence_words <= 10
    assert len(question.easy) <= len(question.text)


@pytest.mark.parametrize("question", BANK, ids=IDS)
def test_choices_are_short_enough_for_a_small_phone(question):
    assert max(map(len, question.answers), default=0) <= 60


@pytest.mark.parametrize("question", BANK, ids=IDS)
def test_every_word_is_in_welsh_with_the_same_ids_and_marked_as_awaiting_a_check(question):
    welsh = WELSH[question.id]
    assert welsh.translation.awaiting_check
    assert welsh.translation.welsh_fields <= set(WORDS)
    assert welsh.text != question.text
    assert (bool(welsh.easy), bool(welsh.help)) == (bool(question.easy), bool(question.help))
    for ours, theirs in ((question.choices, welsh.choices), (question.statements, welsh.statements)):
        assert [each.id for each in ours] == [each.id for each in theirs]
    translated = {field for field in WORDS if getattr(question, field)} - (
        {"choices"} if shares_list(question) else set()
    )
    assert welsh.translation.welsh_fields == translated


def shares_list(question):
    return question.kind is Kind.YES_NO or "\nanswers:" in FOLDER.joinpath("bank", f"{question.id}.yaml").read_text()


def test_every_question_says_where_its_idea_comes_from():
    assert all(len(question.source) >= len("Our own") for question in BANK)


def test_an_unknown_question_is_named_with_the_nearest():
    with pytest.raises(DataError, match=r"no question 'do-mor'\. Did you mean 'do-more'\?"):
        bank_question("do-mor")


def test_every_label_is_given_for_translation():
    assert {"Yes no", "Do now", "Offer", "Baseline", "Resident"} <= set(every_label())


GOOD = {
    "answer_lists/yes-no": "id: yes-no\nchoices:\n  - id: 'yes'\n    text: 'Yes'\n",
    "answer_lists/something-else": "id: something-else\nchoices:\n  - id: other\n    text: Something else\n",
    "answer_lists/prefer-not-to-say": "id: prefer-not-to-say\nchoices:\n  - id: not-say\n    text: Rather not\n",
    "bank/first": "id: first\nnumber: R1\naudience: resident\nposition: 1\npart: help\ntext: Who?\nkind: yes-no\n"
    "use: match\nsource: Our own\n",
}


def written(folder, **more):
    for name, text in {**GOOD, **{name.replace("__", "/"): text for name, text in more.items()}}.items():
        path = folder / f"{name}.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
    return folder


def test_a_small_bank_is_read(tmp_path):
    [question] = load_bank(written(tmp_path))
    assert [choice.id for choice in question.choices] == ["yes", "not-say"]


FIRST = GOOD["bank/first"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (FIRST + "show_if: who knows", r"first\.yaml:10: show_if: After 'who' comes 'is'\. Write it like"),
        (FIRST.replace("yes-no", "one"), r"first\.yaml:.*: choices: There is nothing to choose\. Add '- id:'"),
        (FIRST.replace("yes-no", "one") + "answers: oftn", r"answers: 'oftn' is no answer list we know"),
        (FIRST.replace("yes-no", "some"), r"first\.yaml:7: kind: 'some' is no kind of question we know\. Use one of"),
        (
            FIRST.replace("yes-no", "one") + "choices:\n  - id: a\n    text: A\n  - id: a\n    text: B",
            "a is there twice",
        ),
        (FIRST + "sid: need", r"first\.yaml:10: sid: This key is not known\. Did you mean 'side'"),
    ],
)
def test_a_bad_question_is_refused_with_file_line_field_and_remedy(tmp_path, text, said):
    with pytest.raises(BadContent, match=said):
        load_bank(written(tmp_path, bank__first=text))


SECOND = FIRST.replace("first", "second").replace("position: 1", "position: 2")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (SECOND + "show_if: third is yes", "second: show_if: third is not asked before it. Name an earlier question."),
        (SECOND + "show_if: second is yes", "second: show_if: second is not asked before it"),
        (SECOND + "mirrors: [first]", "second: mirrors: first is no question of another audience"),
        (SECOND.replace("position: 2", "position: 1"), "audience and position: .* is there twice"),
    ],
)
def test_questions_that_do_not_fit_together_are_refused(tmp_path, text, said):
    with pytest.raises(DataError, match=said):
        load_bank(written(tmp_path, bank__second=text))
