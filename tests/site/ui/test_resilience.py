"""Nothing typed is lost: a form sent twice, a session that ended, a page that stayed open too long."""

import datetime as dt
import re
from collections.abc import Iterator

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from tests.factories.people import UserFactory
from tests.site.ui.resilience_urls import NOTES

from coproduction_star.accounts.models import User
from coproduction_star.ui.models import SentForm
from coproduction_star.ui.resilience import services

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.site.ui.resilience_urls")]
HOSTILE = "<script>alert('x')</script>\nsecond line"


@pytest.fixture(autouse=True)
def _empty_notebook(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(services, "PATIENCE_SECONDS", 0)
    NOTES.clear()
    yield
    NOTES.clear()


@pytest.fixture
def person(db: None) -> User:
    return UserFactory(email="amal@example.org")


@pytest.fixture
def writer(client: Client, person: User) -> Client:
    client.force_login(person)
    return client


def inputs(client: Client, address: str = "/notes/") -> dict[str, str]:
    """The hidden values of the page's form, as a browser would send them."""
    html = client.get(address).content.decode()
    form = html[html.index('<form method="post"') :]
    return dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', form[: form.index("</form>")]))


def test_every_form_carries_a_mark_of_its_own(writer: Client) -> None:
    assert inputs(writer)["once"] != inputs(writer)["once"]


def test_a_form_sent_twice_is_acted_on_once_and_leads_to_the_same_page(writer: Client) -> None:
    filled = inputs(writer) | {"note": "Hello"}
    first, second = writer.post("/notes/", filled), writer.post("/notes/", filled)
    assert first["Location"] == second["Location"] == "/notes/1/"
    assert NOTES == ["Hello"]


def test_the_same_words_from_a_new_page_are_a_new_note(writer: Client) -> None:
    for _ in range(2):
        writer.post("/notes/", inputs(writer) | {"note": "Hello"})
    assert NOTES == ["Hello", "Hello"]


def test_going_back_and_changing_the_words_counts_as_new(writer: Client) -> None:
    marks = inputs(writer)
    writer.post("/notes/", marks | {"note": "Hello"})
    writer.post("/notes/", marks | {"note": "Hello again"})
    assert NOTES == ["Hello", "Hello again"]


def test_another_file_of_the_same_name_counts_as_new(writer: Client) -> None:
    marks = inputs(writer) | {"note": "Hello"}
    for content in (b"one", b"two"):
        writer.post("/notes/", marks | {"paper": SimpleUploadedFile("paper.txt", content)})
    assert len(NOTES) == 2


def test_a_mistake_may_be_corrected_and_sent_from_the_same_page(writer: Client) -> None:
    marks = inputs(writer)
    assert writer.post("/notes/", marks | {"note": ""}).status_code == 200
    assert writer.post("/notes/", marks | {"note": ""}).status_code == 200
    assert not SentForm.objects.exists()
    writer.post("/notes/", marks | {"note": "Hello"})
    assert NOTES == ["Hello"]


def test_while_the_first_is_being_acted_on_the_second_is_told_to_wait(writer: Client) -> None:
    filled = inputs(writer) | {"note": "Hello"}
    writer.post("/notes/", filled)
    SentForm.objects.update(answer="")
    response = writer.post("/notes/", filled)
    assert response.status_code == 202
    assert "Your form has arrived" in response.content.decode()
    assert NOTES == ["Hello"]


def test_a_form_whose_server_died_may_be_sent_again(writer: Client) -> None:
    filled = inputs(writer) | {"note": "Hello"}
    writer.post("/notes/", filled)
    SentForm.objects.update(answer="", began_at=timezone.now() - services.GIVEN_UP - dt.timedelta(seconds=1))
    assert writer.post("/notes/", filled)["Location"] == "/notes/2/"


def test_of_two_machines_one_takes_the_form() -> None:
    services.claim(key="a" * 64)
    with pytest.raises(services.AlreadySent):
        services.claim(key="a" * 64)


def test_a_mark_that_was_made_up_or_is_somebody_elses_guards_nothing(writer: Client) -> None:
    other = Client()
    other.force_login(UserFactory())
    for mark in (inputs(other)["once"], "made.up", "", "no-dot"):
        writer.post("/notes/", {"note": "Hello", "once": mark})
    assert len(NOTES) == 4
    assert not SentForm.objects.exists()


def test_it_works_for_people_without_an_account_too(client: Client) -> None:
    filled = inputs(client, "/anyones-notes/") | {"note": "Hello"}
    for _ in range(2):
        client.post("/anyones-notes/", filled)
    assert NOTES == ["Hello"]


def test_what_was_sent_is_forgotten_after_a_day(writer: Client) -> None:
    writer.post("/notes/", inputs(writer) | {"note": "Hello"})
    assert services.forget_old() == 0
    SentForm.objects.update(began_at=timezone.now() - services.KEPT - dt.timedelta(seconds=1))
    assert services.forget_old() == 1


# The same words from a page that was opened anew: somebody went back without scripts.


def send(client: Client, address: str, **typed: object) -> HttpResponse:
    """From a page that was opened for it."""
    return client.post(address, inputs(client, address) | typed)


def test_who_goes_back_and_presses_again_is_led_to_what_there_is(writer: Client) -> None:
    assert send(writer, "/once/", note="Hello")["Location"] == "/notes/1/"
    html = send(writer, "/once/", note="Hello").content.decode()
    assert NOTES == ["Hello"]
    assert "You have sent this already" in html
    assert 'href="/notes/1/"' in html


def test_who_means_a_second_one_gets_it_with_one_button(writer: Client) -> None:
    send(writer, "/once/", note="Hello")
    html = send(writer, "/once/", note="Hello").content.decode()
    form = html[html.index('<form method="post" action="/once/"') :]
    again = dict(re.findall(r'name="(\w+)" value="([^"]*)"', form[: form.index("</form>")]))
    assert "Send it once more" in form
    assert writer.post("/once/", again)["Location"] == "/notes/2/"
    assert writer.post("/once/", again)["Location"] == "/notes/2/"
    assert NOTES == ["Hello", "Hello"]


def test_two_tabs_are_two_forms(writer: Client) -> None:
    one, other = inputs(writer, "/once/"), inputs(writer, "/once/")
    writer.post("/once/", one | {"note": "Hello"})
    writer.post("/once/", other | {"note": "Good morning"})
    assert NOTES == ["Hello", "Good morning"]


def test_the_same_words_at_another_address_or_of_somebody_else_are_new(writer: Client) -> None:
    other = Client()
    other.force_login(UserFactory())
    for client, address in ((writer, "/once/"), (writer, "/once/?of=another"), (other, "/once/")):
        send(client, address, note="Hello")
    assert len(NOTES) == 3


def test_two_people_without_an_account_may_say_the_same(client: Client) -> None:
    for each in (client, Client(), client):
        send(each, "/anyones-once/", note="Yes")
    assert NOTES == ["Yes", "Yes"]


def test_what_was_corrected_was_not_sent_before(writer: Client) -> None:
    for _ in range(2):
        assert "You have sent this already" not in send(writer, "/once/", note="").content.decode()
    assert not SentForm.objects.exists()


def test_what_is_shown_once_is_not_made_twice_either(writer: Client) -> None:
    marks = inputs(writer, "/secret/") | {"note": "Hello"}
    assert b"secret" in writer.post("/secret/", marks).content
    assert writer.post("/secret/", marks)["Location"] == "/notes/1/"
    assert 'href="/notes/1/"' in send(writer, "/secret/", note="Hello").content.decode()
    assert NOTES == ["Hello"]


def test_who_was_first_asked_who_they_are_has_sent_nothing(writer: Client) -> None:
    for _ in range(2):
        assert send(writer, "/guarded/", note="Hello")["Location"] == "/accounts/second-step/needed/"
    assert not SentForm.objects.exists()


def test_tomorrow_the_same_words_are_new(writer: Client) -> None:
    with time_machine.travel(dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC), tick=False):
        send(writer, "/once/", note="Hello")
    with time_machine.travel(dt.datetime(2026, 3, 3, 9, 1, tzinfo=dt.UTC), tick=False):
        writer.force_login(User.objects.get(email="amal@example.org"))
        send(writer, "/once/", note="Hello")
    assert NOTES == ["Hello", "Hello"]


