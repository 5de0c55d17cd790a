"""Addresses and other people's names in somebody's words."""

import pytest

from coproduction_star.voices.noticing import address_in, person_in


@pytest.mark.parametrize(
    "words",
    [
        "Write to me at rosa@example.org please",
        "Ring 01632 960 123 after six",
        "+44 7700 900123",
        "My number is 07700900123.",
        "I live in NE1 4AA",
        "ne14aa is where it happens",
        "The garden at 12 Northfield Road",
        "12 high street",
        "Flat 3 is noisy",
        "14 Heol Fawr",
    ],
)
def test_an_address_is_noticed(words: str) -> None:
    assert address_in(words)


@pytest.mark.parametrize(
    "words",
    [
        "A lunch club for 30 people in the park",
        "It started in 2019 and costs 1,200 a year",
        "From 2019 to 2024 about 15 000 people came",
        "More benches on the way to the shops",
        "10 of us walk together on Tuesdays at 10",
        "Mae 20 o bobl yn dod bob wythnos",
        "",
    ],
)
def test_what_is_no_address_is_left_alone(words: str) -> None:
    assert not address_in(words)


@pytest.mark.parametrize(
    "words",
    [
        "Sarah Jones never opens the hall",
        "We asked Mrs Patel and she said no",
        "my neighbour Bob drinks",
        "Cllr Smith promised it",
        "I saw Tom O’Brien there",
    ],
)
def test_a_named_person_is_noticed(words: str) -> None:
    assert person_in(words)


@pytest.mark.parametrize(
    "words",
    [
        "The lunch club at Northfield Library is great",
        "More buses to Eastbridge Hospital on Sunday",
        "I would like a garden",
        "HELP US PLEASE",
        "Ageing Well should have a walk",
        "Every Monday Afternoon we meet",
    ],
)
def test_places_and_plain_words_are_nobody(words: str) -> None:
    assert not person_in(words, known=("Ageing Well",))
