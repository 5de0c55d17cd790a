"""The whole of Focus it for one initiative: four people rate it, two friends challenge its case, it is decided on.

At the end the case opens in Word, with the decision that was asked for.
"""

import io
import re
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import expect
from tests.browser.conftest import People
from tests.browser.hands import Pointing, heading
from tests.browser.test_business_case_journey import CASES, FIRST_ANSWERS, FRIENDS
from tests.browser.test_impact_matrix import QUESTION, TEA, hand, rate_all, set_up

TITLE = "Tea and talk on every weekday"
SOUGHT = "The steering group is asked to open the room on every weekday, and to decide by 30 June."
CHALLENGES = ("Nobody asked the night shift", "Nobody asked the carers")


@pytest.fixture
def database_file(demonstration_file: Path) -> Path:
    return demonstration_file


def begin_case(owner: Pointing) -> str:
    """A first case about the initiative that was rated; gives back its address."""
    owner.open(f"{CASES}new/")
    owner.pick("Which initiative is it about?", TEA)
    for question, answer in (dict(FIRST_ANSWERS) | {"What do you want to do?": TITLE}).items():
        owner.write(question, answer)
    owner.press("Show me a first answer")
    heading(owner.page, TITLE)
    return owner.page.url


def ask_two_friends(facilitator: Pointing) -> str:
    """A member, and somebody without an account; gives back the code on the card."""
    for label, who in (("member", "Professor Ada Quill"), ("card", "Nia Outside")):
        facilitator.open(FRIENDS)
        facilitator.follow(TITLE)
        if label == "member":
            facilitator.pick("A member who is a critical friend", who)
        else:
            facilitator.write("Or the name of somebody without an account", who)
        facilitator.write("What should they look at?", "Who is missing?")
        facilitator.press("Ask them")
    heading(facilitator.page, "Card for Nia Outside")
    return facilitator.page.locator(".star-card__code").inner_text()


def challenge(friend: Pointing, words: str) -> None:
    heading(friend.page, TITLE)
    friend.page.get_by_role("link", name=re.compile("Challenge this.*How the question is put")).click()
    friend.choose("Some people are missing")
    friend.write("What do you doubt, or know better?", words)
    friend.press("Send")
    expect(friend.page.locator("main")).to_contain_text("Waits for an answer")


def challenge_twice(people: People, case: str, code: str) -> None:
    """A member goes there from the page of the case; a friend without an account types the code of a card."""
    member, stranger = hand(people, "friend"), Pointing(people.somebody(None, javascript=False))
    member.open(case)
    member.follow("You were asked as a critical friend")
    stranger.open("/t/")
    stranger.write("The code on your card", code)
    stranger.press("Open it")
    for friend, words in zip((member, stranger), CHALLENGES, strict=True):
        challenge(friend, words)


def answer_both(owner: Pointing, case: str) -> None:
    for words in CHALLENGES:
        owner.open(case)
        owner.page.locator("li", has_text=words).get_by_role("link", name="Answer it").click()
        owner.choose("Accepted: we change it")
        owner.write("Why, and what changes?", "We ask them first")
        owner.press("Save the answer")
    owner.open(case)
    expect(owner.page.locator("main")).to_contain_text("the options side by side", ignore_case=True)
    expect(owner.page.locator("main")).not_to_contain_text("Challenged by critical friends")


def ask_for_a_decision(owner: Pointing) -> None:
    owner.press("Change the case")
    owner.follow("The decision that is asked for")
    owner.look()
    owner.write("What does it say?", SOUGHT)
    owner.press("Save")
    expect(owner.page.locator("main")).to_contain_text(f"{len(SOUGHT.split())} words")


def decide(lead: Pointing, matrix: str) -> None:
    lead.open(f"/{matrix}")
    lead.press("Write down what was decided")
    lead.write("What was decided?", "More tea and talk")
    lead.write("Who decided?", "The steering group")
    lead.pick(TEA, "It goes ahead")
    for later in lead.page.get_by_label("Not done yet. It shows as an open duty until it is done").all():
        later.check(force=True)
    lead.press("Save")
    expect(lead.page.locator("main")).to_contain_text("It goes ahead")


def words_of_word(reader: Pointing) -> list[str]:
    with reader.page.expect_download() as coming:
        reader.page.get_by_role("link", name="Outline business case (Word)").click()
    return [one.text for one in Document(io.BytesIO(Path(coming.value.path()).read_bytes())).paragraphs]


def test_from_four_ratings_and_two_challenges_to_a_decision_in_word(people: People) -> None:
    # Given a matrix that four people rated, each alone, and a case about one of its options
    facilitator, owner = hand(people, "facilitator"), hand(people, "practitioner")
    matrix = set_up(facilitator)
    for person in (*(hand(people, who) for who in ("resident", "neighbour", "carer")), owner):
        rate_all(person, matrix, tea="+2:", walk="+1:")
    case = begin_case(owner)
    # When two critical friends challenge the case, and its owner answers both and asks for a decision
    challenge_twice(people, case, ask_two_friends(facilitator))
    answer_both(owner, case)
    ask_for_a_decision(owner)
    # And rating is closed, and what was decided is written down
    facilitator.open(f"/{matrix}")
    facilitator.press("Close rating")
    lead = hand(people, "lead")
    decide(lead, matrix)
    # Then the initiative shows both, and leads to the case, which opens in Word with the decision that was asked for
    lead.open(case)
    lead.follow(TEA)
    thread = lead.page.locator("main")
    expect(thread).to_contain_text(f"Impact matrix: {QUESTION}")
    expect(thread).to_contain_text("More tea and talk")
    lead.follow(f"Business case: {TITLE}")
    words = words_of_word(lead)
    assert TITLE in words
    assert f"Initiative: {TEA}" in words
    assert words[words.index("The decision that is asked for") + 1] == SOUGHT
    assert "1. Strategic case: why change is needed" in words
