"""The words of every e-mail about signing in, by the name django-allauth gives it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

Words = str | Promise

NOT_YOU = gettext_lazy(
    "Was it not you? Then tell whoever looks after the Co-production Star where you are, and change your password."
)
NOT_ASKED = gettext_lazy("Did you not ask for this? Then you need do nothing: nobody can sign in without the code.")


class UnknownLetter(LookupError):
    """django-allauth asked for an e-mail that has no words yet; add it to LETTERS."""


@dataclass(frozen=True, slots=True)
class Letter:
    """What goes into one e-mail."""

    subject: str
    text: str


LETTERS: Mapping[str, tuple[Words, Words, Words]] = {
    # name: subject, text, closing sentence
    "account/email/login_code": (
        gettext_lazy("Your sign-in code is %(code)s"),
        gettext_lazy("Your code to sign in to the Co-production Star:\n\n    %(code)s\n\nIt works for 15 minutes."),
        NOT_ASKED,
    ),
    "account/email/password_reset_code": (
        gettext_lazy("Your code for a new password is %(code)s"),
        gettext_lazy("Your code to choose a new password:\n\n    %(code)s\n\nIt works for 15 minutes."),
        NOT_ASKED,
    ),
    "account/email/email_confirmation": (
        gettext_lazy("Your code to confirm this address is %(code)s"),
        gettext_lazy("Your code to confirm this e-mail address:\n\n    %(code)s\n\nIt works for 15 minutes."),
        NOT_ASKED,
    ),
    "account/email/email_confirmation_signup": (
        gettext_lazy("Welcome. Your code is %(code)s"),
        gettext_lazy("Welcome to the Co-production Star. Your code:\n\n    %(code)s\n\nIt works for 15 minutes."),
        NOT_ASKED,
    ),
    "account/email/unknown_account": (
        gettext_lazy("There is no account with this address"),
        gettext_lazy(
            "Somebody, perhaps you, tried to sign in to the Co-production Star with this address (%(email)s). "
            "There is no account with it. Try another address, or ask whoever invited you."
        ),
        gettext_lazy("Was it not you? Then you need do nothing."),
    ),
    "account/email/account_already_exists": (
        gettext_lazy("You already have an account"),
        gettext_lazy(
            "Somebody, perhaps you, tried to make an account with this address (%(email)s). "
            "You already have one: sign in at %(address)s."
        ),
        gettext_lazy("Was it not you? Then you need do nothing."),
    ),
    "account/email/password_changed": (
        gettext_lazy("Your password was changed"),
        gettext_lazy("The password of your account was changed."),
        NOT_YOU,
    ),
    "account/email/password_set": (
        gettext_lazy("Your account has a password now"),
        gettext_lazy("A password was set for your account."),
        NOT_YOU,
    ),
    "account/email/password_reset": (
        gettext_lazy("Your password was changed"),
        gettext_lazy("A new password was chosen for your account, with a code from this e-mail address."),
        NOT_YOU,
    ),
    "account/email/email_changed": (
        gettext_lazy("Your e-mail address was changed"),
        gettext_lazy("Your account used the address %(from_email)s. It now uses %(to_email)s."),
        NOT_YOU,
    ),
    "account/email/email_deleted": (
        gettext_lazy("An e-mail address was removed"),
        gettext_lazy("The address %(deleted_email)s was removed from your account."),
        NOT_YOU,
    ),
    "account/email/email_confirm": (
        gettext_lazy("Your e-mail address was confirmed"),
        gettext_lazy("The address %(email)s was confirmed for your account."),
        NOT_YOU,
    ),
    "mfa/email/totp_activated": (
        gettext_lazy("You now sign in with an app too"),
        gettext_lazy("An authenticator app was added to your account."),
        NOT_YOU,
    ),
    "mfa/email/totp_deactivated": (
        gettext_lazy("The authenticator app was removed"),
        gettext_lazy("The authenticator app was removed from your account."),
        NOT_YOU,
    ),
    "mfa/email/webauthn_added": (
        gettext_lazy("A passkey was added"),
        gettext_lazy("A passkey was added to your account."),
        NOT_YOU,
    ),
    "mfa/email/webauthn_removed": (
        gettext_lazy("A passkey was removed"),
        gettext_lazy("A passkey was removed from your account."),
        NOT_YOU,
    ),
    "mfa/email/recovery_codes_generated": (
        gettext_lazy("You have new recovery codes"),
        gettext_lazy("New recovery codes were made for your account. The old ones no longer work."),
        NOT_YOU,
    ),
    "socialaccount/email/account_connected": (
        gettext_lazy("Staff sign-in was connected"),
        gettext_lazy("Your account was connected to %(provider)s."),
        NOT_YOU,
    ),
    "socialaccount/email/account_disconnected": (
        gettext_lazy("Staff sign-in was disconnected"),
        gettext_lazy("Your account is no longer connected to %(provider)s."),
        NOT_YOU,
    ),
}


def letter(name: str, facts: Mapping[str, Any]) -> Letter:
    """The e-mail of that name, in the language that is active."""
    try:
        subject, text, closing = LETTERS[name]
    except KeyError as error:
        raise UnknownLetter(name) from error
    parts = (_("Hello,"), str(text) % facts, str(closing))
    return Letter(subject=str(subject) % facts, text="\n\n".join(parts) + "\n")
