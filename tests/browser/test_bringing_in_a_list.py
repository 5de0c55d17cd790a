"""Story 1: a practitioner records an initiative in under a minute, and brings in the messy list they already have."""

import time
from pathlib import Path

import pytest
from playwright.sync_api import expect
from tests.browser.hands import HandOf, heading
from tests.browser.records import how_many
from tests.factories.spreadsheets import MESSY, xlsx_bytes

from coproduction_star.journeys.models import Initiative

HERE = "/o/eastbridge/p/ageing-well-in-eastbridge/"
A_MINUTE = 60


@pytest.fixture
def database_file(demonstration_file: Path) -> Path:
    return demonstration_file


@pytest.fixture
def messy_file(tmp_path: Path) -> Path:
    file = tmp_path / "projects FINAL v3.xlsx"
    file.write_bytes(xlsx_bytes(MESSY))
    return file


@pytest.fixture(autouse=True)
def at_once(settings: object) -> None:
    """Tasks are done where they are asked for: no worker runs beside the test."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}


@pytest.mark.parametrize("hand_of", ["by keyboard alone"], indirect=True)
def test_a_practitioner_records_an_initiative_in_under_a_minute(hand_of: HandOf) -> None:
    # Given a practitioner in her programme
    hand = hand_of("practitioner@demonstration.example")
    hand.open(f"{HERE}initiatives/")
    # When she writes down what she knows, by keyboard
    began = time.monotonic()
    hand.follow("Add an initiative")
    hand.write("What is it called?", "Choir at the surgery")
    hand.press("Add")
    # Then it is there, and less than a minute has passed
    heading(hand.page, "Choir at the surgery")
    assert time.monotonic() - began < A_MINUTE
    assert how_many(Initiative, title="Choir at the surgery") == 1


@pytest.mark.parametrize("hand_of", ["by keyboard alone", "with JavaScript off"], indirect=True)
def test_a_practitioner_brings_in_a_messy_list_and_takes_it_back(hand_of: HandOf, messy_file: Path) -> None:
    # Given a practitioner with a spreadsheet that has a title above its headings, odd words and the same thing twice
    hand = hand_of("practitioner@demonstration.example")
    hand.open(f"{HERE}initiatives/")
    before = how_many(Initiative)
    hand.press("Bring in a list")
    hand.page.wait_for_url("**/bring-in/")
    heading(hand.page, "Bring in a list")
    hand.look()
    hand.page.get_by_label("Your spreadsheet").set_input_files(messy_file)
    hand.press("Look at it")
    # When she looks at what the columns are, and at every row
    heading(hand.page, "What is in the columns?")
    expect(hand.page.get_by_label("This is: Project name")).to_have_value("title")
    expect(hand.page.get_by_label("This is: Lead officer email")).to_have_value("")
    hand.look()
    hand.press("See every row")
    heading(hand.page, "Every row as it would become")
    expect(hand.page.locator("main")).to_contain_text("maybe??")
    assert how_many(Initiative) == before
    hand.look()
    # And corrects the one that cannot be read
    hand.follow("Correct this row 7")
    hand.write("Status", "idea")
    hand.press("Save this row")
    hand.page.wait_for_url("**/bring-in/*/#row-7")
    hand.press("Add these rows")
    # Then what is new is there, and what looks alike is not
    heading(hand.page, "Your list is added")
    expect(hand.page.locator("main")).to_contain_text("4 rows of projects FINAL v3.xlsx")
    assert how_many(Initiative) == before + 4
    hand.look()
    # And when she takes it back, everything is as it was
    hand.press("Take it all back")
    heading(hand.page, "Your list is taken back")
    assert how_many(Initiative) == before
