"""The headers, literally: whoever loosens one sees it here."""

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
