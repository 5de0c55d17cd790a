from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from coproduction_star.organisations.groups import CHOICES as GROUPS
from coproduction_star.organisations.models import AgeBand, Participant, SafeChannel
from coproduction_star.ui.privacy import LawfulBasis, NotPersonal, PrivacyNotice


class ParticipantForm(forms.Form):
    notice = PrivacyNotice(
        purpose=_("To work with this person, reach them safely and meet their needs."),
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        read_by=_("Members see the name. Only people whose role includes contact see the rest."),
        kept_for=_("Two years after they last took part, or until they ask to be erased."),
    )

    name = forms.CharField(label=_("Name"), max_length=200, error_messages={"required": _("Enter the person's name.")})
    email = forms.EmailField(
        label=_("E-mail address"),
        required=False,
        max_length=254,
        error_messages={"invalid": _("Enter an e-mail address like name@example.org.")},
    )
    phone = forms.CharField(
        label=_("Phone number"), required=False, max_length=40, widget=forms.TextInput({"inputmode": "tel"})
    )
    safe_channel = forms.ChoiceField(
        label=_("How is it safe to reach them?"),
        choices=[("", _("They have not said")), *SafeChannel.choices],
        required=False,
        widget=forms.RadioSelect,
    )
    access_needs = forms.CharField(
        label=_("What do they need to take part?"),
        help_text=_("For example large print, a step-free room, an interpreter. Write needs, not illnesses."),
        max_length=1000,
        required=False,
        widget=forms.Textarea({"rows": 3}),
    )
    age_band = forms.ChoiceField(
        label=_("Age"), choices=[("", _("They have not said")), *AgeBand.choices], required=False
    )
    groups = forms.MultipleChoiceField(
        label=_("Whose view they speak from"),
        choices=GROUPS,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )


class MergeForm(forms.Form):
    notice = NotPersonal("Chooses between two rows that are kept already.")

    keep = forms.ChoiceField(
        label=_("Which row stays?"),
        help_text=_("Gaps are filled from the other row. All they said and did comes together."),
        widget=forms.RadioSelect,
        error_messages={"required": _("Select the row that stays.")},
    )

    def __init__(self, *args: Any, people: tuple[Participant, Participant], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["keep"].choices = [(str(one.pk), _in_words(one)) for one in people]


def _in_words(person: Participant) -> str:
    """What tells one row from the other, also when the names are the same."""
    groups = ", ".join(str(group.get_group_display()) for group in person.groups.all())
    account = _("signs in") if person.user_id else _("no account")
    facts = [person.name, person.email, person.phone, groups, str(account)]
    return " · ".join(fact for fact in facts if fact)
