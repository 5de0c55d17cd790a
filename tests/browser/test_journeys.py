"""The main job of the product, walked as people walk it, by keyboard alone or with JavaScript off."""

from pathlib import Path

import pytest
from playwright.sync_api import expect
from tests.browser.hands import HandOf, Pointing, heading
from tests.browser.looking import look
from tests.browser.records import code_sent, how_many

from coproduction_star.journeys.models import Decision, Promise

HERE = "/o/eastbridge/p/ageing-well-in-eastbridge/"


@pytest.fixture
def database_file(demonstration_file: Path) -> Path:
    return demonstration_file


def leave_the_duties_open(hand: Pointing) -> None:
    """Each of the four is plainly not done yet."""
    for duty in ("equality", "data", "consultation", "interests"):
        hand.page.locator(f"input[name=duty_{duty}][value=later]").check(force=True)


@pytest.mark.parametrize("hand_of", ["with JavaScript off"], indirect=True)
def test_a_programme_lead_records_a_decision_and_a_promise(hand_of: HandOf) -> None:
    # Given a programme lead who has declared his interests
    hand = hand_of("lead@demonstration.example")
    hand.open(f"{HERE}decisions/new/")
    # When he writes down a decision, and a promise
    hand.write("What was decided?", "Open the library on Sundays")
    hand.write("Why?", "People asked for it")
    hand.write("Who decided?", "The steering group")
    leave_the_duties_open(hand)
    hand.press("Save")
    expect(hand.page.locator("main")).to_contain_text("Open the library on Sundays")
    hand.press("Write down a promise")
    hand.write("What is promised?", "Find two people with keys")
    hand.write("If somebody else, who?", "The library team")
    for part, number in (("Day", "1"), ("Month", "6"), ("Year", "2030")):
        hand.write(part, number)
    hand.press("Save")
    # Then both stand on the page
    expect(hand.page.locator("main")).to_contain_text("Find two people with keys")
    assert how_many(Decision, what="Open the library on Sundays") == 1
    assert how_many(Promise, what="Find two people with keys") == 1


@pytest.mark.parametrize("hand_of", ["with JavaScript off"], indirect=True)
def test_a_session_that_ends_while_somebody_types_gives_the_text_back(hand_of: HandOf) -> None:
    # Given a programme lead who is typing a decision
    hand = hand_of("lead@demonstration.example")
    hand.open(f"{HERE}decisions/new/")
    hand.write("What was decided?", "Plant forty fruit trees")
    hand.write("Why?", "Because everyone may eat from them")
    hand.write("Who decided?", "The residents' panel")
    # When his session has ended before he saves
    hand.page.context.clear_cookies(name="sessionid")
    hand.press("Save")
    hand.write("E-mail address", "lead@demonstration.example")
    hand.press("Continue")
    hand.write("code", code_sent())
    hand.press("Sign in")
    # Then what he typed is there
    expect(hand.page.locator("main")).to_contain_text("Plant forty fruit trees")


@pytest.mark.parametrize("hand_of", ["by keyboard alone"], indirect=True)
def test_a_critical_friend_reads_what_was_decided_and_is_offered_no_change(hand_of: HandOf) -> None:
    # Given a critical friend
    hand = hand_of("friend@demonstration.example")
    # When she opens the programme
    hand.open(HERE)
    heading(hand.page, "Ageing well in Eastbridge")
    hand.follow("Decisions and promises")
    # Then she reads what was decided and why, and is offered nothing that she may not do
    expect(hand.page.locator("main")).to_contain_text("Start a time bank in Northfield")
    expect(hand.page.get_by_role("button", name="Write down a decision")).to_have_count(0)
    look(hand.page)
