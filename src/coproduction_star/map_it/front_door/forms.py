from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coproduction_star.journeys.hiding import Hidden, PersonChoice
from coproduction_star.organisations.models import Participant
from coproduction_star.ui.fields import DatePartsField
from coproduction_star.ui.privacy import LawfulBasis, PrivacyNotice


class DescribeForm(forms.Form):
    """What the public reads first."""

    notice = PrivacyNotice(
        purpose=_("So that people know who answers for this and how to reach them."),
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        read_by=_("Anyone, once the page is public."),
        kept_for=_("As long as the programme."),
    )

    purpose = forms.CharField(
        label=_("What is it for?"),
        help_text=_("Two or three short sentences, as you would say it to a neighbour."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Say in a sentence what it is for.")},
    )
    answerable = PersonChoice(
        label=_("Who answers for it?"),
        help_text=_("Their name stands on the page. Ask them first."),
        queryset=Participant.objects.none(),
        empty_label=_("Choose a person"),
        error_messages={"required": _("Choose the person who answers for it.")},
    )
    phone = forms.CharField(
        label=_("Phone number for people who do not write"), max_length=40, required=False,
        widget=forms.TextInput(attrs={"inputmode": "tel", "class": "govuk-input--width-20"}),
    )  # fmt: skip
    post = forms.CharField(
        label=_("Where can paper be handed in or sent?"), max_length=300, required=False,
        help_text=_("Such as the desk at the library, or an address."),
    )  # fmt: skip
    in_person = forms.CharField(
        label=_("Where and when can people come and talk?"), max_length=300, required=False,
    )  # fmt: skip

    def __init__(self, *args: Any, people: QuerySet[Participant], hidden: Hidden, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["answerable"].queryset = people
        self.fields["answerable"].hidden = hidden


class AheadForm(forms.Form):
    """A decision that is still to come."""

    notice = DescribeForm.notice

    what = forms.CharField(
        label=_("What will be decided?"), max_length=300,
        error_messages={"required": _("Write what will be decided.")},
    )  # fmt: skip
    on = DatePartsField(
        label=_("On which day?"), error_messages={"required": _("Write the day on which it will be decided.")}
    )
    how = forms.CharField(
        label=_("How can people have a say before then?"), max_length=600, required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip

    def clean_on(self) -> Any:
        on = self.cleaned_data["on"]
        if on and on < timezone.localdate():
            raise forms.ValidationError(_("This day has passed. Write a day that is still to come."))
        return on
