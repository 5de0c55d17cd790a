"""Four plain words: random enough, recognised however they are typed, kept nowhere."""

import math

import pytest

from coproduction_star.data.reference_words import reference_words
from coproduction_star.voices import references


def test_a_reference_is_four_words_of_the_list() -> None:
    words = references.new_reference().split("-")
    assert len(words) == 4
    assert set(words) <= set(reference_words())


def test_every_word_may_stand_in_every_place(monkeypatch: pytest.MonkeyPatch) -> None:
    """The draw is over the whole list each time: 44 bits and more."""
    drawn_from = []
    monkeypatch.setattr(references.secrets, "choice", lambda rows: drawn_from.append(len(rows)) or rows[0])
    references.new_reference()
    assert math.prod(drawn_from) >= 2**44


def test_a_seed_always_gives_the_same_words_and_another_seed_others() -> None:
    made = {references.reference_from(f"seed {number}") for number in range(500)}
    assert len(made) == 500
    assert references.reference_from("seed 1") == references.reference_from("seed 1")


def test_words_from_seeds_use_the_whole_list_in_every_place() -> None:
    made = [references.reference_from(str(number)).split("-") for number in range(20_000)]
    for place in range(4):
        assert len({words[place] for words in made}) > 0.99 * len(reference_words())


def test_without_the_servers_secret_a_seed_gives_nothing(settings: pytest.MonkeyPatch) -> None:
    here = references.reference_from("seed")
    settings.SECRET_KEY = "another server's secret, long enough to be one"
    assert references.reference_from("seed") != here


@pytest.mark.parametrize(
    "typed",
    ["apple-river-lamp-garden", "Apple River LAMP garden", " apple, river, lamp, garden. ", "appleriver lampgarden"],
)
def test_how_the_words_are_typed_does_not_matter(typed: str) -> None:
    assert references.hash_of(typed) == references.hash_of("apple-river-lamp-garden")


@pytest.mark.parametrize("typed", ["river-apple-lamp-garden", "apple-river-lamp", "", "apple-river-lamp-gardens"])
def test_other_words_are_another_reference(typed: str) -> None:
    assert references.hash_of(typed) != references.hash_of("apple-river-lamp-garden")


def test_a_reference_is_still_known_after_the_secret_was_changed(settings: pytest.MonkeyPatch) -> None:
    kept = references.hash_of("apple-river-lamp-garden")
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "the new secret of this server, long enough"
    assert kept in references.hashes_of("apple river lamp garden")
    assert kept != references.hash_of("apple river lamp garden")


def test_what_is_kept_holds_none_of_the_words() -> None:
    kept = references.hash_of("apple-river-lamp-garden")
    assert len(kept) == 64
    assert not any(word in kept for word in ("apple", "river", "lamp", "garden"))


def test_a_word_of_no_reference_is_pointed_out() -> None:
    assert references.unknown_words("apple rivr lamp gardn") == ("rivr", "gardn")
