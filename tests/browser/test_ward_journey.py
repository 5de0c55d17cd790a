"""A councillor on a small phone reads the page of their ward, makes a card, and learns; a resident keeps a place."""

import io
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader
from tests.browser.conftest import People
from tests.browser.hands import HandOf, heading
from tests.browser.looking import look_at_width
from tests.browser.records import how_many

from coproduction_star.people_it.models import CoachingReflection, SessionPlace, WardInvitation

COUNCILLOR = "councillor@demonstration.example"
NARROW = 320


@pytest.fixture
def database_file(demonstration_file: Path) -> Path:
    return demonstration_file


def test_a_councillor_reads_invites_and_learns(hand_of: HandOf) -> None:
    # Given a councillor who opens the page of their ward
    hand = hand_of(COUNCILLOR)
    hand.open("/o/eastbridge/places/")
    hand.follow("Northfield")
    hand.follow("The ward page")
    heading(hand.page, "Ward page: Northfield")
    expect(hand.page.locator("main")).to_contain_text("What you can do this month")
    expect(hand.page.locator("main")).to_contain_text("whatever their party")
    hand.look()
    ward = hand.page.url
    # When they make a card for a session
    hand.follow("Invite people: make a card or leaflet")
    hand.page.get_by_label("Session: Mend your own bicycle").check()
    hand.page.get_by_label("Where will you hand it out?").fill("The mosque")
    hand.look()
    hand.press("Make the card")
    heading(hand.page, "Mend your own bicycle")
    assert how_many(WardInvitation, label="The mosque") == 1
    hand.look()
    # And read a lesson and keep what came of it
    hand.page.goto(ward)
    hand.follow("Eight three-minute lessons")
    hand.follow("Bring two people together")
    hand.page.get_by_label("I tried it in my ward").check()
    hand.press("Keep it for me")
    expect(hand.page.locator("main")).to_contain_text("You have tried 2 of 8")
    # Then it is theirs, and kept
    assert how_many(CoachingReflection, tried=True) == 2


def test_on_a_small_phone_without_scripts_and_on_one_sheet(people: People) -> None:
    page = people.somebody(COUNCILLOR, width=NARROW, javascript=False)
    page.goto("/o/eastbridge/places/")
    page.get_by_role("link", name="Northfield").first.click()
    page.get_by_role("link", name="The ward page").click()
    look_at_width(page)
    assert page.evaluate("document.documentElement.scrollWidth") == NARROW
    printed = page.pdf(prefer_css_page_size=True)
    assert len(PdfReader(io.BytesIO(printed)).pages) == 1
    sheet = people.client(COUNCILLOR).get(re.sub(r"^https?://[^/]+", "", page.url) + "ward.pdf")
    assert len(PdfReader(io.BytesIO(sheet.content)).pages) == 1


def test_a_resident_keeps_a_place_and_gives_it_back(people: People) -> None:
    page = people.somebody(None, width=NARROW, javascript=False)
    page.goto("/in/eastbridge/ageing-well-in-eastbridge/sessions/")
    look_at_width(page)
    page.get_by_role("link", name="Mend your own bicycle").click()
    look_at_width(page)
    page.get_by_label("What shall we call you?").fill("Rhian")
    page.get_by_label("18 or over").check()
    page.get_by_role("button", name="Keep a place for me").click()
    heading(page, "Your place is kept. Write these four words down")
    look_at_width(page)
    words = page.locator(".star-four__words").inner_text()
    assert len(words.split()) == 4
    assert how_many(SessionPlace, name="Rhian") == 1
    # And a day later the words lead back to it
    page.goto("/r/")
    page.get_by_label("Your four words").fill(words)
    page.get_by_role("button").first.click()
    heading(page, "Mend your own bicycle")
    look_at_width(page)
    page.get_by_role("button", name="Give my place back").click()
    assert how_many(SessionPlace, name="Rhian") == 0
