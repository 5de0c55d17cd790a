"""A resident with an old phone, no account and no JavaScript offers and asks; a broker answers; a slip brings more."""

from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from django_scopes import scope
from playwright.sync_api import expect
from tests.browser.conftest import People
from tests.browser.hands import Pointing, heading
from tests.browser.looking import NARROW

from coproduction_star.journeys.models import Programme
from coproduction_star.organisations.models import Organisation
from coproduction_star.people_it.offers import forms

BOARD = "/in/eastbridge/ageing-well-in-eastbridge/offers/"
TEAM = "/o/eastbridge/p/ageing-well-in-eastbridge/people-it/offers/"


@pytest.fixture
def database_file(demonstration_file: Path) -> Path:
    return demonstration_file


@pytest.fixture
def hand(people: People, monkeypatch: Any) -> Pointing:
    """An old phone: 320 pixels wide, no script. Its owner needs no three seconds, as no test waits for luck."""
    monkeypatch.setattr(forms, "QUICKEST_SECONDS", 0.0)
    with scope(organisation=Organisation.objects.get(slug="eastbridge").pk, programme=None):
        Programme.objects.filter(slug="ageing-well-in-eastbridge").update(published_at=timezone.now())
    return Pointing(people.somebody(None, width=NARROW, javascript=False))


def test_a_resident_offers_and_asks_and_a_broker_answers(people: People, hand: Pointing) -> None:
    # Given a board of what others offer and would like
    hand.open(BOARD)
    hand.look()
    hand.follow("Offer or ask for something")
    hand.look()
    # When a resident forgets their age, nothing they wrote is lost
    hand.write("I can offer …", "I can tune pianos")
    hand.write("I would like …", "Company at concerts")
    hand.press("Send")
    expect(hand.page.get_by_role("alert")).to_contain_text("Say how old you are")
    hand.look()
    # And they send it with what they agree to
    hand.page.get_by_label("18 or over").check()
    hand.page.get_by_label("You may look for somebody who fits, and ask me").check()
    hand.page.get_by_label("You may show it to others, without my name").check()
    hand.press("Send")
    # Then they get four words, and with them their own page
    heading(hand.page, "Write these four words down")
    words = hand.page.locator(".star-four__words").inner_text()
    hand.open("/r/")
    hand.write("Your four words", words)
    hand.press("Show me")
    heading(hand.page, "What you offer and what you would like")
    hand.look()
    expect(hand.page.locator("main")).to_contain_text("Company at concerts")
    # When a broker answers and lets others read it
    broker = Pointing(people.somebody("broker@demonstration.example", javascript=False))
    broker.open(f"{TEAM}?words=pianos")
    broker.look()
    broker.follow("I can tune pianos")
    broker.look()
    broker.write("Our answer", "The school has a piano. We ask them by Friday.")
    broker.press("Save the answer")
    broker.write("What others may read", "Somebody tunes pianos.")
    broker.press("Put it on the board")
    # Then the resident reads the answer, and anyone the words without a name
    hand.open("/r/offers/")
    expect(hand.page.locator("main")).to_contain_text("The school has a piano.")
    hand.open(BOARD)
    expect(hand.page.locator("main")).to_contain_text("Somebody tunes pianos.")
    # When they take the offer back, it is gone at once
    hand.open("/r/offers/")
    hand.page.get_by_role("link", name="Take it back", exact=True).first.click()
    hand.look()
    hand.press("Erase it")
    hand.open(BOARD)
    expect(hand.page.locator("main")).not_to_contain_text("Somebody tunes pianos.")


def test_somebody_rings_with_a_slip_from_the_wall(people: People, hand: Pointing) -> None:
    # Given what hangs on the wall
    hand.open(BOARD)
    code = hand.page.locator("main li strong[translate=no]").first.inner_text()
    # When somebody rings, and a broker types it in for them
    broker = Pointing(people.somebody("broker@demonstration.example", javascript=False))
    broker.open(f"{TEAM}enter/")
    broker.look()
    broker.page.get_by_label("By phone", exact=True).check()
    broker.write("The code of the slip they took from the wall", code.lower())
    broker.write("I would like …", "I would like this, please")
    broker.page.get_by_label("18 or over").check()
    broker.press("Save")
    # Then there are four words to read out
    heading(broker.page, "Saved. Give them these four words")
    broker.look()
