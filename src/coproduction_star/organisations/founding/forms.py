from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coproduction_star.ui.fields import DatePartsField
from coproduction_star.ui.privacy import LawfulBasis, NotPersonal, PrivacyNotice


class FoundingForm(forms.Form):
    notice = PrivacyNotice(
        purpose=_("To start the organisation with you as its first administrator."),
        lawful_basis=LawfulBasis.CONTRACT,
        read_by=_("Its members see its name and that you started it. Its public pages show the name alone."),
        kept_for=_("As long as the organisation."),
    )

    name = forms.CharField(
        label=_("What is your organisation called?"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
        error_messages={"required": _("Enter the organisation's name.")},
    )


class DetailsForm(forms.Form):
    notice = PrivacyNotice(
        purpose=_("To tell people who answers for their data and where to write."),
        lawful_basis=LawfulBasis.LEGAL_DUTY,
        read_by=_("Anyone: it stands on every privacy notice. Use an office address, not a person's own."),
        kept_for=_("Until you change it."),
    )

    name = forms.CharField(
        label=_("Name"), max_length=200, error_messages={"required": _("Enter the organisation's name.")}
    )
    controller = forms.CharField(
        label=_("Who answers for personal data?"),
        help_text=_("The law calls this the data controller. Leave empty when it is the organisation itself."),
        max_length=200,
        required=False,
    )
    contact = forms.CharField(
        label=_("Where can people write about their data?"),
        help_text=_("An e-mail or postal address of your data protection officer or office."),
        max_length=200,
        required=False,
    )


class ElectionForm(forms.Form):
    notice = NotPersonal("Two dates.")

    start = DatePartsField(label=_("First day"), help_text=_("For example, 27 3 2027."), required=False)
    end = DatePartsField(label=_("Last day"), help_text=_("For example, 6 5 2027."), required=False)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        start, end = data.get("start"), data.get("end")
        if self.errors:
            return data
        if bool(start) != bool(end):
            self.add_error("end" if start else "start", _("Enter both days, or neither."))
        elif start and end and end < start:
            self.add_error("end", _("The last day must not be before the first day."))
        elif end and end < timezone.localdate():
            self.add_error("end", _("These days are over. Enter an election that is to come, or leave both empty."))
        return data


class SafetyForm(forms.Form):
    """The age from which nobody asks for a parent, and the way out of a page."""

    notice = NotPersonal("An age and an address.")

    alone_from = forms.IntegerField(
        label=_("From which age do people take part without a parent?"),
        help_text=_("Below this age a parent says yes first, and we write down who, how and when. The law on data "
                    "about children starts from 13 in the United Kingdom; you may choose a higher age."),
        min_value=13,
        max_value=18,
        widget=forms.NumberInput({"class": "govuk-input--width-3"}),
        error_messages={
            "required": _("Enter an age, such as 13."),
            "min_value": _("Below 13 the law asks for a parent. Enter 13 or more."),
            "max_value": _("At 18 people are adults. Enter 18 or less."),
        },
    )  # fmt: skip
    leave_to = forms.URLField(
        label=_("Where does “Leave this page” lead?"),
        help_text=_("A page that anybody may have looked at, such as the weather. It begins with https://."),
        max_length=200,
        assume_scheme="https",
        error_messages={
            "required": _("Enter an address, such as https://www.metoffice.gov.uk/."),
            "invalid": _("Enter a whole address, such as https://www.metoffice.gov.uk/."),
        },
    )

    def clean_leave_to(self) -> str:
        address: str = self.cleaned_data["leave_to"]
        parts = urlsplit(address)
        if parts.scheme != "https":
            raise forms.ValidationError(_("Enter an address that begins with https://."))
        if parts.username or parts.hostname == urlsplit(settings.SITE_URL).hostname:
            raise forms.ValidationError(_("It must lead away from here. Enter a page of somebody else."))
        return address
