"""A charter is signed in four ways; each receipt can be checked; the other side says whether a promise was kept."""

import hashlib
import re
from pathlib import Path

import pytest
from django.utils import timezone
from django_scopes import scope
from playwright.sync_api import expect
from tests.browser.conftest import People
from tests.browser.hands import HandOf, Pointing, heading

from coproduction_star.journeys.models import Programme
from coproduction_star.organisations.models import Organisation

CHARTERS = "/o/eastbridge/p/ageing-well-in-eastbridge/market-it/charters/"
NEIGHBOURS = "Communities and other citizens"
ANOTHER = "I am another person of the same name"
SIGNS = "I have read the charter, or somebody read it to me, and I sign it"


@pytest.fixture
def database_file(demonstration_file: Path) -> Path:
    return demonstration_file


@pytest.fixture
def resident(hand_of: HandOf) -> Pointing:
    """Somebody without an account, in a programme that is public."""
    with scope(organisation=Organisation.objects.get(slug="eastbridge").pk, programme=None):
        Programme.objects.filter(slug="ageing-well-in-eastbridge").update(published_at=timezone.now())
    return hand_of()


@pytest.fixture
def lead(people: People) -> Pointing:
    return member(people, "lead")


def member(people: People, email: str) -> Pointing:
    return Pointing(people.somebody(f"{email}@demonstration.example", javascript=False))


def says(hand: Pointing, words: str) -> None:
    expect(hand.page.locator("body")).to_contain_text(words)


def on(hand: Pointing, day: int, month: int, year: int) -> None:
    for part, number in (("Day", day), ("Month", month), ("Year", year)):
        hand.write(part, str(number))


def a_way(lead: Pointing, way: str, label: str) -> str:
    """The address at which people sign."""
    lead.open(CHARTERS)
    lead.follow("Walking and talking in Eastbridge")
    lead.press("Who signed, and ways to sign")
    lead.choose(way)
    lead.write("What do you call it?", label)
    on(lead, 1, 3, 2099)
    lead.press("Make it")
    says(lead, "It is shown only now")
    return lead.page.get_by_role("status").get_by_role("link").get_attribute("href") or ""


def sign(hand: Pointing, name: str) -> None:
    hand.choose(NEIGHBOURS)
    hand.write("Your name", name)
    hand.tick(SIGNS)
    hand.press("Sign")


def fingerprint_of(hand: Pointing) -> str:
    """The one that the receipt's line checks, which is that of the text it leads to."""
    line = hand.page.locator("code").inner_text()
    found = re.search(r"[0-9a-f]{64}", line)
    assert found, line
    address = hand.page.get_by_role("link", name="The text that is signed").get_attribute("href") or ""
    text = hand.page.request.get(f"{hand.page.url.split('/in/')[0]}{address}").body()
    assert hashlib.sha256(text).hexdigest() == found[0]
    return found[0]


def test_a_resident_signs_by_a_link_and_takes_it_back_with_four_words(
    people: People, lead: Pointing, resident: Pointing
) -> None:
    # Given a link that the team sent round
    address = a_way(lead, "By a link, on their own phone or computer", "The library")
    # When somebody opens it and forgets to tick
    resident.open(address)
    resident.look()
    resident.choose(NEIGHBOURS)
    resident.write("Your name", "Ada Bright")
    resident.press("Sign")
    # Then they are told, and nothing is lost
    says(resident, "Tick that you sign it.")
    expect(resident.page.get_by_label("Your name", exact=True)).to_have_value("Ada Bright")
    resident.tick(SIGNS)
    resident.press("Sign")
    # Then there is a receipt that anybody can check
    four = resident.page.locator(".star-four__words").inner_text()
    fingerprint_of(resident)
    resident.look()
    # And who signs again has the same receipt
    resident.open(address)
    sign(resident, "Ada Bright")
    assert resident.page.locator(".star-four__words").inner_text() == four
    # And who has the same name is asked whether they are somebody else
    other = Pointing(people.somebody(None, javascript=False))
    other.open(address)
    expect(other.page.get_by_label(ANOTHER)).to_have_count(0)
    sign(other, "Ada Bright")
    says(other, "You, or somebody of this name, signed")
    expect(other.page.get_by_label(ANOTHER)).to_be_visible()
    other.look()
    # And four words take it back
    resident.open("/r/")
    resident.write("Your four words", four)
    resident.press("Show me")
    resident.press("Take my signature back")
    says(resident, "Your signature is taken back.")


def test_a_hall_a_paper_and_an_account(people: People, lead: Pointing, resident: Pointing) -> None:
    # Given one device that goes round
    address = a_way(lead, "On one device that is handed on in a room", "Meeting in the chapel")
    resident.open(address)
    sign(resident, "Ada Bright")
    first = fingerprint_of(resident)
    resident.press("Hand it on: next person")
    expect(resident.page.get_by_label("Your name", exact=True)).to_have_value("")
    sign(resident, "Ben Long")
    assert fingerprint_of(resident) == first
    resident.press("We are done: close this device")
    says(resident, "This device signs no more.")
    assert "410 (Gone)" in people.complaints.pop()  # the browser itself complains of what is over
    # When somebody signed on paper
    lead.open(CHARTERS)
    lead.follow("Walking and talking in Eastbridge")
    lead.press("Who signed, and ways to sign")
    lead.look()
    lead.follow("Write down who signed on paper")
    lead.choose(NEIGHBOURS)
    lead.write("Your name", "Cara Low")
    lead.tick("They signed on paper, or asked me to sign for them")
    lead.press("Sign")
    # And somebody with their account
    neighbour = member(people, "neighbour")
    neighbour.open(CHARTERS)
    neighbour.follow("Walking and talking in Eastbridge")
    neighbour.press("Who signed, and ways to sign")
    neighbour.follow("Sign it yourself")
    neighbour.choose(NEIGHBOURS)
    neighbour.tick(SIGNS)
    neighbour.press("Sign")
    # Then all four stand on the page
    lead.open(CHARTERS)
    lead.follow("Walking and talking in Eastbridge")
    lead.press("Who signed, and ways to sign")
    for name in ("Ada Bright", "Ben Long", "Cara Low"):
        says(lead, name)
    # And the neighbours say whether the team kept what it promised
    lead.follow("Back to the charter")
    lead.follow("Promises, and whether they were kept")
    lead.follow("Write down a promise")
    lead.write("What is promised?", "We answer within five working days.")
    lead.pick("Which side promises it?", "Frontline staff")
    lead.pick("Which side says later whether it was kept?", NEIGHBOURS)
    lead.write("Or a body, or somebody who is not in the list", "The wellbeing team")
    on(lead, 1, 3, 2099)
    lead.press("Save")
    says(lead, "We answer within five working days.")
    neighbour.open(CHARTERS)
    neighbour.follow("Walking and talking in Eastbridge")
    neighbour.follow("Promises, and whether they were kept")
    neighbour.follow("Say how it went")
    neighbour.choose("Partly kept")
    neighbour.write("What happened?", "It took seven days.")
    neighbour.press("Save")
    heading(neighbour.page, "Promises")
    says(neighbour, "It took seven days.")
    neighbour.look()
