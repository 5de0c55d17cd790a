"""What is sent goes once, waits for the commit, follows what the person chose, and says why when it fails."""

import datetime as dt
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from tests.factories.people import UserFactory

from coproduction_star.notices import selectors, services
from coproduction_star.notices.models import Frequency, Message

pytestmark = pytest.mark.django_db
NOW = dt.datetime(2026, 11, 22, 9, 0, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def tasks_at_once(settings: Any) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}


def write(key: str = "a", **more: Any) -> Message | None:
    return services.notify(**({"kind": "test", "subject": "News", "text": "Words", "key": key} | more))


def daily(key: str = "a", **more: Any) -> Message:
    message = write(key, **more)
    assert message
    return message


class Refusing(EmailBackend):
    def send_messages(self, messages: Any) -> int:
        raise ConnectionRefusedError("the mail server is away")


def test_an_urgent_message_goes_after_the_commit(django_capture_on_commit_callbacks: Any) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        write(to="ann@example.org", urgent=True)
        assert mail.outbox == []
    assert [letter.to for letter in mail.outbox] == [["ann@example.org"]]


def test_the_same_key_is_sent_once(django_capture_on_commit_callbacks: Any) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        first, second = write(to="ann@example.org"), write(to="ann@example.org")
    assert first == second
    assert len(mail.outbox) == 1


def test_delivering_a_sent_message_again_sends_nothing(django_capture_on_commit_callbacks: Any) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        message = write(to="ann@example.org")
    services.deliver.call(str(message.pk))
    services.send_waiting()
    assert len(mail.outbox) == 1


@pytest.mark.parametrize(
    ("frequency", "urgent", "written", "waits"),
    [
        (Frequency.AT_ONCE, False, True, False),
        (Frequency.DAILY, False, True, True),
        (Frequency.NEVER, False, False, False),
        (Frequency.NEVER, True, True, False),
        (Frequency.DAILY, True, True, False),
    ],
)
def test_a_message_follows_what_the_person_chose(frequency: str, urgent: bool, written: bool, waits: bool) -> None:
    user = UserFactory()
    services.choose_frequency(user=user, frequency=frequency)
    message = write(user=user, urgent=urgent)
    assert (message is not None) == written
    assert bool(message and message.digest) == waits


def test_nobody_chose_means_once_a_day() -> None:
    assert daily(user=UserFactory()).digest


def test_somebody_without_an_address_gets_no_message() -> None:
    assert write(user=UserFactory(email="")) is None


def test_a_subject_with_a_line_break_cannot_add_headers(django_capture_on_commit_callbacks: Any) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        write(to="ann@example.org", subject="News\nBcc: all@example.org")
    assert mail.outbox[0].subject == "News Bcc: all@example.org"
    assert mail.outbox[0].recipients() == ["ann@example.org"]


def test_a_digest_holds_everything_new_once() -> None:
    user = UserFactory()
    daily("a", user=user, subject="First")
    daily("b", user=user, subject="Second")
    assert services.send_digests() == 1
    assert services.send_digests() == 0
    assert mail.outbox[0].subject == "2 things are new"
    assert "First" in mail.outbox[0].body
    assert "Second" in mail.outbox[0].body


def test_a_digest_is_never_empty_and_never_shows_what_was_withdrawn() -> None:
    user = UserFactory()
    daily("a", user=user, subject="Gone")
    services.withdraw(key="a")
    assert services.send_digests() == 0
    daily("b", user=user, subject="Stays")
    services.send_digests()
    assert "Gone" not in mail.outbox[0].body


def test_each_person_gets_their_own_digest_in_their_language() -> None:
    daily("a", user=UserFactory(email="one@example.org"))
    daily("b", user=UserFactory(email="two@example.org", language="cy"))
    assert services.send_digests() == 2
    assert {letter.to[0] for letter in mail.outbox} == {"one@example.org", "two@example.org"}


def test_who_turns_messages_off_gets_no_digest_of_older_ones() -> None:
    user = UserFactory()
    daily(user=user)
    services.choose_frequency(user=user, frequency=Frequency.NEVER)
    assert services.send_digests() == 0


def test_a_failure_is_kept_readable_and_tried_again_later(settings: Any) -> None:
    message = daily(to="ann@example.org")
    settings.EMAIL_BACKEND = f"{__name__}.Refusing"
    with time_machine.travel(NOW, tick=False):
        assert services.send_waiting() == 0
        assert services.send_waiting() == 0
    message.refresh_from_db()
    assert message.problem == "ConnectionRefusedError: the mail server is away"
    assert message.attempts == 1
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    with time_machine.travel(NOW + dt.timedelta(hours=1), tick=False):
        assert services.send_waiting() == 1
    message.refresh_from_db()
    assert (message.problem, bool(message.sent_at)) == ("", True)


def test_we_stop_after_five_failures(settings: Any) -> None:
    daily(to="ann@example.org")
    settings.EMAIL_BACKEND = f"{__name__}.Refusing"
    for hour in range(8):
        with time_machine.travel(NOW + dt.timedelta(hours=hour), tick=False):
            services.send_waiting()
    assert list(selectors.failed().values_list("attempts", flat=True)) == [5]


@pytest.mark.parametrize(("development", "text"), [(False, ""), (True, "Code 123")])
def test_a_code_is_emptied_once_it_went(settings: Any, development: bool, text: str) -> None:
    settings.DEVELOPMENT = development
    message = daily(to="ann@example.org", urgent=True, text="Code 123")
    assert services.send_waiting() == 1
    message.refresh_from_db()
    assert message.text == text
    assert "Code 123" in mail.outbox[0].body
