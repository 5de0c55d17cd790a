"""The headers, literally: whoever loosens one sees it here."""

from typing import Any

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db

POLICY = {
    "default-src 'none'",
    "script-src 'self' 'nonce-NONCE'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
}


def test_the_content_security_policy_is_this_and_no_more(client: Client) -> None:
    response = client.get("/")
    header = response["Content-Security-Policy"]
    nonce = header.partition("'nonce-")[2].partition("'")[0]
    assert nonce
    assert {rule.strip() for rule in header.replace(nonce, "NONCE").split(";")} == POLICY


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("X-Frame-Options", "DENY"),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "same-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
    ],
)
def test_every_page_carries(client: Client, name: str, value: str) -> None:
    assert client.get("/")[name] == value


def test_no_sense_of_the_device_is_asked_for(client: Client) -> None:
    assert {"camera=()", "geolocation=()", "microphone=()"} <= set(client.get("/")["Permissions-Policy"].split(", "))


def test_a_visitor_gets_no_cookie_for_reading(client: Client) -> None:
    assert not client.get("/").cookies


def test_a_file_stands_in_nobodys_frame_and_is_what_it_says(client: Client) -> None:
    answer = client.get("/static/accounts/card.js")
    assert b"".join(answer.streaming_content)
    answer.close()
    assert answer["Content-Security-Policy"] == "object-src 'none'; base-uri 'none'; frame-ancestors 'none'"
    assert answer["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    ("address", "status"),
    [("/api/v1/cases", 403), ("/health", 200), ("/metrics", 404), ("/", 301), ("/api/", 301), ("/healthy", 301)],
)
def test_over_plain_http_a_person_is_led_on_and_a_program_is_refused(
    client: Client, settings: Any, address: str, status: int
) -> None:
    settings.SECURE_SSL_REDIRECT = True
    answer = client.get(address)
    assert answer.status_code == status
    if status == 403:
        assert answer.json()["detail"].startswith("Ask over https://.")
    assert client.get("/api/v1/cases", secure=True).status_code == 200
