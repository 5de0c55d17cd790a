"""A passkey that was removed opens nothing, and gets a page that says so."""

import json
from base64 import urlsafe_b64encode

import pytest
from allauth.account.utils import user_pk_to_url_str
from django.test import Client
from django.urls import reverse
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


def text(value: bytes) -> str:
    return urlsafe_b64encode(value).rstrip(b"=").decode()


def test_a_removed_passkey_leads_back_to_signing_in(client: Client) -> None:
    user = UserFactory()
    options = client.get(reverse("mfa_login_webauthn"), headers={"Accept": "application/json"}).json()
    challenge = options["request_options"]["publicKey"]["challenge"]
    said = {"type": "webauthn.get", "challenge": challenge, "origin": "http://localhost"}
    response = {
        "clientDataJSON": text(json.dumps(said).encode()),
        "authenticatorData": text(b"\0" * 37),
        "signature": text(b"x"),
        "userHandle": text(user_pk_to_url_str(user).encode()),
    }
    sent = {"type": "public-key", "id": text(b"gone"), "rawId": text(b"gone"), "response": response}
    credential = json.dumps(sent | {"clientExtensionResults": {}})
    answer = client.post(reverse("mfa_login_webauthn"), {"credential": credential}, follow=True)
    assert answer.redirect_chain == [("/accounts/login/", 302)]
    assert "_auth_user_id" not in client.session
