import pytest

from coproduction_star.data.coaching import lessons
from coproduction_star.data.coaching.loader import FOLDER, MINUTES, WORDS, WORDS_A_MINUTE, Part
from coproduction_star.data.content_files import Language
from coproduction_star.data.public_texts import OLDEST
from coproduction_star.methods.readability import reading_age

ORDER = ["strengths", "connect", "listen", "unheard", "unblock", "promise", "disagree", "thank"]


def test_there_are_eight_lessons_in_their_order():
    assert [one.slug for one in lessons()] == ORDER
    assert [one.position for one in lessons()] == list(range(1, 9))


def test_each_stands_beside_one_part_of_the_ward_page():
    assert {one.part for one in lessons()} == set(Part)


def test_each_asks_a_question_beside_the_page_and_one_about_how_it_went():
    assert all(one.prompt.endswith("?") and one.reflect.endswith("?") for one in lessons())
    assert all(one.try_it.endswith(".") for one in lessons())


@pytest.mark.parametrize("one", lessons(), ids=ORDER)
def test_it_takes_three_minutes_at_most(one):
    assert reading_age("\n".join(one.lines)).words <= MINUTES * WORDS_A_MINUTE


@pytest.mark.parametrize("one", lessons(), ids=ORDER)
def test_the_words_are_plain(one):
    age = reading_age("\n".join(one.lines))
    assert age.years < OLDEST, f"hard words: {', '.join(age.hard_words)}"
    assert age.longest_sentence_words <= 25, age.longest_sentence


def test_all_words_are_in_welsh_and_marked_as_awaiting_a_check():
    for english, welsh in zip(lessons(), lessons(Language.WELSH), strict=True):
        assert welsh.slug == english.slug
        assert welsh.translation.awaiting_check
        assert welsh.translation.welsh_fields == set(WORDS)
        assert len(welsh.points) == len(english.points)
        assert welsh.title != english.title


def test_each_file_is_one_lesson():
    files = {file.name for file in FOLDER.iterdir() if file.name.endswith(".yaml")}
    assert files == {f"{slug}{ending}" for slug in ORDER for ending in (".yaml", ".cy.yaml")}