def test_hostile_words_come_back_as_words_and_too_many_without_them(writer: Client) -> None:
    for note in (HOSTILE, "x" * 300):
        for _ in range(2):
            html = send(writer, "/once/", note=note).content.decode()
        assert "You have sent this already" in html
        assert "<script>alert" not in html
    assert len(NOTES) == 2


# A session that ended.


def lose_the_session(client: Client) -> None:
    client.session.flush()
    del client.cookies["sessionid"]


def type_and_lose(client: Client, **typed: object) -> str:
    marks = inputs(client)
    lose_the_session(client)
    return client.post("/notes/", marks | {"note": HOSTILE} | typed)["Location"]


def test_what_was_typed_comes_back_after_signing_in(writer: Client, person: User) -> None:
    address = type_and_lose(writer)
    assert address == "/accounts/login/?next=%2Ftyped%2F"
    assert "What you typed is kept" in writer.get(address).content.decode()
    writer.force_login(person)
    html = writer.get("/typed/").content.decode()
    assert "Here is what you typed" in html
    assert "second line" in html
    assert "<script>alert" not in html
    assert NOTES == []


def test_one_button_sends_it_again(writer: Client, person: User) -> None:
    type_and_lose(writer)
    writer.force_login(person)
    again = inputs(writer, "/typed/")
    assert again["kept"] == "yes"
    response = writer.post("/notes/", again | {"note": HOSTILE})
    assert (response["Location"], NOTES) == ("/notes/1/", [HOSTILE])
    assert "There is nothing to send again" in writer.get("/typed/").content.decode()


