"""A resident claims without an account; one person agrees, another pays; credits stay above the agreed limit."""

from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import expect
from tests.browser.conftest import People
from tests.browser.hands import Pointing, heading
from tests.browser.records import how_many, in_one_organisation

from coproduction_star.journeys.models import Programme
from coproduction_star.market_it.models import Claim, Transfer

MONEY = "/in/eastbridge/ageing-well-in-eastbridge/money/"
REWARDS = "/o/eastbridge/p/ageing-well-in-eastbridge/market-it/rewards/"
WORDS = "Bus to the walking group"


@pytest.fixture
def database_file(demonstration_file: Path) -> Path:
    return demonstration_file


@pytest.fixture
def resident(people: People) -> Pointing:
    """On a small phone that runs no script, signed in nowhere."""
    with in_one_organisation("eastbridge"):
        Programme.objects.filter(slug="ageing-well-in-eastbridge").update(published_at=timezone.now())
    return Pointing(people.somebody(None, width=320, javascript=False))


def says(hand: Pointing, words: str) -> None:
    expect(hand.page.locator("body")).to_contain_text(words)


def member(people: People, key: str) -> Pointing:
    return Pointing(people.somebody(f"{key}@demonstration.example", javascript=False))


def fill_in_the_day(hand: Pointing) -> None:
    today = timezone.localdate()
    for part, number in (("Day", today.day), ("Month", today.month), ("Year", today.year)):
        hand.write(part, str(number))


def test_a_claim_goes_from_four_words_to_the_money(people: People, resident: Pointing) -> None:
    # Given somebody who reads first who pays, and then claims in a minute
    resident.open(MONEY)
    says(resident, "The wellbeing team pays")
    resident.look()
    resident.page.get_by_role("button", name="Claim something").click()
    resident.look()
    resident.write("What is your name?", "Ben Carr")
    resident.choose("Something I paid for")
    resident.write("What was it for?", WORDS)
    fill_in_the_day(resident)
    resident.write("How much, in pounds?", "lots")
    resident.press("Send it")
    says(resident, "Write an amount in pounds, such as 4.60.")
    resident.look()
    resident.write("How much, in pounds?", "4.60")
    resident.press("Send it")
    heading(resident.page, "Your four words")
    resident.look()
    four = resident.page.locator(".star-four__words").inner_text()
    # When one who looks after people agrees
    broker = member(people, "broker")
    broker.open(f"{REWARDS}claims/")
    broker.look()
    broker.page.locator("li", has_text=WORDS).get_by_role("link").first.click()
    broker.look()
    broker.press("Agree to it")
    expect(broker.page.get_by_role("button", name="It is paid")).to_have_count(0)
    # And another pays
    finance = member(people, "finance")
    finance.open(f"{REWARDS}claims/?state=to-pay")
    finance.page.locator("li", has_text=WORDS).get_by_role("link").first.click()
    finance.press("It is paid")
    finance.look()
    assert how_many(Claim, words=WORDS, paid_at__isnull=False) == 1
    # Then the four words show what became of it, and the statement is there on paper
    resident.open("/r/")
    resident.write("Your four words", four)
    resident.press("Show me")
    says(resident, WORDS)
    says(resident, "Paid on")
    resident.look()
    statement = resident.page.request.get("/r/claims/statement.pdf")
    assert statement.body().startswith(b"%PDF")


def test_credits_below_the_agreed_limit_are_refused_and_nothing_is_lost(people: People) -> None:
    broker = member(people, "broker")
    broker.open(f"{REWARDS}people/")
    broker.look()
    broker.follow("Dot Ashworth")
    broker.look()
    broker.follow("Write down credits")
    before = how_many(Transfer)
    broker.choose("They used credits")
    broker.write("How many hours?", "40")
    fill_in_the_day(broker)
    broker.write("What was it?", "A garden dug over")
    broker.press("Write it down")
    says(broker, "Nothing was moved")
    broker.look()
    assert broker.page.get_by_label("What was it?").input_value() == "A garden dug over"
    assert how_many(Transfer) == before
    broker.write("How many hours?", "1")
    broker.press("Write it down")
    says(broker, "A garden dug over")
    assert how_many(Transfer) == before + 1
