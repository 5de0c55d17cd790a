"""The forms of signing in: django-allauth's, with our words."""

import dataclasses
from typing import Any

from allauth.account import forms as theirs
from allauth.account.adapter import get_adapter
from django import forms
from django.utils.translation import gettext_lazy as _

from coproduction_star.accounts.wording import CODE, EMAIL, NEW_PASSWORD, Worded, Wording
from coproduction_star.ui.privacy import LawfulBasis, PrivacyNotice

from .ways import Way, staff_ways

AGAIN = Wording(
    label=_("The same password again"),
    required=_("Enter the same password again."),
    attributes={"autocomplete": "new-password"},
)
PASSWORD_NOW = Wording(
    label=_("The password you have now"),
    required=_("Enter the password you have now."),
    attributes={"autocomplete": "current-password"},
)
NEW_EMAIL = dataclasses.replace(EMAIL, label=_("New e-mail address"))


SIGNING_IN = PrivacyNotice(
    purpose=_("To let you in, and nobody else in your name."),
    lawful_basis=LawfulBasis.CONTRACT,
    read_by=_("You. Members of an organisation you join see your name."),
    kept_for=_("Until you erase your account."),
)


class LoginForm(Worded, theirs.LoginForm):
    """One page for both: with a password you are in, without one we send a code."""

    words = {
        "login": EMAIL,
        "password": Wording(
            label=_("Password"),
            hint=_("Leave this empty and we send a code to your e-mail."),
            attributes={"autocomplete": "current-password"},
        ),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].required = False

    @property
    def staff_ways(self) -> list[Way]:
        return staff_ways(self.request, process="login")

    @property
    def anyone_may_join(self) -> bool:
        return get_adapter(self.request).is_open_for_signup(self.request)


class RequestLoginCodeForm(Worded, theirs.RequestLoginCodeForm):
    notice = SIGNING_IN

    words = {"email": EMAIL}


class ConfirmLoginCodeForm(Worded, theirs.ConfirmLoginCodeForm):
    words = {"code": CODE}


class ConfirmEmailForm(Worded, theirs.ConfirmEmailVerificationCodeForm):
    words = {"code": CODE}


class ConfirmPasswordResetForm(Worded, theirs.ConfirmPasswordResetCodeForm):
    words = {"code": CODE}


class SignupForm(Worded, theirs.SignupForm):
    notice = SIGNING_IN

    words = {
        "email": EMAIL,
        "password1": dataclasses.replace(
            NEW_PASSWORD,
            label=_("Password"),
            hint=_("You can do without: then we send a code each time. With one, use at least 12 characters."),
        ),
    }
    name = forms.CharField(
        label=_("Your name"),
        help_text=_("As you want others to see it."),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "name", "spellcheck": "false"}),
        error_messages={"required": _("Enter your name as you want others to see it.")},
    )
    field_order = ["name", "email", "password1"]


class ResetPasswordForm(Worded, theirs.ResetPasswordForm):
    notice = SIGNING_IN

    words = {"email": EMAIL}


class NewPasswordForm(Worded, theirs.ResetPasswordKeyForm):
    words = {"password1": NEW_PASSWORD, "password2": AGAIN}


class SetPasswordForm(Worded, theirs.SetPasswordForm):
    words = {"password1": NEW_PASSWORD, "password2": AGAIN}


class ChangePasswordForm(Worded, theirs.ChangePasswordForm):
    words = {"oldpassword": PASSWORD_NOW, "password1": NEW_PASSWORD, "password2": AGAIN}


class ReauthenticateForm(Worded, theirs.ReauthenticateForm):
    words = {"password": PASSWORD_NOW}


class AddEmailForm(Worded, theirs.AddEmailForm):
    notice = SIGNING_IN

    words = {"email": NEW_EMAIL}


class ChangeEmailForm(Worded, theirs.ChangeEmailForm):
    notice = SIGNING_IN

    words = {"email": NEW_EMAIL}
