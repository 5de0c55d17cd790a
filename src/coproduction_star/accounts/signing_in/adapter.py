"""Where django-allauth asks us: who may join, what a new account is called, and how e-mails leave."""

import uuid
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from coproduction_star.accounts.second_factor.selectors import has_app

from . import services
from .asking import AskingSession
from .sentences import DONE, WRONG, WRONG_STAFF

INVITED = "account_verified_email"
"""Where an accepted invitation leaves the address it was sent to; django-allauth reads it too."""


class AccountAdapter(DefaultAccountAdapter):
    error_messages = {**DefaultAccountAdapter.error_messages, **WRONG}

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Anyone where the settings say so; elsewhere only somebody who was invited."""
        return bool(settings.OPEN_REGISTRATION or request.session.get(INVITED))

    def populate_username(self, request: HttpRequest, user: Any) -> None:
        """Nobody chooses a user name, and none can be guessed."""
        user.username = uuid.uuid4().hex

    def save_user(self, request: HttpRequest, user: Any, form: Any, commit: bool = True) -> Any:  # noqa: FBT001, FBT002 - theirs
        user.name = form.cleaned_data.get("name", "")
        return super().save_user(request, user, form, commit)

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        text = message or DONE[message_template or ""]
        if text:
            messages.add_message(request, level, text, extra_tags=extra_tags)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        services.send_letter(name=template_prefix, to=email, facts=context)

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """Ask somebody with a passkey and no app for the passkey before a recovery code, which works once."""
        ways: list[dict[str, Any]] = super().get_reauthentication_methods(user)
        return ways if has_app(user) else sorted(ways, key=lambda way: way["id"] == "mfa_reauthenticate")

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return "/me/settings/"


class StaffAdapter(DefaultSocialAccountAdapter):
    """The staff's own service says who somebody is; it never opens an account by its e-mail address alone."""

    error_messages = {**DefaultSocialAccountAdapter.error_messages, **WRONG_STAFF}

    def populate_user(self, request: HttpRequest, sociallogin: Any, data: Any) -> Any:
        user = super().populate_user(request, sociallogin, data)
        user.name = (data.get("name") or "")[:200]
        return user

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Refuse facts about somebody else than the token is about; only a plain yes makes an address sure."""
        facts = sociallogin.account.extra_data
        token, userinfo = facts.get("id_token") or {}, facts.get("userinfo") or {}
        if token and userinfo and token.get("sub") != userinfo.get("sub"):
            raise PermissionDenied("The token and the facts are about two people.")
        for address in sociallogin.email_addresses:
            address.verified = address.verified is True

    def get_signup_form_initial_data(self, sociallogin: Any) -> dict[str, Any]:
        return super().get_signup_form_initial_data(sociallogin) | {"name": sociallogin.user.name}

    def get_requests_session(self) -> AskingSession:
        return AskingSession(self.request or context.request)

    def is_auto_signup_allowed(self, request: HttpRequest, sociallogin: Any) -> bool:
        """A person sees and agrees to what is kept before there is an account."""
        return False
