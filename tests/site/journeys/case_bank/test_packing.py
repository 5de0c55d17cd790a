"""Sets of cases survive being packed, whatever their numbers."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coproduction_star.journeys.case_bank.postings import (
    bits_of,
    numbers_of,
    pack_bits,
    pack_postings,
    unpack_bits,
    unpack_postings,
)
from coproduction_star.journeys.case_bank.words import asked_words, fold, stem, words_of

calmly = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
numbers = st.integers(min_value=0, max_value=70_000)


@calmly
@given(st.dictionaries(numbers, st.integers(min_value=1, max_value=255), max_size=200))
def test_postings_come_back_as_they_were(weights: dict[int, int]) -> None:
    kept = unpack_postings(pack_postings(weights))
    assert dict(zip(kept.numbers, kept.weights, strict=True)) == weights
    assert list(kept.numbers) == sorted(weights)


@calmly
@given(st.sets(numbers, max_size=200))
def test_a_set_of_bits_is_the_set(members: set[int]) -> None:
    bits = bits_of(members)
    assert numbers_of(bits) == sorted(members)
    assert bits.bit_count() == len(members)
    assert unpack_bits(pack_bits(bits)) == bits


@calmly
@given(st.sets(numbers, max_size=200), st.sets(numbers, max_size=200))
def test_and_of_bits_is_both(one: set[int], other: set[int]) -> None:
    assert numbers_of(bits_of(one) & bits_of(other)) == sorted(one & other)


@calmly
@given(st.text(max_size=200))
def test_any_text_is_cut_into_words_of_letters_and_digits(text: str) -> None:
    for word in words_of(text):
        assert word == "" or all(letter.isalnum() or letter in "'’" for letter in word)
        assert len(word) <= 40


@calmly
@given(st.text(max_size=80))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_accents_capitals_and_joined_letters_fold_away() -> None:
    assert fold("Łódź, STRASSE, Straße, Málaga, Ærø, Tŷ") == "lodz, strasse, strasse, malaga, aero, ty"


def test_a_word_with_a_hyphen_is_also_its_parts() -> None:
    assert list(words_of("Co-design")) == ["co", "design", "codesign"]
    assert asked_words("the co-design of a park") == ["codesign", "park"]


def test_a_question_of_small_words_only_still_asks() -> None:
    assert asked_words("to be or not to be") == ["to", "be", "or", "not"]


def test_words_that_people_use_for_the_same_have_one_stem() -> None:
    assert stem("lonely") == stem("loneliness")
    assert stem("elderly") == stem("older")
    assert stem("carers") == stem("carer")
