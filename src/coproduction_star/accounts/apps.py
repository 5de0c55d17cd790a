from importlib import import_module

from django.apps import AppConfig
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from coproduction_star.ui.navigation import Link, add_link


class AccountsConfig(AppConfig):
    name = "coproduction_star.accounts"
    label = "accounts"

    def ready(self) -> None:
        import_module("coproduction_star.accounts.signing_in.signals")
        import_module("coproduction_star.accounts.second_factor.signals")
        add_link(sign_in_link)
        add_link(settings_link)
        add_link(sign_out_link)
        if settings.DEMONSTRATION:
            add_link(demonstration_link)


def sign_in_link(request: HttpRequest) -> Link | None:
    return None if _is_signed_in(request) else _link(request, 90, _("Sign in"), "account_login")


def settings_link(request: HttpRequest) -> Link | None:
    return _link(request, 91, _("Settings"), "settings:settings") if _is_signed_in(request) else None


def sign_out_link(request: HttpRequest) -> Link | None:
    return _link(request, 92, _("Sign out"), "account_logout") if _is_signed_in(request) else None


def demonstration_link(request: HttpRequest) -> Link:
    return _link(request, 80, _("Demonstration"), "demonstration:people")


def _link(request: HttpRequest, order: int, text: str, view: str) -> Link:
    address = reverse(view)
    return Link(order=order, text=text, address=address, current=request.path == address)


def _is_signed_in(request: HttpRequest) -> bool:
    user = getattr(request, "user", None)
    return user is not None and user.is_authenticated
