from importlib import import_module

from django.apps import AppConfig
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


def sign_in_link(request: HttpRequest) -> Link | None:
    if getattr(request, "user", None) is None or request.user.is_authenticated:
        return None
    address = reverse("account_login")
    return Link(order=90, text=_("Sign in"), address=address, current=request.path == address)
