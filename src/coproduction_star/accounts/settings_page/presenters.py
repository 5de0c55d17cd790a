from dataclasses import dataclass
from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from coproduction_star.accounts.second_factor.selectors import has_one


@dataclass(frozen=True, slots=True)
class Setting:
    """A line that leads to its own page."""

    name: str
    value: str
    action: str
    address: str


@dataclass(frozen=True, slots=True)
class SettingsPage:
    """Everything a person chooses for themselves."""

    title: str
    button: str
    settings: tuple[Setting, ...]
    about_me: tuple[Setting, ...]
    """Downloading and erasing what is kept, where those pages are."""


def settings_page(user: Any) -> SettingsPage:
    password = user.has_usable_password()
    address = reverse("account_change_password") if password else reverse("account_set_password")
    change = _("Change")
    settings = (
        Setting(_("E-mail address"), user.email or _("None"), change, reverse("account_email")),
        Setting(_("Password"), _("Set") if password else _("None: you sign in with codes"), change, address),
        Setting(_("Second step"), _("Set up") if has_one(user) else _("Not set up"), change, reverse("mfa_index")),
        Setting(_("Card to sign in with"), _("For when you have no e-mail"), _("Make one"), reverse("cards:new")),
        Setting(_("Staff sign-in"), "", _("Look"), reverse("socialaccount_connections")),
        Setting(_("How often we write"), "", change, reverse("notices:frequency")),
        Setting(_("Tokens for programs"), "", _("Look"), reverse("tokens:tokens")),
    )
    return SettingsPage(_("Your settings"), _("Save"), settings, tuple(_about_me()))


def _about_me() -> list[Setting]:
    """These pages belong to an app above this one; it may be left out."""
    rows = (
        (_("Your data"), _("Look"), "voices:my_data"),
        (_("Your account"), _("Erase"), "voices:erase"),
    )
    return [Setting(name, "", action, address) for name, action, view in rows if (address := _address(view))]


def _address(view: str) -> str:
    try:
        return reverse(view)
    except NoReverseMatch:
        return ""
