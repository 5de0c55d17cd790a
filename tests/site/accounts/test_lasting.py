"""Nobody stays signed in for ever: to a last moment that nothing moves, and while they do something, if asked for."""

import datetime as dt
from typing import Any

import pytest
import time_machine
from django.test import Client
from tests.factories.people import UserFactory

from coproduction_star.accounts.models import User
from coproduction_star.ui.resilience.marks import FIELD

pytestmark = pytest.mark.django_db
BEGAN = dt.datetime(2027, 1, 31, 9, tzinfo=dt.UTC)
PAGE = "/me/settings/"


@pytest.fixture
def clock() -> Any:
    with time_machine.travel(BEGAN, tick=False) as travelling:
        yield travelling


@pytest.fixture
def person() -> User:
    return UserFactory(email="amal@example.org")


@pytest.fixture
def browser(client: Client, clock: Any, person: User) -> Client:
    client.force_login(person)
    return client


def is_in(browser: Client, **more: Any) -> bool:
    return browser.get(PAGE, **more).status_code == 200


def test_after_so_many_days_it_ends_whatever_somebody_does(browser: Client, clock: Any, settings: Any) -> None:
    settings.SESSION_DAYS, settings.SESSION_COOKIE_AGE = 3, 3 * 86_400
    for day in (1, 2, 3):
        clock.move_to(BEGAN + dt.timedelta(days=day))
        session = browser.session
        session["something"] = day
        session.save()
        assert is_in(browser)
    clock.move_to(BEGAN + dt.timedelta(days=3, minutes=1))
    assert not is_in(browser)


def test_it_ends_when_nobody_does_anything_and_not_before(browser: Client, clock: Any, settings: Any) -> None:
    settings.IDLE_MINUTES = 30
    for minutes in (20, 40, 60):
        clock.move_to(BEGAN + dt.timedelta(minutes=minutes))
        assert is_in(browser)
    clock.move_to(BEGAN + dt.timedelta(minutes=91))
    assert not is_in(browser)


def test_a_page_that_looks_for_news_by_itself_keeps_nobody_signed_in(
    browser: Client, clock: Any, settings: Any
) -> None:
    settings.IDLE_MINUTES = 30
    clock.move_to(BEGAN + dt.timedelta(minutes=20))
    assert is_in(browser, headers={"HX-Request": "true"})
    clock.move_to(BEGAN + dt.timedelta(minutes=31))
    assert not is_in(browser)


def test_without_being_asked_for_nobody_is_sent_away_in_the_middle_of_a_day(browser: Client, clock: Any) -> None:
    clock.move_to(BEGAN + dt.timedelta(days=13))
    assert is_in(browser)


def test_what_was_typed_in_a_session_that_ended_comes_back(
    browser: Client, clock: Any, person: User, settings: Any
) -> None:
    settings.IDLE_MINUTES = 30
    mark = browser.get(PAGE).content.decode().partition(f'name="{FIELD}" value="')[2].partition('"')[0]
    clock.move_to(BEGAN + dt.timedelta(hours=2))
    answer = browser.post(PAGE, {"name": "Amal of the mill", FIELD: mark})
    assert answer["Location"].startswith("/accounts/login/")
    browser.force_login(person)
    assert "Amal of the mill" in browser.get("/typed/").content.decode()


def test_reading_writes_no_session_each_time(
    browser: Client, clock: Any, settings: Any, django_assert_num_queries: Any
) -> None:
    is_in(browser)
    with django_assert_num_queries(2):
        browser.get("/privacy/")
    settings.IDLE_MINUTES = 30
    with django_assert_num_queries(2):
        browser.get("/privacy/")


@pytest.mark.parametrize(("idle", "said"), [(0, "14 days, or until you sign out"), (30, "After 30 minutes")])
def test_the_page_of_cookies_says_how_long(client: Client, settings: Any, idle: int, said: str) -> None:
    settings.IDLE_MINUTES = idle
    assert said in client.get("/cookies/").content.decode()
