"""What somebody who helps fills in, or somebody for them."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from coproduction_star.journeys.hiding import Hidden, PersonChoice
from coproduction_star.organisations.models import Participant, SafeChannel
from coproduction_star.together.models import ShiftRole
from coproduction_star.ui.privacy import LawfulBasis, PrivacyNotice

from . import easy_words
from .signing import Joining

NOTICE = PrivacyNotice(
    purpose=_("To keep your place, remind you once, and thank you."),
    lawful_basis=LawfulBasis.CONSENT,
    read_by=_("The team that runs it. Nobody else sees your name."),
    kept_for=_("90 days after the day. With your four words you can erase it at any time."),
)


class JoinForm(forms.Form):
    """I come. Only a name is needed."""

    notice, easy = NOTICE, easy_words.JOINING

    role = forms.ChoiceField(
        label=_("What would you like to do?"), widget=forms.RadioSelect,
        error_messages={"required": _("Choose what you would like to do.")},
    )  # fmt: skip
    name = forms.CharField(
        label=_("What shall we call you?"), max_length=120, help_text=_("A first name is enough."),
        error_messages={"required": _("Write what we shall call you.")},
    )  # fmt: skip
    adult = forms.BooleanField(
        label=_("I am 18 or over"), help_text=_("Younger? A parent or guardian asks the team first."),
        error_messages={"required": _("Tick that you are 18 or over. If you are younger, ask the team first.")},
    )  # fmt: skip
    contact = forms.CharField(
        label=_("How can we tell you if something changes?"), max_length=200, required=False,
        help_text=_("An e-mail or a phone number. You can leave it empty, and look with your four words."),
    )  # fmt: skip
    safe_channel = forms.ChoiceField(
        label=_("How is it safe to reach you?"), required=False,
        choices=[("", _("No matter how")), *SafeChannel.choices],
    )  # fmt: skip
    access_needs = forms.CharField(
        label=_("Is there anything we should get ready for you?"), max_length=600, required=False,
        widget=forms.Textarea({"rows": 2}), help_text=_("Such as: a slow walk, large print, a place to sit."),
    )  # fmt: skip
    leave_empty = forms.CharField(
        label=_("Leave this box empty"), required=False, widget=forms.TextInput({"autocomplete": "off"})
    )

    def __init__(self, *args: Any, roles: Sequence[tuple[ShiftRole, str]], **kwargs: Any) -> None:
        """Each role with what stands behind its name, such as how many are still needed."""
        super().__init__(*args, **kwargs)
        self.roles = {str(role.pk): role for role, _said in roles}
        self.fields["role"].choices = [(str(role.pk), said) for role, said in roles]
        if len(roles) == 1:
            self.fields["role"].initial = next(iter(self.roles))

    def clean_leave_empty(self) -> str:
        if self.cleaned_data["leave_empty"]:
            raise forms.ValidationError(_("Make this box empty again: it is there to stop machines. Then send it."))
        return ""

    @property
    def chosen(self) -> ShiftRole:
        return self.roles[self.cleaned_data["role"]]

    @property
    def joining(self) -> Joining:
        names = ("name", "contact", "safe_channel", "access_needs")
        said = {name: self.cleaned_data[name] for name in names}
        return Joining(participant=self.cleaned_data.get("participant"), **said)


class JoinForOtherForm(JoinForm):
    """The same, written down by the team for somebody who rang or came by."""

    notice = PrivacyNotice(
        purpose=_("So that people without a computer sign up as all others do."),
        lawful_basis=LawfulBasis.CONSENT,
        read_by=_("The team that runs it. Keep to yourself what you type for others."),
        kept_for=_("90 days after the day. With their four words they can erase it at any time."),
    )

    participant = PersonChoice(
        label=_("Is it somebody who takes part in the programme?"), queryset=Participant.objects.none(),
        required=False, empty_label=_("No"),
    )  # fmt: skip
    field_order = ("role", "participant", "name", "adult")

    def __init__(self, *args: Any, people: QuerySet[Participant], hidden: Hidden, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["participant"].queryset, self.fields["participant"].hidden = people, hidden
        self.fields["name"].required = False
        self.fields["name"].label = _("Or the name of somebody else")
        self.fields["adult"].label = _("They are 18 or over, or a parent or guardian said yes")
        self.fields["adult"].help_text = ""
        del self.fields["leave_empty"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not cleaned.get("participant") and not cleaned.get("name"):
            self.add_error("name", _("Choose somebody, or write a name."))
        return cleaned
