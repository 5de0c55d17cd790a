from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from tests.factories.people import HOSTILE

from coproduction_star.notices import selectors, services

pytestmark = pytest.mark.django_db


def test_the_mail_page_shows_links_and_keeps_hostile_words_harmless(client: Client) -> None:
    text = f"Open http://127.0.0.1:8000/join/ABCD/ {HOSTILE}"
    services.notify(to="ann@example.org", kind="test", subject=HOSTILE, text=text, key="a")
    words = client.get("/mail/").content.decode()
    assert 'href="http://127.0.0.1:8000/join/ABCD/"' in words
    assert HOSTILE not in words


def test_there_is_no_mail_page_on_a_real_server(client: Client, settings: Any) -> None:
    settings.DEVELOPMENT = False
    assert client.get("/mail/").status_code == 404


def test_a_person_chooses_how_often_we_write(signed_in: Callable[..., Client]) -> None:
    client = signed_in("observer")
    assert client.post("/me/notices/", {"frequency": "never"}).status_code == 302
    user = client.get("/me/notices/").wsgi_request.user
    assert selectors.frequency_of(user) == "never"


def test_choosing_nothing_says_what_to_do(signed_in: Callable[..., Client]) -> None:
    client = signed_in("observer")
    assert "Select how often we may write." in client.post("/me/notices/", {}).content.decode()


def test_somebody_not_signed_in_is_asked_to(client: Client) -> None:
    assert client.get("/me/notices/").status_code == 302