def test_it_stays_while_the_form_finds_a_mistake(writer: Client, person: User) -> None:
    type_and_lose(writer)
    writer.force_login(person)
    writer.post("/notes/", inputs(writer, "/typed/") | {"note": ""})
    assert "Here is what you typed" in writer.get("/typed/").content.decode()


def test_on_a_shared_computer_the_next_person_does_not_see_it(writer: Client) -> None:
    type_and_lose(writer)
    writer.force_login(UserFactory())
    html = writer.get("/typed/").content.decode()
    assert "There is nothing to send again" in html
    assert "second line" not in html
    assert "typed" not in writer.session


def test_it_can_be_thrown_away(writer: Client, person: User) -> None:
    type_and_lose(writer)
    writer.force_login(person)
    writer.post("/typed/")
    assert "typed" not in writer.session


def test_passwords_and_files_are_never_kept_and_the_person_is_told(writer: Client, person: User) -> None:
    type_and_lose(writer, new_password="hunter2hunter2", paper=SimpleUploadedFile("paper.txt", b"secret words"))
    assert "hunter2" not in str(dict(writer.session))
    assert "secret words" not in str(dict(writer.session))
    writer.force_login(person)
    assert "Choose them again on the page: paper.txt" in writer.get("/typed/").content.decode()


def test_after_an_hour_it_is_gone(writer: Client, person: User) -> None:
    with time_machine.travel(dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC), tick=False):
        type_and_lose(writer)
    with time_machine.travel(dt.datetime(2026, 3, 2, 10, 1, tzinfo=dt.UTC), tick=False):
        writer.force_login(person)
        assert "There is nothing to send again" in writer.get("/typed/").content.decode()


def test_more_than_a_book_is_not_kept(writer: Client) -> None:
    assert type_and_lose(writer, note="x" * 300_000) == "/accounts/login/?next=/notes/"


def test_a_part_of_a_page_is_sent_to_sign_in_as_a_whole(writer: Client) -> None:
    marks = inputs(writer)
    lose_the_session(writer)
    response = writer.post("/notes/", marks | {"note": "Hello"}, headers={"HX-Request": "true"})
    assert response["HX-Redirect"] == "/accounts/login/?next=%2Ftyped%2F"


# A page that stayed open too long.


@pytest.fixture
def strict(person: User) -> Client:
    client = Client(enforce_csrf_checks=True)
    client.force_login(person)
    return client


def test_a_page_that_is_too_old_gives_back_what_was_typed_with_a_button(strict: Client) -> None:
    marks = inputs(strict)
    del strict.cookies["csrftoken"]
    response = strict.post("/notes/", marks | {"note": HOSTILE}, headers={"Origin": "http://testserver"})
    html = response.content.decode()
    assert response.status_code == 403
    assert "Please send this once more" in html
    assert "star-header" in html
    form = html[html.index('<form method="post" action="/notes/"') :]
    fresh = dict(re.findall(r'name="(\w+)" value="([^"]*)"', form))
    again = strict.post("/notes/", fresh | {"note": HOSTILE}, headers={"Origin": "http://testserver"})
    assert (again.status_code, NOTES) == (302, [HOSTILE])


@pytest.mark.parametrize("source", [{"Origin": "https://evil.example"}, {"Origin": "null"}, {}])
def test_another_sites_form_is_never_offered_for_sending(strict: Client, source: dict[str, str]) -> None:
    response = strict.post("/notes/", {"note": "forged words"}, headers=source)
    assert response.status_code == 403
    assert "forged words" not in response.content.decode()
    assert "Go back, load the page again" in response.content.decode()


def test_what_was_typed_to_sign_in_is_never_shown_again(strict: Client) -> None:
    response = strict.post("/accounts/login/", {"login": "amal@example.org"}, headers={"Origin": "http://testserver"})
    assert response.status_code == 403
    assert "amal@example.org" not in response.content.decode()
