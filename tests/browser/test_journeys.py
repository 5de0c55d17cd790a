"""The main job of the product, walked as people walk it, by keyboard alone or with JavaScript off."""

from pathlib import Path

import pytest
from playwright.sync_api import expect
from tests.browser.hands import HandOf, heading
from tests.browser.looking import look
from tests.browser.records import code_sent, how_many

from coproduction_star.journeys.models import Decision, Promise

HERE = "/o/eastbridge/p/ageing-well-in-eastbridge/"


@pytest.fixture
def database_file(demonstration_file: Path) -> Path:
    return demonstration_file


def test_anyone_learns_what_it_is_and_what_is_in_it_for_them(hand_of: HandOf) -> None:
    # Given somebody without an account
    hand = hand_of()
    hand.open("/")
    # When they ask what it is, and what is in it for them
    hand.follow("What is co-production?")
    heading(hand.page, "What is co-production?")
    hand.follow("Frontline staff")
    # Then they read what speaks for it and what does not, with cases
    heading(hand.page, "frontline staff")
    expect(hand.page.locator("main a[href^='/cases/']").first).to_be_visible()


@pytest.mark.parametrize("hand_of", ["by keyboard alone"], indirect=True)
def test_anyone_finds_cases_with_a_typing_mistake_and_sees_two_side_by_side(hand_of: HandOf) -> None:
    # Given somebody without an account at the cases
    hand = hand_of()
    hand.open("/cases/")
    # When they search with a typing mistake and keep only cases of one kind
    hand.write("Search the cases", "lonelyness")
    hand.press("Search")
    hand.page.wait_for_url("**q=lonelyness**")
    hand.unfold("How people worked together")
    hand.tick("Co-deliver")
    hand.press("Show these cases")
    hand.page.wait_for_url("**co=co-deliver**")
    # Then they find what they meant
    expect(hand.page.locator("#found-title")).to_contain_text("case")
    titles = hand.page.locator(".cs-card__title").all_inner_texts()
    assert len(titles) > 1
    # And see two of them side by side
    hand.tick(f"Compare: {titles[0]}")
    hand.tick(f"Compare: {titles[1]}")
    hand.press("Compare the ticked cases")
    for title in titles[:2]:
        expect(hand.page.get_by_role("link", name=title).first).to_be_visible()
    look(hand.page)


@pytest.mark.parametrize("hand_of", ["with JavaScript off"], indirect=True)
def test_a_programme_lead_records_a_decision_and_a_promise(hand_of: HandOf) -> None:
    # Given a programme lead who has declared his interests
    hand = hand_of("lead@demonstration.example")
    hand.open(f"{HERE}decisions/new/")
    # When he writes down a decision, and a promise
    hand.write("What was decided?", "Open the library on Sundays")
    hand.write("Why?", "People asked for it")
    hand.write("Who decided?", "The steering group")
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
