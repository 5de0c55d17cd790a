"""The words of pages, forms and errors are as easy to read as the texts we ship.

Every marked English string is collected as for the catalogue and measured feature by feature, a page with its
form and its errors together, because one sentence alone is too short to measure (docs/methods/readability.md).
Strings that end no sentence are headings and labels: they are held to short words instead.
"""

import re
from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_mapping_cfg

from coproduction_star.data.public_texts import OLDEST
from coproduction_star.methods.readability import reading_age, split_words, syllables

ROOT = Path(__file__).parents[2]
SENTENCE = re.compile(r"[.!?](?:\s|$)")
FILLED_IN = re.compile(r"%\(\w+\)[sd]|%%")
MARKUP = re.compile(r"<[^>]+>")
MOST_WORDS_IN_A_SENTENCE = 25
FEWEST_TO_MEASURE = 30
LONG = 4
"""Syllables from which a word is long."""

FOR_RESIDENTS = {
    "accounts/account", "accounts/cards", "accounts/mfa", "accounts/second_factor", "accounts/settings_page",
    "accounts/signing_in", "journeys/personal", "journeys/starting", "map_it/cases", "map_it/front_door",
    "map_it/learn", "market_it/passport", "market_it/risks", "organisations/invitations", "organisations/privacy",
    "people_it",
    "people_it/answering", "people_it/asking", "people_it/bringing", "people_it/capacity", "people_it/consenting",
    "people_it/entering", "people_it/inviting", "people_it/matching", "people_it/offers", "people_it/survey",
    "people_it/ward_briefing", "ui", "ui/resilience", "voices/attachments", "voices/comments", "voices/my_data",
}  # fmt: skip
"""The features that people from outside meet: what co-production is, cases, signing in, cards, joining, what we keep
about them, errors, just start and which tool, their own page, the front door, and what they write; surveys, offers,
sessions and introductions; and what they may say about risks. Results are read by researchers, and are not here."""

LABELS_FOR_RESIDENTS = {"people_it/models"}
"""What residents choose from: labels with too few sentences to measure."""

EXCUSED = {
    "co-production": "what this is about; the first page explains it",
    "initiative": "see initiatives",
    "initiatives": "what the product calls pieces of work; the settings of a front door name them so",
    "organisation": "a council, a health body, a charity: no shorter word names them all",
    "organisations": "see organisation",
    "organisation's": "see organisation",
    "administrator": "the name of a role, with its plain sentence",
    "administrators": "see administrator",
    "likelihood": "a column of the register that a team takes away: every register calls it so",
    "moderator": "the name of a role, with its plain sentence",
    "invitation": "what people are sent, and the word on the letter",
    "invitations": "see invitation",
    "accessibility": "the name of a statement that the law asks for",
    "accessible": "see accessibility",
    "guidelines": "the name of a standard",
    "information": "in the name of the Information Commissioner's Office",
    "commissioner's": "in the name of the Information Commissioner's Office",
    "authority": "data protection authority, its name in other countries",
    "equality": "in the name of the Equality Advisory and Support Service",
    "advisory": "in the name of the Equality Advisory and Support Service",
    "authenticator": "the name of a kind of app, as shops and phones call it",
    "recovery": "recovery codes, as every service calls them",
    "security": "security key, the name of a thing that people buy",
    "implementation": "in the notice that we are independent, which may not be changed",
    "independent": "see implementation",
    "loneliness": "an example of a search",
    "opendocument": "the name of a kind of file",
    "authorization": "the name of a header, for programmers",
    "anybody": "a word that everyone knows",
    "everybody": "a word that everyone knows",
    "introduces": "what a friend does who brings two people together, and the word for it",
    "introduction": "see introduces",
    "introductions": "see introduces",
    "letterboxes": "the name of a thing at every door",
    "population": "figures of the population, as a census calls them; only a team meets it",
    "photocopy": "the name of a thing that people make in a shop",
    "example.org": "an example of an address",
    "operation": "for programmers",
}
"""Long words on the pages of residents, each with why no shorter one will do."""


def feature(name: str) -> str:
    """``accounts/cards`` for the modules of a feature and for its templates."""
    parts = [part for part in Path(name).parts[1:] if part != "jinja2"]
    own = parts[1:] if len(parts) > 2 and parts[0] == parts[1] else parts
    return "/".join(own[:2]) if len(own) > 2 else own[0]


@cache
def strings() -> dict[str, frozenset[str]]:
    """Every English string that a page may show, by feature."""
    with (ROOT / "babel.cfg").open() as file:
        methods, options = parse_mapping_cfg(file)
    found: defaultdict[str, set[str]] = defaultdict(set)
    for name, _line, message, _comments, _context in extract_from_dir(
        ROOT / "src", methods, options, DEFAULT_KEYWORDS
    ):
        for words in [message] if isinstance(message, str) else filter(None, message):
            found[feature(name)].add(MARKUP.sub(" ", FILLED_IN.sub("this", words)))
    return {name: frozenset(words) for name, words in found.items()}


def sentences(name: str) -> str:
    return "\n".join(sorted(words for words in strings()[name] if SENTENCE.search(words)))


MEASURED = sorted(name for name in strings() if len(split_words(sentences(name))) >= FEWEST_TO_MEASURE)


def test_the_pages_of_residents_are_all_there_to_be_measured() -> None:
    assert set(strings()) >= FOR_RESIDENTS | LABELS_FOR_RESIDENTS
    assert set(MEASURED) >= FOR_RESIDENTS
    assert "Enter the code" in " ".join(strings()["accounts/cards"])
    assert "Which tool do I need?" in strings()["map_it/learn"]


@pytest.mark.parametrize("name", MEASURED)
def test_the_sentences_of_a_feature_are_for_readers_of_eleven_or_less(name: str) -> None:
    age = reading_age(sentences(name))
    assert age.years < OLDEST, f"{age.years:.1f}; hard words: {', '.join(age.hard_words)}"


def test_the_few_sentences_of_small_features_are_easy_too() -> None:
    few = [sentences(name) for name in strings() if name not in MEASURED and sentences(name)]
    assert reading_age("\n".join(few)).years < OLDEST


@pytest.mark.parametrize("name", MEASURED)
def test_no_sentence_of_a_page_is_long(name: str) -> None:
    age = reading_age(sentences(name))
    assert age.longest_sentence_words <= MOST_WORDS_IN_A_SENTENCE, age.longest_sentence


@pytest.mark.parametrize("name", sorted(FOR_RESIDENTS | LABELS_FOR_RESIDENTS))
def test_headings_labels_and_sentences_for_residents_have_no_long_word_without_a_reason(name: str) -> None:
    long = {word.lower() for words in strings()[name] for word in split_words(words) if syllables(word) >= LONG}
    assert sorted(long - set(EXCUSED)) == []


def test_no_word_is_excused_that_no_page_uses() -> None:
    used = {
        word.lower()
        for name in FOR_RESIDENTS | LABELS_FOR_RESIDENTS
        for words in strings()[name]
        for word in split_words(words)
    }
    assert sorted(set(EXCUSED) - used) == []


def test_a_hard_sentence_would_be_found() -> None:
    hard = "Notwithstanding the aforementioned, participants' authentication credentials necessitate verification."
    assert reading_age(hard).years > OLDEST
    assert {word for word in split_words(hard) if syllables(word) >= LONG} - set(EXCUSED)
