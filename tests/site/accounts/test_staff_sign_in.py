"""The staff's own service says who somebody is; it never opens an account by its e-mail address alone."""

from typing import Any

import pytest
from allauth.core.context import request_context
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.helpers import complete_social_login
from allauth.socialaccount.models import SocialAccount
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from django.contrib.auth.models import AnonymousUser
from django.contrib.messages.storage.cookie import CookieStorage
from django.contrib.sessions.backends.db import SessionStore
from django.test import Client, RequestFactory
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db
APP = {"provider_id": "staff", "name": "Eastbridge", "client_id": "c", "secret": "s"}


def come_back(settings: Any, *, sub: str, email: str) -> tuple[Any, Any]:
    """As if the service had sent somebody back with these facts about them."""
    settings.SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": {"APPS": [APP | {"settings": {"server_url": "https://id.example"}}]}
    }
    request = RequestFactory().get("/accounts/oidc/staff/login/callback/")
    request.user, request.session = AnonymousUser(), SessionStore()
    request._messages = CookieStorage(request)
    facts = {"userinfo": {"sub": sub, "email": email, "email_verified": True, "name": "Amal"}}
    with request_context(request):
        provider: OpenIDConnectProvider = get_adapter(request).get_provider(request, "staff")
        login = provider.sociallogin_from_response(request, facts)
        return request, complete_social_login(request, login)


def test_an_account_with_the_same_address_is_not_opened_or_connected(settings: Any) -> None:
    UserFactory(email="amal@example.org")
    request, response = come_back(settings, sub="stranger", email="amal@example.org")
    assert not request.user.is_authenticated
    assert "_auth_user_id" not in request.session
    assert not SocialAccount.objects.exists()
    assert response.status_code == 302


def test_without_its_settings_the_way_is_not_offered(client: Client) -> None:
    assert "I work here" not in client.get("/accounts/login/").content.decode()
