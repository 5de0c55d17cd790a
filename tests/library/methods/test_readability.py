import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coproduction_star.methods.errors import NothingToRead
from coproduction_star.methods.readability import (
    coleman_liau_grade,
    flesch_kincaid_grade,
    reading_age,
    split_sentences,
    split_words,
    syllables,
)

FIVE_SENTENCES = "We met. We ate! Did you call? She said “yes.” Then we left."


def test_coleman_and_liau_1975_their_own_abstract_is_at_grade_14_5() -> None:
    assert coleman_liau_grade(letters=639, words=119, sentences=5) == pytest.approx(14.5, abs=0.05)


def test_coleman_liau_65_letters_in_14_words_and_4_sentences_are_at_grade_3() -> None:
    assert round(coleman_liau_grade(letters=65, words=14, sentences=4)) == 3


def test_coleman_liau_214_letters_in_56_words_and_4_sentences_are_at_grade_5() -> None:
    assert round(coleman_liau_grade(letters=214, words=56, sentences=4)) == 5


def test_kincaid_1975_green_eggs_and_ham_is_at_grade_minus_1_3() -> None:
    """Published as 5.7 words a sentence and 1.02 syllables a word."""
    assert flesch_kincaid_grade(words=5700, sentences=1000, syllables=5814) == pytest.approx(-1.3, abs=0.05)


def test_kincaid_1975_the_lowest_grade_there_can_be_is_minus_3_4() -> None:
    assert flesch_kincaid_grade(words=1, sentences=1, syllables=1) == pytest.approx(-3.4)


def test_the_worked_example_of_the_method_page() -> None:
    age = reading_age("Two neighbours cut the grass. The council lends them the mower.")
    assert (age.words, age.sentences, age.syllables, age.letters) == (11, 2, 14, 51)
    assert age.grade == pytest.approx(1.573, abs=0.001)
    assert age.years == pytest.approx(6.573, abs=0.001)
    assert age.coleman_liau == pytest.approx(6.080, abs=0.001)


def test_hard_words_have_three_syllables_or_more_and_are_named_once() -> None:
    age = reading_age("The organisation met. The Organisation ate a banana with people.")
    assert age.hard_words == ("banana", "organisation")


def test_the_longest_sentence_is_given_back_with_its_length() -> None:
    age = reading_age("Short one. This sentence is a little longer. End.")
    assert (age.longest_sentence, age.longest_sentence_words) == ("This sentence is a little longer.", 6)


def test_a_line_ends_a_sentence_as_a_full_stop_does() -> None:
    assert split_sentences("A heading\nThen a line. And one more") == ["A heading", "Then a line.", "And one more"]


def test_marks_of_speech_stay_with_their_sentence() -> None:
    assert len(split_sentences(FIVE_SENTENCES)) == 5


def test_points_and_commas_inside_figures_cut_nothing() -> None:
    assert split_words("It cost 2.5 million, or 24,000 each.") == [
        "It", "cost", "2.5", "million", "or", "24,000", "each",
    ]  # fmt: skip
    assert len(split_sentences("It cost 2.5 million.")) == 1


@pytest.mark.parametrize("nothing", ["", "   ", "\n\n", "… – !?"])
def test_a_text_without_a_word_is_refused_with_what_to_do(nothing: str) -> None:
    with pytest.raises(NothingToRead, match="at least one sentence"):
        reading_age(nothing)


def test_longer_words_and_longer_sentences_are_for_older_readers() -> None:
    easy = "We fix the street. You tell us where."
    hard = "The organisation rehabilitates deteriorating carriageways following residents' notifications."
    assert reading_age(easy).years < reading_age(hard).years
    assert reading_age(easy).coleman_liau < reading_age(hard).coleman_liau


@pytest.mark.parametrize(
    ("word", "count"),
    [
        # silent endings, and endings that are heard
        ("care", 1), ("makes", 1), ("asked", 1), ("wanted", 2), ("places", 2), ("table", 2), ("tables", 2),
        ("settled", 2), ("called", 1), ("agreed", 2), ("carried", 2), ("villages", 3), ("diseases", 3),
        ("centre", 2), ("centres", 2), ("there", 1), ("the", 1), ("free", 1), ("knowledge", 2),
        # a silent e inside
        ("safely", 2), ("something", 2), ("statement", 2), ("involvement", 3), ("settlement", 3), ("household", 2),
        ("homeless", 2), ("careful", 2), ("element", 3), ("agreement", 3),
        # two vowels that are two sounds, and two that are one
        ("trial", 2), ("social", 2), ("society", 4), ("client", 2), ("patient", 2), ("experience", 4),
        ("period", 3), ("action", 2), ("million", 2), ("various", 3), ("behaviour", 3), ("video", 3),
        ("people", 2), ("area", 3), ("ideas", 3), ("create", 2), ("created", 3), ("evaluate", 4), ("quality", 3),
        ("language", 2), ("influence", 3), ("frequent", 2), ("doing", 2), ("building", 2), ("cooperate", 4),
        ("museum", 3), ("criticism", 4), ("friend", 1), ("really", 2),
        # words of ours
        ("co-production", 4), ("co-commission", 4), ("co-assess", 3), ("organisation", 5), ("community", 4),
        ("neighbourhood", 3), ("councillor", 3), ("commissioners", 4), ("responsibility", 6), ("business", 2),
        # what is no ordinary word
        ("doesn't", 2), ("didn’t", 2), ("can't", 1), ("people's", 2), ("24,000", 1), ("2.5", 1), ("café", 2),
        ("x", 1), ("BBC", 1),
    ],
)  # fmt: skip
def test_syllables_agree_with_the_dictionary(word: str, count: int) -> None:
    assert syllables(word) == count
    assert syllables(word.upper()) == count


@given(st.text())
def test_any_text_is_measured_or_refused_and_never_breaks(text: str) -> None:
    try:
        age = reading_age(text)
    except NothingToRead:
        return
    assert age.words >= age.sentences >= 1
    assert age.syllables >= 1
    assert math.isfinite(age.years)
    assert math.isfinite(age.coleman_liau)


@given(st.lists(st.sampled_from(["We met.", "The council agreed to it.", "Why not?"]), min_size=1, max_size=20))
def test_saying_it_all_twice_changes_no_grade(sentences: list[str]) -> None:
    once, twice = " ".join(sentences), " ".join(sentences * 2)
    assert reading_age(twice).years == pytest.approx(reading_age(once).years)
    assert reading_age(twice).coleman_liau == pytest.approx(reading_age(once).coleman_liau)
