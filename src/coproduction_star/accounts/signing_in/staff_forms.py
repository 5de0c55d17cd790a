"""The forms of signing in with the staff's own service. Apart, because django-allauth loads them later."""

from typing import Any

from allauth.socialaccount import forms as theirs
from django import forms
from django.utils.translation import gettext_lazy as _

from coproduction_star.accounts.wording import EMAIL, Worded, Wording

from .forms import SIGNING_IN
from .ways import Way, staff_ways


class StaffSignupForm(Worded, theirs.SignupForm):
    notice = SIGNING_IN

    words = {"email": EMAIL}
    name = forms.CharField(
        label=_("Your name"),
        help_text=_("As you want others to see it."),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "name", "spellcheck": "false"}),
        error_messages={"required": _("Enter your name as you want others to see it.")},
    )
    field_order = ["name", "email"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """An address that the staff's service is sure of is the one of the account: another would be nobody's word."""
        super().__init__(*args, **kwargs)
        sure = [one.email for one in self.sociallogin.email_addresses if one.verified]
        if sure:
            self.initial["email"] = sure[0]
            self.fields["email"].disabled = True
            self.fields["email"].widget.attrs["readonly"] = "readonly"
            self.fields["email"].help_text = _("As your staff account has it. You can change it later in settings.")


class DisconnectForm(Worded, theirs.DisconnectForm):
    words = {"account": Wording(label=_("Connected accounts"), required=_("Select the one to remove."))}

    @property
    def staff_ways(self) -> list[Way]:
        return staff_ways(self.request, process="connect")
