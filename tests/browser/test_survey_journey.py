"""A team designs an asset survey in ten minutes, by keyboard and without JavaScript; somebody opens its first page."""

from pathlib import Path

import pytest
from playwright.sync_api import expect
from tests.browser.conftest import People
from tests.browser.hands import HandOf, heading

SURVEYS = "/o/eastbridge/p/ageing-well-in-eastbridge/people-it/surveys/"
NAME = "What can we do in Old Town?"
QUESTION = "Where should the next bench stand?"


@pytest.fixture
def database_file(demonstration_file: Path) -> Path:
    return demonstration_file


def test_a_team_designs_an_asset_survey_in_ten_minutes(hand_of: HandOf, people: People) -> None:
    lead = hand_of("lead@demonstration.example")
    lead.open(SURVEYS)
    lead.look()
    lead.press("New survey")
    heading(lead.page, "New survey")
    lead.look()
    lead.write("What is it called?", NAME)
    lead.press("Make the draft")
    heading(lead.page, NAME)
    expect(lead.page.locator("#missing + ul li")).to_have_count(4)
    lead.look()

    lead.press("Add your own question")
    lead.look()
    lead.write("What do you ask?", QUESTION)
    lead.choose("Choose one answer")
    lead.write_lines("The answers to choose from", "By the mill", "By the school")
    lead.press("Add it")
    expect(lead.page.locator(".star-survey__question")).to_have_count(16)
    lead.press("Take out In the last year, how often did you do these things to keep well")
    expect(lead.page.locator(".star-undo")).to_be_visible()
    lead.press("Bring it back")
    expect(lead.page.locator(".star-survey__question")).to_have_count(16)

    lead.follow("Look at it as people will, on a phone")
    lead.look()
    lead.choose("Often")
    lead.press("Continue")
    expect(lead.page.locator("h1")).to_contain_text("Look in on someone")
    lead.open(lead.page.url.removesuffix("preview/") + "promise/")
    heading(lead.page, "Who responds, with what, by when")
    lead.look()
    lead.write("Who will respond, and with what?", "Two of us ring everybody who offers something")
    lead.pick("Who answers for that?", "Tom Okafor")
    for part, value in (("Day", "1"), ("Month", "3"), ("Year", "2031")):
        lead.write(part, value)
    lead.write("What came of the last time you asked?", "It is the first time here")
    lead.press("Save")
    heading(lead.page, NAME)
    expect(lead.page.locator("#missing")).to_have_count(0)

    lead.press("Publish")
    heading(lead.page, "Publish the survey")
    lead.look()
    lead.press("Publish it now")
    heading(lead.page, "Ways to the survey")
    lead.look()
    address = lead.page.locator(".star-survey__address").first.inner_text()
    visitor = people.somebody(None, width=320, javascript=False)
    answer = visitor.goto("/" + address.split("//", 1)[1].split("/", 1)[1])
    assert answer
    assert answer.status == 200
    expect(visitor.locator("body")).to_contain_text("Two of us ring everybody who offers something")
