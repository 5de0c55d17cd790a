import pytest

from coproduction_star.data.content_files import Language
from coproduction_star.data.health_check import Health, questions
from coproduction_star.data.health_check.loader import FOLDER, WORDS
from coproduction_star.data.public_texts import OLDEST
from coproduction_star.methods.readability import reading_age

ORDER = ["decides", "load", "missing", "known", "blocks", "easier", "without", "back"]


def test_the_questions_come_in_their_order_and_end_as_questions():
    assert [one.slug for one in questions()] == ORDER
    assert [one.position for one in questions()] == list(range(1, 9))
    assert all(one.words.endswith("?") for one in questions())


def test_each_has_three_answers_and_the_weaker_two_say_what_to_try():
    for one in questions():
        assert [answer.health for answer in one.answers] == list(Health)
        assert [bool(answer.suggestion) for answer in one.answers] == [False, True, True]
        assert one.answer("weak").suggestion


def test_harm_comes_before_fairness_and_fairness_before_proof_and_growth():
    first = {one.slug: one.first for one in questions()}
    assert sorted(first, key=first.__getitem__)[:3] == ["load", "missing", "decides"]
    assert first["known"] == first["without"] < first["blocks"] < first["easier"] == first["back"]


@pytest.mark.parametrize("one", questions(), ids=ORDER)
def test_the_words_are_for_everyone(one):
    age = reading_age("\n".join(one.lines))
    assert age.years < OLDEST, f"hard words: {', '.join(age.hard_words)}"
    assert age.longest_sentence_words <= 30, age.longest_sentence


def test_all_words_are_in_welsh_and_marked_as_awaiting_a_check():
    for english, welsh in zip(questions(), questions(Language.WELSH), strict=True):
        assert welsh.slug == english.slug
        assert welsh.translation.awaiting_check
        assert welsh.translation.welsh_fields == set(WORDS)
        assert welsh.words != english.words


def test_each_file_is_one_question():
    files = {file.name for file in FOLDER.iterdir() if file.name.endswith(".yaml")}
    assert files == {f"{slug}{ending}" for slug in ORDER for ending in (".yaml", ".cy.yaml")}
