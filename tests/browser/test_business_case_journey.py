"""From plain questions to a case in Word: a first answer, a figure that changes it, a challenge finance answers."""

import io
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import expect
from tests.browser.conftest import People
from tests.browser.hands import Pointing, Typing, heading

PROGRAMME = "/o/eastbridge/p/ageing-well-in-eastbridge"
CASES = f"{PROGRAMME}/focus-it/business-cases/"
FRIENDS = f"{PROGRAMME}/focus-it/friends/"
TITLE = "A lunch that neighbours cook"
FIRST_ANSWERS = (
    ("What do you want to do?", TITLE),
    ("In prices of which year are your amounts?", "2026/27"),
    ("What does it cost in a year, in pounds?", "20,000"),
    ("What does today’s way cost in a year, in pounds?", "5000"),
    ("What difference does it make to a person?", "is less lonely"),
    ("How many people need it in a year?", "200"),
    ("What share of them joins in?", "40%"),
    ("For what share of those does it make the difference?", "50%"),
    ("For what share would it have come anyway?", "20%"),
    ("What is the difference worth for each person, in pounds?", "1200"),
)
HANDS = (Typing, Pointing)


@pytest.fixture
def database_file(demonstration_file: Path) -> Path:
    return demonstration_file


def start(manager: Pointing) -> str:
    """The address of the case that the first answers make."""
    manager.open(CASES)
    manager.look()
    manager.press("Start a business case")
    manager.look()
    for question, answer in FIRST_ANSWERS:
        manager.write(question, answer)
    manager.press("Show me a first answer")
    heading(manager.page, TITLE)
    manager.look()
    return manager.page.url


def answer_of(hand: Pointing) -> str:
    return hand.page.locator(".star-answer").first.inner_text()


def challenge_by_card(people: People, facilitator: Pointing) -> None:
    """A friend without an account, and without JavaScript, doubts the first line of the case."""
    facilitator.open(FRIENDS)
    facilitator.follow(TITLE)
    facilitator.write("Or the name of somebody without an account", "Nia Outside")
    facilitator.write("What should they look at?", "The figures")
    facilitator.press("Ask them")
    code = facilitator.page.locator(".star-card__code").inner_text()
    friend = Pointing(people.somebody(None, javascript=False))
    friend.open("/t/")
    friend.write("The code on your card", code)
    friend.press("Open it")
    heading(friend.page, TITLE)
    friend.look()
    friend.follow("Challenge this")
    friend.choose("Something is taken for granted")
    friend.write("What do you doubt, or know better?", "Who cooks in the holidays?")
    friend.press("Send")


@pytest.mark.parametrize("of", HANDS, ids=["by keyboard", "without JavaScript"])
def test_from_plain_questions_to_a_case_in_word(of: type[Pointing], people: People) -> None:
    # Given a service manager who answers plain questions and reads a first answer
    scripts = of is Typing
    manager = of(people.somebody("practitioner@demonstration.example", javascript=scripts))
    case = start(manager)
    before = answer_of(manager)
    assert "For each £1 that" in before
    # When a figure is made better, the answer follows
    manager.press("Change the case")
    manager.look()
    manager.follow("The number of people who need it")
    manager.write("Best guess", "120")
    manager.press("Save")
    manager.open(case)
    assert answer_of(manager) != before
    # And a critical friend challenges the case, which the finance partner answers from its page
    challenge_by_card(people, Pointing(people.somebody("facilitator@demonstration.example")))
    finance = of(people.somebody("finance@demonstration.example", javascript=scripts))
    finance.open(case)
    expect(finance.page.locator("main")).to_contain_text("Who cooks in the holidays?")
    finance.look()
    finance.follow("Answer it")
    finance.look()
    finance.choose("Adapted: we change part of it")
    finance.write("Why, and what changes?", "Two cooks are paid in August")
    finance.press("Save the answer")
    # Then nothing is open on the page any more, and the case opens in Word
    finance.open(case)
    expect(finance.page.locator("main")).not_to_contain_text("Who cooks in the holidays?")
    with finance.page.expect_download() as coming:
        finance.page.get_by_role("link", name="Outline business case (Word)").click()
    paper = Document(io.BytesIO(Path(coming.value.path()).read_bytes()))
    words = " ".join(one.text for one in paper.paragraphs)
    assert TITLE in words
    assert "1. Strategic case" in words
