"""Somebody without e-mail prints a card, signs in with it elsewhere, and makes the next one."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader
from tests.browser.conftest import People
from tests.browser.hands import HandOf, Pointing, heading

RESIDENT = "resident@demonstration.example"


@pytest.fixture
def database_file(demonstration_file: Path) -> Path:
    return demonstration_file


def sheets(page: Page, file: Path) -> list[str]:
    page.pdf(path=file, prefer_css_page_size=True)
    return [" ".join(sheet.extract_text().split()) for sheet in PdfReader(file).pages]


def make_card(hand: Pointing) -> str:
    hand.press("Make a new card")
    heading(hand.page, "Your card")
    hand.look()
    return hand.page.locator(".star-card__code").inner_text()


def test_a_card_is_printed_used_once_and_followed_by_the_next(hand_of: HandOf, people: People, tmp_path: Path) -> None:
    # Given somebody who is signed in where somebody helps them
    here = hand_of(RESIDENT)
    here.open("/accounts/card/new/")
    heading(here.page, "card")
    here.look()
    # When they make a card and print it
    code = make_card(here)
    printed = sheets(here.page, tmp_path / "card.pdf")
    # Then it is one sheet with the code on it, and the code is shown once
    assert len(printed) == 1
    assert code in printed[0]
    here.open("/accounts/card/show/")
    heading(here.page, "A card to sign in with")
    # When they type the code at home, as people type
    home = hand_of()
    home.open("/accounts/card/")
    home.look()
    home.write("The code on your card", code.lower().replace("-", " "))
    home.press("Sign in")
    # Then they are in, and are asked to make the next card
    expect(home.page.locator("main")).to_contain_text("now it is used up")
    home.look()
    assert make_card(home) != code
    home.follow("I have it: go on")
    # And nobody comes in with the old one
    other = hand_of()
    other.open("/accounts/card/")
    other.write("The code on your card", code)
    other.press("Sign in")
    expect(other.page.locator(".govuk-error-summary")).to_contain_text("This code does not work.")
    other.look()
