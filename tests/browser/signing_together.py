"""Steps with a charter of the demonstration that more than one journey walks."""

import hashlib
import re

from django.utils import timezone
from django_scopes import scope
from playwright.sync_api import expect
from tests.browser.conftest import People
from tests.browser.hands import Pointing

from coproduction_star.journeys.models import Programme
from coproduction_star.organisations.models import Organisation

HOME = "/o/eastbridge/p/ageing-well-in-eastbridge/market-it/"
CHARTERS = f"{HOME}charters/"
DEMONSTRATION = "Walking and talking in Eastbridge"
NEIGHBOURS = "Communities and other citizens"
SIGNS = "I have read the charter, or somebody read it to me, and I sign it"
BY_LINK = "By a link, on their own phone or computer"
IN_A_HALL = "On one device that is handed on in a room"
WHO_SIGNED = "Who signed, and ways to sign"
PROMISES = "Promises, and whether they were kept"


def publish_the_programme() -> None:
    """So that somebody without an account finds what is public in it."""
    with scope(organisation=Organisation.objects.get(slug="eastbridge").pk, programme=None):
        Programme.objects.filter(slug="ageing-well-in-eastbridge").update(published_at=timezone.now())


def member(people: People, email: str) -> Pointing:
    return Pointing(people.somebody(f"{email}@demonstration.example", javascript=False))


def says(hand: Pointing, words: str) -> None:
    expect(hand.page.locator("body")).to_contain_text(words)


def on(hand: Pointing, day: int, month: int, year: int) -> None:
    for part, number in (("Day", day), ("Month", month), ("Year", year)):
        hand.write(part, str(number))


def a_way(lead: Pointing, way: str, label: str, *, charter: str = DEMONSTRATION) -> str:
    """The address at which people sign."""
    lead.open(CHARTERS)
    lead.follow(charter)
    lead.press(WHO_SIGNED)
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


def sign_on_paper(lead: Pointing, name: str, *, charter: str = DEMONSTRATION) -> None:
    """On somebody's behalf."""
    lead.open(CHARTERS)
    lead.follow(charter)
    lead.press(WHO_SIGNED)
    lead.look()
    lead.follow("Write down who signed on paper")
    lead.choose(NEIGHBOURS)
    lead.write("Your name", name)
    lead.tick("They signed on paper, or asked me to sign for them")
    lead.press("Sign")


def sign_with_account(hand: Pointing, *, charter: str = DEMONSTRATION) -> None:
    hand.open(CHARTERS)
    hand.follow(charter)
    hand.press(WHO_SIGNED)
    hand.follow("Sign it yourself")
    hand.choose(NEIGHBOURS)
    hand.tick(SIGNS)
    hand.press("Sign")


def promise(lead: Pointing, what: str, *, charter: str = DEMONSTRATION) -> None:
    """By the staff to the neighbours, by a day to come."""
    lead.open(CHARTERS)
    lead.follow(charter)
    lead.follow(PROMISES)
    lead.follow("Write down a promise")
    lead.write("What is promised?", what)
    lead.pick("Which side promises it?", "Frontline staff")
    lead.pick("Which side says later whether it was kept?", NEIGHBOURS)
    lead.write("Or a body, or somebody who is not in the list", "The wellbeing team")
    on(lead, 1, 3, 2099)
    lead.press("Save")
    says(lead, what)


def judge(hand: Pointing, what: str, kept: str, words: str, *, charter: str = DEMONSTRATION) -> None:
    hand.open(CHARTERS)
    hand.follow(charter)
    hand.follow(PROMISES)
    with hand.page.expect_navigation():
        hand.page.get_by_role("link", name="Say how it went").filter(has_text=what).click()
    hand.choose(kept)
    hand.write("What happened?", words)
    hand.press("Save")
    says(hand, words)


def fingerprint_of(hand: Pointing) -> str:
    """The one that the receipt's line checks, which is that of the text it leads to."""
    line = hand.page.locator("code").inner_text()
    found = re.search(r"[0-9a-f]{64}", line)
    assert found, line
    address = hand.page.get_by_role("link", name="The text that is signed").get_attribute("href") or ""
    text = hand.page.request.get(f"{hand.page.url.split('/in/')[0]}{address}").body()
    assert hashlib.sha256(text).hexdigest() == found[0]
    return found[0]
