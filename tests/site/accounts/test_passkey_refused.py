"""A passkey that was removed opens nothing, and gets a page that says so."""

import json
from base64 import urlsafe_b64encode

import pytest
from allauth.account.models import EmailAddress
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.contrib.auth.hashers import make_password
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse
from tests.factories.people import UserFactory

from coproduction_star.accounts.models import User
from coproduction_star.notices.models import Message

pytestmark = pytest.mark.django_db


def text(value: bytes) -> str:
    return urlsafe_b64encode(value).rstrip(b"=").decode()


@pytest.fixture
def owner(client: Client) -> User:
    """Somebody with a password, a passkey and recovery codes, who has just shown that it is them."""
    user = UserFactory(password=make_password("four quiet herons wading"))
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    data = {"name": "my phone", "credential": {}}
    Authenticator.objects.create(user=user, type=Authenticator.Type.WEBAUTHN, data=data)
    RecoveryCodes.activate(user)
    client.force_login(user)
    client.post(reverse("account_reauthenticate"), {"password": "four quiet herons wading"})
    return user


def test_removing_the_last_passkey_says_so_writes_to_its_owner_and_takes_the_codes_with_it(
    client: Client, owner: User
) -> None:
    key = Authenticator.objects.get(user=owner, type=Authenticator.Type.WEBAUTHN)
    answer = client.post(reverse("mfa_remove_webauthn", args=[key.pk]), follow=True)
    assert answer.status_code == 200
    assert "The passkey was removed." in answer.content.decode()
    assert not Authenticator.objects.filter(user=owner).exists()
    assert Message.objects.filter(to=owner.email, subject="A passkey was removed").exists()


def test_nobody_removes_the_passkey_of_somebody_else(client: Client, owner: User) -> None:
    other = UserFactory()
    data = {"name": "their phone", "credential": {}}
    theirs = Authenticator.objects.create(user=other, type=Authenticator.Type.WEBAUTHN, data=data)
    assert client.post(reverse("mfa_remove_webauthn", args=[theirs.pk])).status_code == 404
    assert Authenticator.objects.filter(pk=theirs.pk).exists()


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
    answer = client.post(reverse("mfa_login_webauthn"), {"credential": credential})
    assert (answer.status_code, answer["Location"]) == (302, "/accounts/login/")
    assert [str(one) for one in get_messages(answer.wsgi_request)] == [
        "The passkey did not work. Try again, or use your e-mail address."
    ]
    assert "_auth_user_id" not in client.session
