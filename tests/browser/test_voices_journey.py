"""A resident with an old phone, no account and no JavaScript tells us something and follows it to the end."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from django_scopes import scope
from playwright.sync_api import Locator, Page, expect
from tests.browser.conftest import People
from tests.browser.hands import Pointing, heading
from tests.browser.looking import NARROW

from coproduction_star.journeys.models import Initiative, Programme, Promise
from coproduction_star.organisations.models import Organisation
from coproduction_star.voices.contributions import forms

TELL = "/in/eastbridge/ageing-well-in-eastbridge/tell-us/"
INSIDE = "/o/eastbridge/p/ageing-well-in-eastbridge/"


@pytest.fixture
def database_file(demonstration_file: Path) -> Path:
    return demonstration_file


@pytest.fixture
def hand(people: People, monkeypatch: Any) -> Pointing:
    """An old phone: 320 pixels wide, no script. Its owner needs no three seconds, as no test waits for luck."""
    monkeypatch.setattr(forms, "QUICKEST_SECONDS", 0.0)
    return Pointing(people.somebody(None, width=NARROW, javascript=False))


def of_eastbridge() -> Any:
    return scope(organisation=Organisation.objects.get(slug="eastbridge").pk, programme=None)


def publish() -> None:
    with of_eastbridge():
        Programme.objects.filter(slug="ageing-well-in-eastbridge").update(published_at=timezone.now())


def member(people: People, email: str) -> Pointing:
    return Pointing(people.somebody(f"{email}@demonstration.example", javascript=False))


def way(page: Page) -> str:
    return page.locator(".star-way").inner_text()


def row_of(page: Page) -> Locator:
    """The resident's own words among what others said."""
    return page.locator("li", has_text="Benches on the way to the shops")


def test_a_resident_follows_their_own_idea_from_their_words_to_the_promise(people: People, hand: Pointing) -> None:
    # Given a published programme with somebody who looks after people
    publish()
    # When a resident says in one box what they would like
    hand.open(TELL)
    hand.look()
    hand.follow("I would like")
    expect(hand.page.locator("main")).to_contain_text("You get an answer by")
    hand.write("What would you like, and why?", "Benches on the way to the shops")
    hand.page.get_by_label("No", exact=True).check()
    hand.look()
    hand.press("Send")
    # Then they get four words
    heading(hand.page, "Write these four words down")
    hand.look()
    words = hand.page.locator(".star-four__words").inner_text()
    assert len(words.split()) == 4
    # And with them, typed in their own way, they see that it waits
    hand.open("/r/")
    hand.look()
    hand.write("Your four words", words.upper().replace(" ", ", "))
    hand.press("Show me")
    heading(hand.page, "What came of your words")
    hand.look()
    assert "Benches on the way to the shops" in way(hand.page)
    # When a moderator shows it, and the team makes it an initiative
    moderator = member(people, "moderator")
    moderator.open(f"{INSIDE}to-check/")
    row_of(moderator.page).get_by_role("button", name="Read and decide").click()
    moderator.page.get_by_label("Show it as it is").check()
    moderator.press("Decide")
    lead = member(people, "lead")
    lead.open(f"{INSIDE}said/")
    row_of(lead.page).get_by_role("link", name="Answer").click()
    lead.page.get_by_label("We use it").check()
    lead.write("Your answer, and why", "Many people say so.")
    lead.write("If it is a new one", "Benches on the High Street")
    lead.press("Send the answer")
    heading(lead.page, "What people say")
    # And somebody promises a part of it, and breaks the promise
    with of_eastbridge():
        made = Initiative.objects.get(title="Benches on the High Street")
        Promise.objects.create(
            organisation_id=made.organisation_id, programme_id=made.programme_id, initiative=made,
            what="Order the wood", who_in_words="Tom Okafor", due_on=dt.date(2026, 11, 1),
            kept="broken", judged_on=dt.date(2026, 11, 2),
        )  # fmt: skip
    # Then the resident reads all that, and nobody's name
    hand.open("/r/yours/")
    hand.look()
    for said in ("We use it. Many people say so.", "Benches on the High Street", "Order the wood", "Broken"):
        assert said in way(hand.page)
    assert "Okafor" not in hand.page.locator("main").inner_text()
    # And when they take their words back, the four words open nothing
    hand.follow("Take it back")
    hand.press("Erase my words")
    hand.write("Your four words", words)
    hand.press("Show me")
    expect(hand.page.locator(".govuk-error-summary")).to_contain_text("We do not find these four words.")
