"""The forms of the second step: django-allauth's, with our words."""

import dataclasses

from allauth.mfa.base import forms as base
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django.utils.translation import gettext_lazy as _

from coproduction_star.accounts.wording import Worded, Wording
from coproduction_star.ui.privacy import NotPersonal

CODE = Wording(
    label=_("Code from the app"),
    hint=_("Six numbers. A recovery code works here too."),
    required=_("Enter the code that the app shows."),
    attributes={
        "class": "govuk-input--width-10",
        "autocomplete": "one-time-code",
        "inputmode": "numeric",
        "spellcheck": "false",
    },
)
PASSKEY_NAME = Wording(
    label=_("Name of the passkey"),
    hint=_("So that you can tell it from others, such as: my phone."),
    required=_("Enter a name, such as: my phone."),
)


class ActivateAppForm(Worded, totp.ActivateTOTPForm):
    words = {"code": dataclasses.replace(CODE, hint=_("Six numbers."))}


class AuthenticateForm(Worded, base.AuthenticateForm):
    words = {"code": CODE}


class ReauthenticateForm(Worded, base.ReauthenticateForm):
    words = {"code": CODE}


class AddPasskeyForm(Worded, webauthn.AddWebAuthnForm):
    notice = NotPersonal("The name of a device key.")

    words = {
        "name": PASSKEY_NAME,
        "passwordless": Wording(
            label=_("Sign in with this passkey alone"),
            hint=_("Your device then asks for your finger, face or PIN. You need no code and no password."),
        ),
    }


class RenamePasskeyForm(Worded, webauthn.EditWebAuthnForm):
    notice = NotPersonal("The name of a device key.")

    words = {"name": PASSKEY_NAME}
