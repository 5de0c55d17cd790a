"""A team writes why it should work, by keyboard and without JavaScript; a resident adds to it, and does not agree."""

from pathlib import Path

import pytest
from playwright.sync_api import expect
from tests.browser.conftest import People
from tests.browser.hands import HandOf, Pointing, heading

THEORIES = "/o/eastbridge/p/ageing-well-in-eastbridge/focus-it/theories/"
NAME = "Why walking together keeps people well"


@pytest.fixture
def database_file(demonstration_file: Path) -> Path:
    return demonstration_file


def start(lead: Pointing) -> str:
    """From an initiative; gives back the address."""
    lead.open(THEORIES)
    lead.look()
    lead.press("Start a theory of change")
    heading(lead.page, "Start a theory of change")
    lead.look()
    lead.write("What is it called?", NAME)
    lead.pick("Which initiative is it about?", "Walk with me")
    lead.press("Start")
    heading(lead.page, NAME)
    return "/" + lead.page.url.split("//", 1)[1].split("/", 1)[1]


def test_a_team_writes_a_theory_and_is_told_what_is_open(hand_of: HandOf) -> None:
    lead = hand_of("lead@demonstration.example")
    address = start(lead)
    expect(lead.page.locator(".star-theory__item")).to_have_count(2)
    lead.write("Add an output", "Forty people walk each week")
    lead.press("Add (Output)")
    expect(lead.page.locator(".star-theory__item")).to_have_count(3)
    lead.follow("Say what it leads to (Walk with me)")
    lead.look()
    lead.choose("Output: Forty people walk each week")
    lead.write("Because…", "nobody likes to walk alone")
    lead.write("Unless…", "the paths are icy")
    lead.press("Draw the arrow")
    expect(lead.page.locator("#sentences + ol li").first).to_contain_text("because nobody likes to walk alone")
    expect(lead.page.locator("section[aria-labelledby=open]")).to_contain_text("1 arrow has no evidence:")
    lead.look()
    lead.press("Remove this arrow")
    expect(lead.page.locator(".star-undo")).to_be_visible()
    lead.press("Bring it back")
    expect(lead.page.locator(".star-undo")).to_have_count(0)
    lead.open(address)
    expect(lead.page.locator(".star-theory__arrow")).to_have_count(1)


def test_a_resident_says_why_they_do_not_agree_and_words_that_change_show_it(people: People) -> None:
    lead = Pointing(people.somebody("lead@demonstration.example"))
    address = start(lead)
    lead.press("Add how success is told")
    lead.write("What will be different?", "More people walk to the shops")
    lead.press("Add it")
    heading(lead.page, NAME)
    resident = Pointing(people.somebody("resident@demonstration.example", javascript=False))
    resident.open(address)
    resident.follow("Say whether you agree")
    heading(resident.page, "Is this success?")
    resident.look()
    resident.choose("No, I do not agree")
    resident.write("Why not?", "Not everyone can walk that far")
    resident.choose("Communities")
    resident.press("Send")
    expect(resident.page.locator(".star-theory__item").last).to_contain_text("Not everyone can walk that far")
    lead.open(address)
    lead.follow("Change More people walk to the shops")
    lead.write("What will be different?", "More people get to the shops, on foot or by bus")
    lead.press("Save")
    expect(lead.page.locator(".govuk-tag--yellow")).to_contain_text("disagreed with earlier words")
