"""Somebody for whom all this is too much just starts: an old phone, no account and no JavaScript."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from django_scopes import scope
from playwright.sync_api import expect
from tests.browser.conftest import People
from tests.browser.hands import Pointing, heading
from tests.browser.looking import NARROW, look
from tests.browser.records import link_sent

from coproduction_star.journeys.models import Programme
from coproduction_star.map_it.just_start import reminding
from coproduction_star.map_it.models import SmallStart, SmallStep
from coproduction_star.organisations.models import Organisation

EMAIL = "ann@example.org"


@pytest.fixture
def database_file(demonstration_file: Path) -> Path:
    return demonstration_file


@pytest.fixture
def hand(people: People) -> Pointing:
    return Pointing(people.somebody(None, width=NARROW, javascript=False))


def publish() -> None:
    with scope(organisation=Organisation.objects.get(slug="eastbridge").pk, programme=None):
        Programme.objects.filter(slug="ageing-well-in-eastbridge").update(published_at=timezone.now())


def answer_everything(hand: Pointing, *, look: Any) -> None:
    look()
    hand.write("What do you want to be different?", "Older people are lonely")
    hand.press("Continue")
    look()
    hand.page.get_by_role("radio").first.check(force=True)
    hand.press("Continue")
    look()
    hand.tick("Something else: I write it below")
    hand.write("Your own small thing", "Have tea with one neighbour")
    hand.press("Continue")
    look()
    hand.write("Who will do it with you?", "Ann")
    hand.press("Continue")
    look()
    hand.page.get_by_role("radio").first.check(force=True)
    hand.press("Continue")
    heading(hand.page, "Is this your plan?")
    look()


def test_somebody_just_starts_tries_it_and_lets_it_grow(people: People, hand: Pointing, monkeypatch: Any) -> None:
    publish()
    # Given somebody who opens the first page and finds all this too much
    hand.open("/")
    hand.page.locator(".cs-way-in__link", has_text="Just start").click()
    hand.look()
    hand.press("Start now")
    # When they answer five questions, and look back once
    answer_everything(hand, look=hand.look)
    hand.page.get_by_role("link", name="Change My small thing").click()
    expect(hand.page.get_by_label("Your own small thing")).to_have_value("Have tea with one neighbour")
    hand.page.go_back()
    hand.press("Keep my plan")
    # Then they have a page to keep, with four words and a file for the calendar
    heading(hand.page, "My small start")
    hand.look()
    words = hand.page.locator(".star-four__words").inner_text()
    assert len(words.split()) == 4
    assert "BEGIN:VALARM" in hand.take_away("Put it in my calendar").text
    # And a letter on the day, once they have said that the address is theirs
    hand.follow("Get a reminder by e-mail")
    hand.look()
    hand.write("Your e-mail address", EMAIL)
    hand.press("Send me an e-mail")
    heading(hand.page, "My small start")
    hand.open(link_sent())
    hand.press("Yes, remind me")
    # When the day has come, they open it again on another phone
    SmallStep.objects.update(on=timezone.localdate())
    monkeypatch.setattr(reminding, "FROM_HOUR", 0)
    assert reminding.remind_due() == 1
    other = Pointing(people.somebody(None, width=NARROW, javascript=False))
    other.open("/just-start/keep/")
    other.write("Your four words", words.upper())
    other.press("Open it")
    other.press("Say how it went")
    other.look()
    other.tick("Yes")
    other.press("Continue")
    other.write("What did you learn?", "People like to be asked")
    other.press("Save")
    # Then it goes on in a programme that answers
    other.follow("Choose a programme")
    other.look()
    other.follow("Ageing well in Eastbridge")
    other.look()
    other.tick("No")
    other.press("Tell them")
    heading(other.page, "Write these four words down")
    other.open("/just-start/keep/yours/")
    expect(other.page.locator("main")).to_contain_text("They answer by")
    other.press("I have finished: close this")
    other.open("/just-start/keep/yours/")
    heading(other.page, "Open your small start")


def test_what_did_not_happen_becomes_smaller(people: People) -> None:
    page = people.somebody(None)
    hand = Pointing(page)
    hand.open("/just-start/")
    hand.press("Start now")
    answer_everything(hand, look=lambda: look(page))
    hand.press("Keep my plan")
    look(page)
    hand.follow("I have done it already")
    hand.tick("Not yet")
    hand.press("Continue")
    look(page)
    hand.write("What would be smaller and easier?", "Say hello to Ann")
    page.get_by_role("radio").first.check(force=True)
    hand.press("Save")
    expect(page.locator("main")).to_contain_text("What you tried before")
    look(page)
    start = SmallStart.objects.get()
    assert [step.what for step in start.steps.order_by("number")] == [
        "Have tea with one neighbour",
        "Say hello to Ann",
    ]
    assert start.steps.last().on == timezone.localdate() + dt.timedelta(days=7)
    hand.follow("Erase it")
    look(page)
    hand.press("Erase it")
    assert not SmallStart.objects.exists()
