from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coproduction_star.journeys.hiding import Hidden, PersonChoice
from coproduction_star.journeys.models import Partner
from coproduction_star.journeys.privacy import GIVING_A_ROLE, PARTNERS
from coproduction_star.organisations.groups import CHOICES as GROUPS
from coproduction_star.organisations.invitations.forms import INVITING, RolesField
from coproduction_star.organisations.models import Membership
from coproduction_star.organisations.roles import SENTENCES, Role
from coproduction_star.ui.fields import DatePartsField


class PartnerForm(forms.Form):
    notice = PARTNERS

    name = forms.CharField(
        label=_("Which organisation?"), max_length=200, error_messages={"required": _("Write its name.")}
    )
    agreement = forms.CharField(
        label=_("Under which agreement?"),
        max_length=200,
        help_text=_("Such as “Data sharing agreement 7”. Their people see this programme and nothing else."),
        error_messages={"required": _("Name the agreement. Without one, nobody from outside can join.")},
    )
    agreed_on = DatePartsField(
        label=_("From when?"), initial=timezone.localdate, error_messages={"required": _("Enter the first day.")}
    )
    ends_on = DatePartsField(label=_("Until when?"), required=False, help_text=_("Their access ends on this day."))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        start, end = cleaned.get("agreed_on"), cleaned.get("ends_on")
        if start and end and end < start:
            self.add_error("ends_on", _("The last day must not be before the first day."))
        return cleaned


class RoleForm(forms.Form):
    notice = GIVING_A_ROLE

    membership = PersonChoice(
        label=_("Who?"),
        queryset=None,
        empty_label=_("Choose a member"),
        error_messages={"required": _("Choose who takes part.")},
    )
    role = forms.ChoiceField(
        label=_("What may they do in this programme?"),
        choices=Role.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what they may do.")},
    )
    partner = forms.ModelChoiceField(
        label=_("For a partner?"), queryset=None, required=False, empty_label=_("No, for our own organisation")
    )

    def __init__(
        self, *args: Any, members: QuerySet[Membership], partners: QuerySet[Partner], hidden: Hidden, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["membership"].hidden = hidden
        self.fields["membership"].queryset = members
        self.fields["partner"].queryset = partners
        self.fields["role"].choice_hints = dict(SENTENCES)


class InviteForm(forms.Form):
    """One person, for this programme only."""

    notice = INVITING

    name = forms.CharField(
        label=_("Their name"), max_length=200, error_messages={"required": _("Enter the person’s name.")}
    )
    email = forms.EmailField(
        label=_("Their e-mail address"),
        max_length=254,
        required=False,
        help_text=_("Leave it empty, and you get a card with a code to print and hand over."),
        error_messages={"invalid": _("Enter an e-mail address like name@example.org.")},
    )
    programme_roles = RolesField(
        label=_("What they may do in this programme"),
        error_messages={"required": _("Select what they may do.")},
    )
    groups = forms.MultipleChoiceField(
        label=_("Whose view they speak from"),
        choices=GROUPS,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("This is apart from what they may do."),
    )
    partner = forms.ModelChoiceField(
        label=_("For a partner?"), queryset=None, required=False, empty_label=_("No, for our own organisation")
    )

    def __init__(self, *args: Any, partners: QuerySet[Partner], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["partner"].queryset = partners
