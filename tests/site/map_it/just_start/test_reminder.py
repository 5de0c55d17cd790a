"""A letter on the day: only to an address that was given and confirmed, once, and forgotten otherwise."""

import datetime as dt
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from tests.site.map_it.just_start.conftest import KEEP, THING, YOURS

from coproduction_star.map_it.just_start import reminding, services
from coproduction_star.map_it.models import SmallStart
from coproduction_star.notices.models import Message
from coproduction_star.voices.references import reference_from

pytestmark = pytest.mark.django_db
EMAIL = "ann@example.org"
MORNING = dt.datetime(2026, 11, 25, 9, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def it_is_morning(monkeypatch: Any) -> None:
    monkeypatch.setattr(timezone, "now", lambda: MORNING)


@pytest.fixture
def start(made: Callable[..., SmallStart]) -> SmallStart:
    return made()


@pytest.fixture
def browser(start: SmallStart) -> Client:
    client = Client()
    client.post(KEEP, {"reference": reference_from(f"a seed|{start.pk}")})
    return client


def link(kind: str) -> str:
    found = re.search(rf"https?://[^/\s]+(/just-start/{kind}/\S+)", Message.objects.latest("made_at").text)
    assert found
    return found[1]


def test_an_address_gets_one_letter_and_nothing_more_until_it_is_confirmed(browser: Client) -> None:
    assert browser.post(f"{KEEP}reminder/", {"email": EMAIL})["Location"] == YOURS
    assert "Press the link in it" in browser.get(YOURS).content.decode()
    letter = Message.objects.get()
    assert letter.to == EMAIL
    assert THING not in letter.text
    assert EMAIL not in link("letter")
    assert reminding.remind_due() == 0


def test_after_it_was_confirmed_the_reminder_goes_once(browser: Client) -> None:
    browser.post(f"{KEEP}reminder/", {"email": EMAIL})
    address = link("letter")
    assert "Yes, remind me" in Client().get(address).content.decode()
    assert SmallStart.objects.get().email_confirmed_at is None
    Client().post(address)
    Client().post(address)
    for _hour in range(3):
        reminding.remind_due()
    reminder = Message.objects.get(key__contains=":remind:")
    assert THING in reminder.text
    assert Message.objects.count() == 2


def test_a_smaller_step_is_reminded_of_anew(browser: Client, start: SmallStart, monkeypatch: Any) -> None:
    SmallStart.objects.update(email=EMAIL, email_given_at=MORNING, email_confirmed_at=MORNING)
    reminding.remind_due()
    later = MORNING + dt.timedelta(days=7)
    smaller = services.Thing(what="Say hello", who="Ann", on=later.date())
    services.it_did_not(step=start.steps.get(), learned="", smaller=smaller)
    reminding.remind_due()
    assert Message.objects.count() == 1
    monkeypatch.setattr(timezone, "now", lambda: later)
    reminding.remind_due()
    assert "Say hello" in Message.objects.get(key__endswith=":remind:2").text


def test_nothing_is_sent_at_night_or_after_an_answer(start: SmallStart, monkeypatch: Any) -> None:
    SmallStart.objects.update(email=EMAIL, email_given_at=MORNING, email_confirmed_at=MORNING)
    monkeypatch.setattr(timezone, "now", lambda: MORNING.replace(hour=3))
    assert reminding.remind_due() == 0
    monkeypatch.setattr(timezone, "now", lambda: MORNING)
    services.it_happened(step=start.steps.get(), learned="Tea", next_words="")
    assert reminding.remind_due() == 0


def test_an_address_that_nobody_confirms_is_deleted_after_a_week(browser: Client, monkeypatch: Any) -> None:
    browser.post(f"{KEEP}reminder/", {"email": EMAIL})
    address = link("letter")
    monkeypatch.setattr(timezone, "now", lambda: MORNING + dt.timedelta(days=7))
    assert reminding.forget_unconfirmed() == 0
    monkeypatch.setattr(timezone, "now", lambda: MORNING + dt.timedelta(days=7, minutes=1))
    assert reminding.forget_unconfirmed() == 1
    assert SmallStart.objects.get().email == ""
    assert not Message.objects.exists()
    assert Client().get(address).status_code == 410


def test_a_confirmed_address_stays(start: SmallStart, monkeypatch: Any) -> None:
    SmallStart.objects.update(email=EMAIL, email_given_at=MORNING, email_confirmed_at=MORNING)
    monkeypatch.setattr(timezone, "now", lambda: MORNING + dt.timedelta(days=30))
    assert reminding.forget_unconfirmed() == 0


def test_a_letter_can_be_stopped_by_its_link_and_on_the_page(browser: Client) -> None:
    SmallStart.objects.update(email=EMAIL, email_given_at=MORNING, email_confirmed_at=MORNING)
    reminding.remind_due()
    address = link("no-letter")
    Client().get(address)
    assert SmallStart.objects.get().email == EMAIL
    Client().post(address)
    assert SmallStart.objects.get().email == ""
    browser.post(f"{KEEP}reminder/", {"email": EMAIL})
    browser.post(f"{KEEP}reminder/", {"stop": "yes"})
    assert SmallStart.objects.get().email == ""
    assert not Message.objects.exists()


def test_a_link_for_another_address_or_a_guessed_one_does_nothing(browser: Client) -> None:
    browser.post(f"{KEEP}reminder/", {"email": EMAIL})
    old = link("letter")
    browser.post(f"{KEEP}reminder/", {"email": "bob@example.org"})
    for address in (old, "/just-start/letter/guessed/", "/just-start/no-letter/guessed/"):
        assert Client().post(address).status_code == 410
    assert SmallStart.objects.get().email_confirmed_at is None


def test_nobody_can_fill_a_strangers_letter_box(made: Callable[..., SmallStart]) -> None:
    for number in range(2):
        reminding.want_letter(start=made(seed=f"{number}"), email=EMAIL)
    with pytest.raises(reminding.TooManyLetters):
        reminding.want_letter(start=made(seed="third"), email=EMAIL.upper())
    assert Message.objects.count() == 2


@pytest.mark.parametrize(
    ("email", "told"), [("", "you need no reminder"), ("ann at home", "such as name@example.org")]
)
def test_a_wrong_address_is_said_and_kept(browser: Client, email: str, told: str) -> None:
    page = browser.post(f"{KEEP}reminder/", {"email": email}).content.decode()
    assert told in page
    assert email in page
    assert not Message.objects.exists()


def test_erasing_the_plan_erases_the_letters(browser: Client) -> None:
    browser.post(f"{KEEP}reminder/", {"email": EMAIL})
    browser.post(f"{KEEP}erase/")
    assert not Message.objects.exists()
