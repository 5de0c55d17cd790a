"""Somebody without an account changes their words, asks for another look at a refusal, and takes them back."""

from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from django_scopes import scope
from playwright.sync_api import expect
from tests.browser.conftest import People
from tests.browser.hands import HandOf, Pointing, heading

from coproduction_star.journeys.models import Programme
from coproduction_star.organisations.models import Organisation
from coproduction_star.voices.contributions import forms
from coproduction_star.voices.models import Contribution, State

TELL = "/in/eastbridge/ageing-well-in-eastbridge/tell-us/"
TO_CHECK = "/o/eastbridge/p/ageing-well-in-eastbridge/to-check/"
FIRST = "Whoever planned the last bus is a fool"
SECOND = "Whoever planned the last bus never took it"
KIND = "We do not show words that insult people. Tell us what is wrong with the bus."
WHY = "I was cross. The last bus goes at four and my club ends at half past four."


@pytest.fixture
def database_file(demonstration_file: Path) -> Path:
    return demonstration_file


@pytest.fixture
def resident(hand_of: HandOf, monkeypatch: Any) -> Pointing:
    """Somebody who is not signed in, and whom the form lets be as quick as a machine."""
    monkeypatch.setattr(forms, "QUICKEST_SECONDS", 0.0)
    with scope(organisation=Organisation.objects.get(slug="eastbridge").pk, programme=None):
        Programme.objects.filter(slug="ageing-well-in-eastbridge").update(published_at=timezone.now())
    return hand_of()


def way_says(hand: Pointing, words: str) -> None:
    expect(hand.page.locator(".star-way")).to_contain_text(words)


def says(hand: Pointing, words: str) -> None:
    expect(hand.page.locator("body")).to_contain_text(words)


def tell(hand: Pointing) -> str:
    hand.open(f"{TELL}objection/")
    hand.write("Which plan is it", FIRST)
    hand.choose("No")
    hand.press("Send")
    heading(hand.page, "Write these four words down")
    return hand.page.locator(".star-four__words").inner_text()


def follow(hand: Pointing, words: str) -> None:
    hand.open("/r/")
    hand.write("Your four words", words)
    hand.press("Show me")
    heading(hand.page, "What came of your words")


def check(people: People, email: str, words: str, *deed: str, appeal: str = "") -> None:
    """Somebody of the team reads and decides; what is told to the writer comes with a refusal."""
    moderator = Pointing(people.somebody(f"{email}@demonstration.example", javascript=False))
    moderator.open(TO_CHECK)
    row = moderator.page.locator("li", has_text=words)
    row.get_by_role("button", name="Read and decide").click()
    says(moderator, appeal)
    moderator.page.get_by_label(deed[0], exact=True).check()
    if len(deed) > 1:
        moderator.pick("Why is it not shown?", deed[1])
        moderator.write("What the writer reads", deed[2])
    moderator.press("Decide")


def test_words_are_changed_refused_looked_at_again_and_taken_back(people: People, resident: Pointing) -> None:
    # Given somebody who told us something and kept their four words
    four = tell(resident)
    # When they change their words
    follow(resident, four)
    resident.follow("Change my words")
    heading(resident.page, "Change your words")
    resident.look()
    resident.write("Your words", " ")
    resident.press("Save")
    expect(resident.page.locator(".govuk-error-summary")).to_contain_text("Write your words.")
    resident.look()
    resident.write("Your words", SECOND)
    resident.press("Save")
    # Then they read the new ones, and nobody has the old ones any more
    says(resident, "Your new words are saved.")
    way_says(resident, SECOND)
    resident.look()
    # When the words are refused
    check(people, "moderator", SECOND, "Do not show it", "It attacks or insults people", KIND)
    # Then they read why, kindly, and ask for another look
    resident.open("/r/yours/")
    way_says(resident, KIND)
    resident.look()
    resident.follow("Ask somebody else to look again")
    heading(resident.page, "Ask for another look")
    resident.look()
    resident.press("Send")
    expect(resident.page.locator(".govuk-error-summary")).to_contain_text("Write why it should be shown.")
    resident.write("Why should it be shown?", WHY)
    resident.press("Send")
    says(resident, "Somebody will look at it again.")
    resident.look()
    # When another person reads that, and shows the words
    check(people, "safeguarding", SECOND, "Show it as it is", appeal=WHY)
    # Then they stand where the resident sees them, and can still be taken back
    resident.open("/r/yours/")
    way_says(resident, SECOND)
    resident.look()
    resident.follow("Take it back")
    says(resident, "This cannot be undone.")
    resident.look()
    resident.press("Erase my words")
    says(resident, "Your words are erased.")
    resident.look()
    with scope(organisation=Organisation.objects.get(slug="eastbridge").pk, programme=None):
        assert not Contribution.objects.filter(words__contains="last bus never").exists()
        assert Contribution.objects.filter(state=State.WITHDRAWN).count() == 1
