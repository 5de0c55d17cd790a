"""A form with one field of each kind, sent with mistakes so that its errors show."""

from django import forms
from django.utils.translation import gettext_lazy as _

from coproduction_star.ui.fields import DatePartsField
from coproduction_star.ui.privacy import NotPersonal

CHOICES = (("often", _("Often")), ("sometimes", _("Sometimes")), ("never", _("Never")))


class SampleForm(forms.Form):
    """Every field of the design system."""

    notice = NotPersonal("A sample, in development only; nothing is kept.")

    name = forms.CharField(
        label=_("Name of the programme"), error_messages={"required": _("Enter a name for the programme")}
    )
    email = forms.EmailField(label=_("E-mail"), help_text=_("We only use this to answer you."))
    how_often = forms.ChoiceField(
        label=_("How often do you help a neighbour?"),
        choices=CHOICES,
        widget=forms.RadioSelect,
        error_messages={"required": _("Select how often you help")},
    )
    what = forms.MultipleChoiceField(
        label=_("What would you do more of?"), choices=CHOICES, widget=forms.CheckboxSelectMultiple
    )
    where = forms.ChoiceField(label=_("Where?"), choices=CHOICES)
    story = forms.CharField(label=_("Your story"), max_length=500, widget=forms.Textarea, required=False)
    since = DatePartsField(label=_("Since when?"), help_text=_("For example 27 3 2027"))


SINCE = {"since_day": "31", "since_month": "2", "since_year": "2026"}
WRONG = {
    "name": "",
    "email": "no address",
    "where": "often",
    "since_day": "31",
    "since_month": "2",
    "since_year": "2026",
}


def sample_form() -> SampleForm:
    """Return the form as someone sees it who made mistakes."""
    return SampleForm(WRONG)
