"""From a measure to whether it worked: a team keeps a figure, a resident doubts it, and they look at themselves."""

from pathlib import Path

import pytest
from playwright.sync_api import expect
from tests.browser.hands import HandOf, Pointing, Typing, heading

LEAD, RESIDENT = "lead@demonstration.example", "resident@demonstration.example"
HERE = "/o/eastbridge/p/ageing-well-in-eastbridge/grow-it/"
MEASURE = "Days until help comes after somebody asks"


@pytest.fixture
def database_file(demonstration_file: Path) -> Path:
    return demonstration_file


def says(hand: Pointing, words: str) -> None:
    expect(hand.page.locator("main")).to_contain_text(words)


def choose(hand: Pointing, label: str) -> None:
    """One of several: with the arrow keys where somebody types."""
    hand.choose(label) if isinstance(hand, Typing) else hand.tick(label)


def test_a_team_keeps_a_figure_and_a_resident_doubts_it(hand_of: HandOf) -> None:
    # Given a lead who reads what the framework lacks, and the chart of one measure
    lead = hand_of(LEAD)
    lead.open(f"{HERE}measures/")
    says(lead, "Not ready yet")
    lead.follow(MEASURE)
    heading(lead.page, MEASURE)
    lead.look()
    # When they write down a figure of a period that is there already, it is told and nothing is lost
    lead.follow("Write down a figure")
    lead.write("The figure", "11")
    lead.write("What lies behind it?", "Two more volunteers")
    lead.write("Month", "3")
    lead.press("Save")
    expect(lead.page.locator(".govuk-error-summary")).to_contain_text("There is a figure for")
    expect(lead.page.get_by_label("What lies behind it?")).to_have_value("Two more volunteers")
    lead.look()
    # Then a resident says that the newest one does not tell what they see
    resident = hand_of(RESIDENT)
    resident.open(f"{HERE}measures/")
    resident.follow(MEASURE)
    resident.page.locator("main table a").first.click()
    resident.follow("Write down what those who live with it say")
    choose(resident, "No, it does not tell what we see")
    resident.write("What do they say?", "Nobody counts those who gave up")
    resident.press("Save")
    says(resident, "Nobody counts those who gave up")
    resident.look()


def test_a_team_looks_whether_it_worked(hand_of: HandOf) -> None:
    lead = hand_of(LEAD)
    lead.open(f"{HERE}evaluations/")
    lead.follow(MEASURE)
    lead.write("What was done or changed?", "The front door opened on Saturdays")
    lead.write("Day", "1")
    lead.write("Month", "2")
    lead.write("Year", "2026")
    lead.press("Look")
    heading(lead.page, "The front door opened on Saturdays")
    says(lead, "Without the change the figures would have gone on as they were heading.")
    lead.look()


def test_they_look_at_themselves(hand_of: HandOf) -> None:
    resident = hand_of(RESIDENT)
    resident.open(f"{HERE}readiness/")
    resident.follow("Readiness on day one")
    resident.look()
    resident.follow("Answer")
    choose(resident, "Residents")
    resident.pick(
        "We can list what people here already do for each other and for the service.", "2 – a start was made"
    )
    resident.press("Save")
    says(resident, "4 answers.")
