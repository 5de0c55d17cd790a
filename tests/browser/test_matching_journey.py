"""A broker approves a match; both are asked by a link of their own, write to each other, and tell what came of it."""

from pathlib import Path

import pytest
from playwright.sync_api import expect
from tests.browser.conftest import People
from tests.browser.hands import HandOf, Pointing, heading
from tests.browser.records import how_many, in_one_organisation

from coproduction_star.people_it.matching.links import code_of
from coproduction_star.people_it.models import AskedPerson, Introduction, Outcome, Proposal

DESK = "/o/eastbridge/p/ageing-well-in-eastbridge/people-it/matches/"
BROKER = "broker@demonstration.example"


@pytest.fixture
def database_file(demonstration_file: Path) -> Path:
    return demonstration_file


def asked_last() -> list[AskedPerson]:
    """Whoever is in the proposal that was approved last, and has not answered: who gives comes first."""
    with in_one_organisation("eastbridge"):
        newest = Proposal.objects.filter(approved_at__isnull=False).latest("approved_at")
        return list(AskedPerson.objects.filter(proposal=newest, said="").order_by("-gives", "pk"))


def answers_yes(people: People, asked: AskedPerson) -> Pointing:
    """On a small phone that runs no script, by the link of the letter."""
    hand = Pointing(people.somebody(None, width=320, javascript=False))
    hand.open(f"/t/match/{code_of(asked.pk)}/")
    hand.look()
    hand.press("Yes, I would like this")
    hand.look()
    return hand


def test_a_broker_brings_people_together(hand_of: HandOf, people: People) -> None:
    # Given a broker who looks through what could fit, each with its reasons
    before = how_many(Introduction)
    broker = hand_of(BROKER)
    broker.open(DESK)
    heading(broker.page, "Bring people together")
    broker.look()
    # When they approve the first that may be
    broker.press("Approve and ask them")
    broker.look()
    # And everybody in it says yes on their own page
    hands = [answers_yes(people, one) for one in asked_last()]
    assert how_many(Introduction) == before + 1
    first = hands[0]
    first.page.reload()
    first.press("Write a message")
    first.page.get_by_role("textbox").first.fill("Shall we meet at the library on Monday?")
    first.look()
    first.page.locator("main form button").first.click()
    expect(first.page.locator("main")).to_contain_text("Shall we meet at the library on Monday?")
    # Then nobody's address stands there until everybody shows theirs, and what came of it is told
    expect(first.page.locator("main")).not_to_contain_text("@")
    outcomes = how_many(Outcome)
    first.follow("Tell us whether it took place")
    first.look()
    first.choose("Yes")
    first.page.locator("main form button").first.click()
    assert how_many(Outcome) == outcomes + 1
    broker.open(f"{DESK}under-way/")
    broker.look()
