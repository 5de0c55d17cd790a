"""A charter is signed in four ways; each receipt can be checked; the other side says whether a promise was kept."""

from pathlib import Path

import pytest
from playwright.sync_api import expect
from tests.browser.conftest import People
from tests.browser.hands import HandOf, Pointing, heading
from tests.browser.signing_together import (
    BY_LINK,
    CHARTERS,
    DEMONSTRATION,
    IN_A_HALL,
    NEIGHBOURS,
    PROMISES,
    SIGNS,
    WHO_SIGNED,
    a_way,
    fingerprint_of,
    judge,
    member,
    promise,
    publish_the_programme,
    says,
    sign,
    sign_on_paper,
    sign_with_account,
)

ANOTHER = "I am another person of the same name"


@pytest.fixture
def database_file(demonstration_file: Path) -> Path:
    return demonstration_file


@pytest.fixture
def resident(hand_of: HandOf) -> Pointing:
    """Somebody without an account, in a programme that is public."""
    publish_the_programme()
    return hand_of()


@pytest.fixture
def lead(people: People) -> Pointing:
    return member(people, "lead")


def test_a_resident_signs_by_a_link_and_takes_it_back_with_four_words(
    people: People, lead: Pointing, resident: Pointing
) -> None:
    # Given a link that the team sent round
    address = a_way(lead, BY_LINK, "The library")
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
    address = a_way(lead, IN_A_HALL, "Meeting in the chapel")
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
    sign_on_paper(lead, "Cara Low")
    # And somebody with their account
    neighbour = member(people, "neighbour")
    sign_with_account(neighbour)
    # Then all four stand on the page
    lead.open(CHARTERS)
    lead.follow(DEMONSTRATION)
    lead.press(WHO_SIGNED)
    for name in ("Ada Bright", "Ben Long", "Cara Low"):
        says(lead, name)
    # And the neighbours say whether the team kept what it promised
    lead.follow("Back to the charter")
    expect(lead.page.get_by_role("link", name=PROMISES)).to_be_visible()
    promise(lead, "We answer within five working days.")
    judge(neighbour, "We answer within five working days.", "Partly kept", "It took seven days.")
    heading(neighbour.page, "Promises")
    neighbour.look()
