from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from coproduction_star.organisations.groups import CHOICES as GROUPS
from coproduction_star.organisations.roles import SENTENCES, Role
from coproduction_star.ui.privacy import LawfulBasis, NotPersonal, PrivacyNotice

INVITING = PrivacyNotice(
    purpose=_("To let this person in, with the right roles."),
    lawful_basis=LawfulBasis.LEGITIMATE_INTERESTS,
    read_by=_("Administrators of the organisation."),
    kept_for=_("Until they join, or 30 days after the invitation ends."),
)
JOINING = PrivacyNotice(
    purpose=_("To know who takes part, and to let you back in."),
    lawful_basis=LawfulBasis.PUBLIC_TASK,
    read_by=_("Members of the organisation see your name. Only some roles see how to reach you."),
    kept_for=_("Two years after you last took part, or until you ask us to erase it."),
)


class RolesField(forms.MultipleChoiceField):
    """Roles to tick, each with its plain sentence."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(choices=Role.choices, **kwargs)
        self.choice_hints = dict(SENTENCES)


class InviteForm(forms.Form):
    """One person. With `programmes`, roles can count in one of them only."""

    notice = INVITING

    name = forms.CharField(
        label=_("Their name"), max_length=200, error_messages={"required": _("Enter the person's name.")}
    )
    roles = RolesField(
        label=_("What they may do in the whole organisation"),
        help_text=_("Tick all that fit. With none, they see only the programme they are invited to."),
        required=False,
    )
    programme = forms.ChoiceField(label=_("Or in one programme only"), required=False, choices=(), widget=forms.Select)
    programme_roles = RolesField(label=_("What they may do in that programme"), required=False)
    groups = forms.MultipleChoiceField(
        label=_("Whose view they speak from"),
        help_text=_("This is apart from what they may do."),
        choices=GROUPS,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, *args: Any, programmes: Sequence[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if programmes:
            self.fields["programme"].choices = [("", _("No single programme")), *programmes]
        else:
            del self.fields["programme"], self.fields["programme_roles"]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        programme, in_it = data.get("programme"), data.get("programme_roles")
        if not data.get("roles") and not programme and "roles" not in self.errors:
            self.add_error("roles", _("Select at least one thing they may do."))
        if programme and not in_it:
            self.add_error("programme_roles", _("Select what they may do in that programme."))
        if in_it and not programme:
            self.add_error("programme", _("Select the programme."))
        return data

    @property
    def invitation(self) -> dict[str, Any]:
        """The cleaned answers, as the service takes them."""
        data = self.cleaned_data
        return {**data, "programme": data.get("programme") or None}


class InviteByEmailForm(InviteForm):
    email = forms.EmailField(
        label=_("Their e-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"spellcheck": "false"}),
        error_messages={
            "required": _("Enter the person's e-mail address."),
            "invalid": _("Enter an e-mail address like name@example.org."),
        },
    )
    field_order = ["name", "email", "roles", "programme", "programme_roles", "groups"]


class CodeForm(forms.Form):
    """The code from a printed card."""

    notice = NotPersonal("A code, which is compared and not kept.")

    code = forms.CharField(
        label=_("The code on your card or in your message"),
        help_text=_("Sixteen letters and numbers, like ABCD-2345-EFGH-6789."),
        max_length=60,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-20", "autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": _("Enter the code.")},
    )


class JoinForm(forms.Form):
    notice = JOINING

    name = forms.CharField(
        label=_("Your name, as others will see it"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Enter your name.")},
    )
