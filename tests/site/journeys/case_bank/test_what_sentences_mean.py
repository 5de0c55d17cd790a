"""Cases like a sentence are about what its writer meant, or none is given."""

from importlib.resources import files

import pytest
import yaml

from coproduction_star.data.vocabularies import OUTCOMES_SOUGHT, PEOPLE, Co
from coproduction_star.journeys.case_bank.likeness import AlikeCase, alike_words, facets_in
from coproduction_star.journeys.case_bank.sentences import EMPTY_WORDS, TURNS_OF_PHRASE, says_nothing

pytestmark = pytest.mark.django_db
ABOUT = {
    "I have someone to talk to most days": "less-loneliness",
    "I feel safe going out on my own": "feeling-safe",
    "I can get help before things go wrong": "early-help",
    "What I know and can do is used": "active-later-life",
}
"""The outcomes of the demonstration's first programme, and what the first case for each must have wanted."""


def first(sentence: str) -> dict:
    return alike_words(sentence, around="Adult social care")[0].case.record


def outcomes_of_the_demonstration() -> list[str]:
    written = files("coproduction_star") / "config" / "eastbridge.yaml"
    return yaml.safe_load(written.read_text(encoding="utf-8"))["programmes"][0]["outcomes"]


def test_these_are_the_outcomes_of_the_demonstration() -> None:
    assert list(ABOUT) == outcomes_of_the_demonstration()


@pytest.mark.parametrize(("outcome", "sought"), ABOUT.items())
def test_the_first_case_for_an_outcome_wanted_the_same(outcome: str, sought: str) -> None:
    assert sought in first(outcome)["outcomes_sought"]


@pytest.mark.parametrize(
    ("sentence", "facet", "value"),
    [
        ("My mum has someone to talk to", "outcomes_sought", "less-loneliness"),
        ("What can I do about litter", "outcomes_sought", "cleaner-public-space"),
        ("The bus does not come", "outcomes_sought", "better-local-transport"),
        ("Old people on our street are lonely", "outcomes_sought", "less-loneliness"),
        ("My neighbour never leaves the house", "outcomes_sought", "less-loneliness"),
        ("Young people have nowhere to go in the evening", "people", "young-people"),
        ("I look after my husband and get no break", "people", "carers"),
        ("Nobody listens to tenants about repairs", "people", "tenants"),
        ("People drive too fast past the school", "outcomes_sought", "safer-roads"),
        ("There is nowhere safe to walk at night", "outcomes_sought", "feeling-safe"),
        ("I want a say in how the money is spent", "outcomes_sought", "fairer-spending"),
        ("Parents run the school", "people", "parents"),
    ],
)
def test_the_first_case_is_about_what_a_resident_says(sentence: str, facet: str, value: str) -> None:
    assert value in first(sentence)[facet]


@pytest.mark.parametrize(
    "sentence", ["What about the thing", "I fell and nobody came", "I know someone who wants to come", "my about come"]
)
def test_a_sentence_without_a_telling_word_gets_no_case(sentence: str) -> None:
    assert alike_words(sentence, cos=[Co.CO_DELIVER.value], around="Adult social care") == ()


def shared_with(sentence: str, **more: object) -> set[tuple[str, str]]:
    found: tuple[AlikeCase, ...] = alike_words(sentence, most=50, **more)
    return {pair for one in found for pair in one.shared}


def test_no_reason_is_an_empty_word() -> None:
    words = {
        value for kind, value in shared_with("My mum wants someone to come and talk about a garden") if kind == "word"
    }
    assert words == {"garden"}


def test_the_same_co_or_the_same_service_is_no_reason_by_itself() -> None:
    given = alike_words("Lonely people cook", cos=["co-assess"], around="Adult social care", most=50)
    assert given
    assert all({kind for kind, _ in one.shared} - {"co", "sector"} for one in given)


def test_a_name_within_a_longer_name_does_not_count() -> None:
    named = facets_in("People with learning disabilities live on their own")
    assert ("people", "people-with-learning-disabilities") in named
    assert ("outcome", "better-learning") not in named


def test_a_street_is_not_yet_cleaner_streets() -> None:
    assert facets_in("Our street has a party") == ()
    assert ("outcome", "cleaner-streets") in facets_in("We want cleaner streets")


def test_every_turn_of_phrase_leads_to_a_facet_that_exists() -> None:
    assert {value for _, (_, value) in TURNS_OF_PHRASE} <= {*OUTCOMES_SOUGHT, *PEOPLE}


def test_empty_words_are_empty_in_every_form() -> None:
    assert "come" in EMPTY_WORDS
    assert says_nothing("coming")
    assert not says_nothing("garden")
