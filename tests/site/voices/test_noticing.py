"""Addresses and other people's names in somebody's words."""

import pytest

from coproduction_star.journeys.whereabouts import address_in
from coproduction_star.voices.noticing import person_in


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
        "Bob at number 9 drinks",
        "Bob from no. 9 drinks",
        "the man at 14 shouts at night",
        "The old lady who lives at number 3 fell",
        "the family at number 12 has no heating",
        "my neighbour Sue",
        "my neighbour, Sue, is alone",
        "Mrs Jones next door",
        "mrs jones never goes out",
        "Sue next door has a dog",
        "the couple upstairs",
        "The woman across the road feeds the birds",
        "my next-door neighbour is lonely",
        "the people at number 7",
        "Bob yn rhif 9",
        "y dyn yn rhif 14",
        "Y teulu drws nesaf",
        "Siân drws nesaf",
        "fy nghymydog Siân",
        "fy mab Tomos",
        "Cynghorydd Hughes",
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
        "Number 9 bus",
        "The Number 9 bus is late, and so is the bus at 14",
        "The stop of number 9 is dark",
        "Age UK next door is kind",
        "Age UK and Age Cymru help",
        "Meals on Wheels at number 12",
        "Meals on Wheels comes on Tuesdays",
        "Citizens Advice is in the Old Library",
        "Miss the bus and you wait an hour",
        "We miss the lunch club at 12",
        "Lunch at 12, bingo at 2",
        "We were 30 people at 12",
        "A man at 14:30 and a lady at 2 pm came",
        "A boy of 14 and a family of 4 could come",
        "A club for people at 60 to 70",
        "The Library next door has room",
        "Ageing Well at number 3 is open",
        "Meet at number 9",
        "Talk with neighbours across the road",
        "Toilets downstairs, please",
        "Bws rhif 9",
        "Bob dydd Llun yn y neuadd",
        "Dydd Llun a Nos Fercher",
        "Y Clwb drws nesaf",
        "Fy ffrind a fy mam",
    ],
)
def test_places_and_plain_words_are_nobody(words: str) -> None:
    assert not person_in(words, known=("Ageing Well",))
