"""The whole of Focus it: four people rate, two friends challenge, a decision is taken, and its Word file opens."""

import io
import re
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import expect
from tests.browser.conftest import People
from tests.browser.hands import Pointing, heading
from tests.browser.test_impact_matrix import QUESTION, TEA, hand, rate_all, set_up

FRIENDS = "/o/eastbridge/p/ageing-well-in-eastbridge/focus-it/friends/"


@pytest.fixture
def database_file(demonstration_file: Path) -> Path:
    return demonstration_file


def ask_two_friends(facilitator: Pointing) -> str:
    """A member, and somebody without an account; gives back the code on the card."""
    for label, who in (("member", "Professor Ada Quill"), ("card", "Nia Outside")):
        facilitator.open(FRIENDS)
        facilitator.follow(QUESTION)
        if label == "member":
            facilitator.pick("A member who is a critical friend", who)
        else:
            facilitator.write("Or the name of somebody without an account", who)
        facilitator.write("What should they look at?", "Who is missing?")
        facilitator.press("Ask them")
    heading(facilitator.page, "Card for Nia Outside")
    return facilitator.page.locator(".star-card__code").inner_text()


def challenge(friend: Pointing, words: str) -> None:
    friend.page.get_by_role("link", name=re.compile("Challenge this.*The question")).click()
    friend.choose("Some people are missing")
    friend.write("What do you doubt, or know better?", words)
    friend.press("Send")
    expect(friend.page.locator("main")).to_contain_text("Waits for an answer")


def answer_all(facilitator: Pointing, said: list[str]) -> None:
    for words in said:
        facilitator.open(f"{FRIENDS}?show=open")
        facilitator.page.locator("li", has_text=words).get_by_role("link", name="Answer it").click()
        facilitator.choose("Accepted: we change it")
        facilitator.write("Why, and what changes?", "We ask them first")
        facilitator.press("Save the answer")


def test_from_four_ratings_and_two_challenges_to_a_decision_in_word(people: People) -> None:
    # Given a matrix that four people rated, each alone
    facilitator = hand(people, "facilitator")
    address = set_up(facilitator)
    for who in ("resident", "neighbour", "carer", "practitioner"):
        rate_all(hand(people, who), address, tea="+2:", walk="+1:")
    # And two critical friends who challenge its question, one with a card and no account
    code = ask_two_friends(facilitator)
    member, stranger = hand(people, "friend"), Pointing(people.somebody(None))
    member.open("/me/")
    member.page.get_by_role("link", name="Look hard at a draft as a critical friend").last.click()
    challenge(member, "Nobody asked the night shift")
    stranger.open("/t/")
    stranger.write("The code on your card", code)
    stranger.press("Open it")
    challenge(stranger, "Nobody asked the carers")
    # When the team answers both, closes rating and writes down what was decided, with its duties
    answer_all(facilitator, ["night shift", "the carers"])
    facilitator.open(f"/{address}")
    facilitator.press("Close rating")
    lead = hand(people, "lead")
    lead.open(f"/{address}")
    lead.press("Write down what was decided")
    lead.write("What was decided?", "More tea and talk")
    lead.write("Who decided?", "The steering group")
    lead.pick(TEA, "It goes ahead")
    for later in lead.page.get_by_label("Not done yet. It shows as an open duty until it is done").all():
        later.check(force=True)
    lead.press("Save")
    # Then the decision stands in the programme, and its duties open in Word
    lead.open("/o/eastbridge/p/ageing-well-in-eastbridge/decisions/")
    decided = lead.page.locator("li, article, tr", has_text="More tea and talk").first
    decided.get_by_role("link", name="dut").first.click()
    with lead.page.expect_download() as coming:
        lead.page.get_by_role("link", name="Annex for Word").click()
    paper = Document(io.BytesIO(Path(coming.value.path()).read_bytes()))
    said = "\n".join(
        [one.text for one in paper.paragraphs] + [c.text for t in paper.tables for r in t.rows for c in r.cells]
    )
    assert "More tea and talk" in said
